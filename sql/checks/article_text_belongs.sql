-- An article has one text at most, of the length stated, and every text has its article.
WITH spoken AS (
    SELECT article_key, count(*) AS texts, any_value(length(text)) AS found
    FROM article_text
    WHERE article_touched(article_key)
    GROUP BY article_key
)
SELECT t.article_key, t.texts, t.found, a.characters AS stated
FROM spoken AS t
LEFT JOIN article AS a USING (article_key)
WHERE t.texts > 1 OR a.characters IS NULL OR a.characters <> t.found;
