-- Every mention has its own key and its own place in its article.
SELECT article_key, mention_index, count(*) AS mentions
FROM mention
WHERE article_touched(article_key)
GROUP BY article_key, mention_index
HAVING count(*) > 1
UNION ALL
SELECT mention_key, NULL, count(*) FROM mention WHERE mention_touched(mention_key) GROUP BY mention_key HAVING count(*) > 1;
