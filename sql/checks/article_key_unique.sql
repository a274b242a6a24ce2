-- Every article has its own article_key.
SELECT article_key, count(*) AS articles
FROM article
WHERE article_touched(article_key)
GROUP BY article_key
HAVING count(*) > 1;
