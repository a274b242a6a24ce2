-- Evidence is the words of the article at the place it names.
-- Of a file written onto a former one only the fresh articles are looked at: the others were checked there.
WITH told AS (
    SELECT mention_key, article_key
    FROM mention
    WHERE getvariable('fresh_articles') IS NULL OR list_contains(getvariable('fresh_articles'), article_key)
),
spoken AS (
    SELECT article_key, text
    FROM article_text
    WHERE getvariable('fresh_articles') IS NULL OR list_contains(getvariable('fresh_articles'), article_key)
)
SELECT v.mention_key, v.field, v.span_start, v.text
FROM evidence AS v
JOIN told USING (mention_key)
JOIN spoken AS t USING (article_key)
WHERE v.text <> substring(t.text, v.span_start + 1, v.span_end - v.span_start);
