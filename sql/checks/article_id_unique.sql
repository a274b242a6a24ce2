-- Every article has its own article_id.
SELECT article_id, count(*) AS articles
FROM article
WHERE article_id IN (SELECT article_id FROM article WHERE article_touched(article_key))
GROUP BY article_id
HAVING count(*) > 1;
