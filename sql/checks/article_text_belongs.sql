-- An article has one text at most, of the length stated, and every text has its article.
SELECT t.article_key, count(*) AS texts, any_value(length(t.text)) AS found, any_value(a.characters) AS stated
FROM article_text AS t
LEFT JOIN article AS a USING (article_key)
GROUP BY t.article_key
HAVING count(*) > 1 OR any_value(a.characters) IS DISTINCT FROM any_value(length(t.text));
