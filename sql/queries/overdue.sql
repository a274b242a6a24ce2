-- Which plans have passed without a word?
-- How to read it: planned or proposed, their last possible day lies before the newest day known.
-- Set: rows (50).
SELECT engagement_id, array_to_string(partners[:3], ' ') AS partners, date, type::VARCHAR AS type,
    status::VARCHAR AS status, -days_ahead AS days_past
FROM planned_engagement
WHERE overdue OR date_last < (SELECT as_of FROM build)
ORDER BY date_first DESC, engagement_id
LIMIT coalesce(getvariable('rows')::INTEGER, 50);
