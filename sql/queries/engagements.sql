-- What took place with a partner between two days?
-- How to read it: held or ongoing, its interval overlaps the days; plans are in planned and cancelled; look an id up with why.
-- Set: partner (the most frequent), since (2000-01-01), until (the newest day known), rows (50).
SELECT engagement_id, date, type::VARCHAR AS type, level::VARCHAR AS level, direction::VARCHAR AS direction
FROM partner_engagement
WHERE partner = coalesce(getvariable('partner')::VARCHAR, (FROM partner_met_most))
    AND status IN ('held', 'ongoing')
    AND date_last >= coalesce(getvariable('since')::DATE, DATE '2000-01-01')
    AND date_first <= coalesce(getvariable('until')::DATE, (SELECT as_of FROM build))
ORDER BY date_first DESC, engagement_id
LIMIT coalesce(getvariable('rows')::INTEGER, 50);
