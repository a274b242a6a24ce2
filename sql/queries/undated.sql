-- Which engagements have no date at all?
-- How to read it: the words give none; they count in no period, and are shown here so that they are not lost.
-- Set: rows (40).
SELECT engagement_id, array_to_string(partners[:4], ' ') AS partners, type::VARCHAR AS type, tellings,
    left(date_why, 40) AS why
FROM engagement
WHERE date_first IS NULL
ORDER BY engagement_id
LIMIT coalesce(getvariable('rows')::INTEGER, 40);
