-- How is each article called where a difference is told?
SELECT article_id, concat_ws(', ', '“' || left(title, 60) || '”', outlet, article_id) AS called
FROM article
ORDER BY article_key;
