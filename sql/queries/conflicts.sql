-- Where do the tellings contradict each other?
-- How to read it: one row for each point; the date shown is the one best supported.
-- Set: partner (all), rows (50).
SELECT engagement_id, array_to_string(partners, ' ') AS partners, date, type::VARCHAR AS type, conflict
FROM conflicting_engagement
WHERE getvariable('partner') IS NULL OR list_contains(partners, getvariable('partner'))
ORDER BY date IS NULL, engagement_key DESC, position
LIMIT coalesce(getvariable('rows')::INTEGER, 50);
