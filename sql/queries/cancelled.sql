-- What was cancelled or postponed?
-- How to read it: the date is the one announced; last told is the newest day of publication.
-- Set: partner (all), rows (50).
SELECT engagement_id, array_to_string(partners[:2], ' ') AS partners, edtf AS date, type::VARCHAR AS type,
    status::VARCHAR AS status, last_published AS last_told
FROM engagement
WHERE status IN ('cancelled', 'postponed')
    AND (getvariable('partner') IS NULL OR list_contains(partners, getvariable('partner')))
ORDER BY date_first DESC, engagement_id
LIMIT coalesce(getvariable('rows')::INTEGER, 50);
