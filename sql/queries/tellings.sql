-- Which engagements are told most often?
-- How to read it: tellings are mentions, articles the pages they stand in; much told is not the same as important.
-- Set: rows (20).
SELECT engagement_id, edtf AS date, array_to_string(partners[:3], ' ') AS partners, type::VARCHAR AS type,
    tellings, articles
FROM engagement
ORDER BY tellings DESC, date_first DESC NULLS LAST, engagement_key DESC
LIMIT coalesce(getvariable('rows')::INTEGER, 20);
