-- Article keys count from 0 without gaps or repeats.
SELECT count(*) AS articles, count(DISTINCT article_key) AS keys, max(article_key) AS highest
FROM article
HAVING count(*) > 0 AND (count(DISTINCT article_key) <> count(*) OR max(article_key) <> count(*) - 1);
