-- When were relations established or raised, as the articles tell it?
-- How to read it: compare with milestones and tiers, which come from reference tables.
-- Set: partner (all), rows (50).
SELECT date, partner, subtype, articles, round(confidence::DOUBLE, 2) AS confidence, engagement_id
FROM partner_engagement
WHERE type = 'upgrade' AND status IN ('held', 'ongoing')
    AND (getvariable('partner') IS NULL OR partner = getvariable('partner'))
ORDER BY date_first DESC, partner, engagement_id
LIMIT coalesce(getvariable('rows')::INTEGER, 50);
