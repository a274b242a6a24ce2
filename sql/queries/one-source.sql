-- Which high-level engagements rest on a single article?
-- How to read it: check these before you quote them; leader level, newest first.
-- Set: rows (30).
SELECT engagement_id, edtf AS date, array_to_string(partners[:2], ' ') AS partners, type::VARCHAR AS type,
    round(confidence::DOUBLE, 2) AS confidence, status::VARCHAR AS status
FROM engagement
WHERE level = 'leader' AND articles = 1 AND confirmed_by IS NULL AND status IN ('held', 'ongoing')
ORDER BY date_first DESC NULLS LAST, engagement_key DESC
LIMIT coalesce(getvariable('rows')::INTEGER, 30);
