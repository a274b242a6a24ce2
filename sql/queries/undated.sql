-- Which engagements have no date at all?
-- How to read it: no words date them, so they count in no period; those without an id were left open and make no row.
-- Set: rows (40).
WITH undated AS (
    SELECT e.engagement_id, e.type || ' with ' || array_to_string(e.partners[:4], ' ') AS what, m.article_key,
        NULL AS words
    FROM engagement AS e
    JOIN mention AS m USING (engagement_key)
    WHERE e.date_first IS NULL
    UNION ALL
    SELECT NULL, split_part(why, ': ', 1), article_key, text
    FROM unresolved
    WHERE kind = 'engagement without a date'
)
SELECT a.article_id, left(what, 34) AS what, left(words, 24) AS words, engagement_id
FROM undated
JOIN article AS a USING (article_key)
ORDER BY engagement_id NULLS LAST, a.article_id, what, words
LIMIT coalesce(getvariable('rows')::INTEGER, 40);
