-- What is planned?
-- How to read it: not yet held; the date is what the announcements allow.
-- Set: partner (all), days (365), rows (50).
SELECT engagement_id, array_to_string(partners[:3], ' ') AS partners, date, type::VARCHAR AS type,
    level::VARCHAR AS level
FROM planned_engagement
WHERE (date_last IS NULL OR date_last >= (SELECT as_of FROM build))
    AND coalesce(days_ahead, 0) <= coalesce(getvariable('days')::INTEGER, 365)
    AND (getvariable('partner') IS NULL OR list_contains(partners, getvariable('partner')))
ORDER BY date_first, engagement_id
LIMIT coalesce(getvariable('rows')::INTEGER, 50);
