-- Does contact follow the tier?
-- How to read it: engagements a partner and year in each tier, counted in the tier that held at the time.
SELECT tier_rank AS rank, coalesce((SELECT any_value(name) FROM tier AS t WHERE t.tier = e.tier), 'none') AS tier, count(DISTINCT partner) AS partners, count(*) AS engagements,
    round(count(*) / count(DISTINCT (partner, year(date_first))), 1) AS a_partner_and_year
FROM engagement_tier AS e
WHERE status IN ('held', 'ongoing')
GROUP BY tier_rank, e.tier
ORDER BY tier_rank NULLS LAST;
