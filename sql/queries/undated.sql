-- Which engagements have no date at all?
-- How to read it: no words date them, so they count in no period; those without an id were left open and make no row.
-- Set: rows (40).
WITH undated AS (
    SELECT engagement_id, type || ' with ' || array_to_string(partners[:4], ' ') AS what, date_why AS why, tellings, NULL AS words
    FROM engagement
    WHERE date_first IS NULL
    UNION ALL
    SELECT NULL, split_part(why, ': ', 1), regexp_replace(why, '^[^:]*: ', ''), count(*), min(text)
    FROM unresolved
    WHERE kind = 'engagement without a date'
    GROUP BY why
)
SELECT engagement_id, what, tellings, why, words
FROM undated
ORDER BY engagement_id NULLS LAST, tellings DESC, what, why
LIMIT coalesce(getvariable('rows')::INTEGER, 40);
