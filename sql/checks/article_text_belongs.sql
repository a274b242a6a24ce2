-- An article has one text at most, of the length stated, and every text has its article.
-- Of a file written onto a former one only fresh texts are measured: the others were checked there.
WITH spoken AS (
    SELECT article_key, length(text) AS found
    FROM article_text
    WHERE getvariable('fresh_articles') IS NULL OR article_key IN (SELECT unnest(getvariable('fresh_articles')::UINTEGER[]))
),
counted AS (SELECT article_key, count(*) AS texts FROM article_text GROUP BY article_key)
SELECT t.article_key, t.texts, s.found, a.characters AS stated
FROM counted AS t
LEFT JOIN spoken AS s USING (article_key)
LEFT JOIN article AS a USING (article_key)
WHERE t.texts > 1 OR a.characters IS NULL OR a.characters <> s.found;
