-- When was the last contact at each level, each way?
-- How to read it: last by is the latest day it can have been; days ago to the newest day known; wholes leave parts out.
-- Set: partner (the most frequent).
SELECT partner, direction, level, engagements, wholes, last_day_latest AS last_by,
    days_ago_least AS days_ago
FROM last_contact
WHERE partner = coalesce(getvariable('partner')::VARCHAR, (FROM partner_met_most))
ORDER BY level_rank, direction;
