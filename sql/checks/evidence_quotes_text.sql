-- Evidence is the words of the article at the place it names.
-- Of a file written onto a former one only the fresh articles are looked at: the others were checked there.
WITH told AS (
    SELECT mention_key, article_key
    FROM mention
    WHERE getvariable('fresh_articles') IS NULL OR article_key IN (SELECT unnest(getvariable('fresh_articles')::UINTEGER[]))
),
spoken AS (
    SELECT article_key, text
    FROM article_text
    WHERE getvariable('fresh_articles') IS NULL OR article_key IN (SELECT unnest(getvariable('fresh_articles')::UINTEGER[]))
)
SELECT v.mention_key, v.field, v.span_start, v.text
FROM evidence AS v
JOIN told USING (mention_key)
JOIN spoken AS t USING (article_key)
WHERE v.text <> substring(t.text, v.span_start + 1, v.span_end - v.span_start);
