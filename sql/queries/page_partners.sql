-- Which partners are there, in which region and at which tier of partnership today?
WITH present_tier AS (
    SELECT partner, arg_min(tier, rank) AS tier, min(rank) AS tier_rank
    FROM tier
    WHERE valid_to IS NULL
    GROUP BY partner
),
counted AS (
    SELECT partner, count(*) AS engagements FROM engagement_partner GROUP BY partner
)
SELECT
    p.partner, p.name, p.official_name, p.kind, p.region, p.iso2,
    coalesce(t.tier, 'no-tier') AS tier, t.tier_rank, coalesce(c.engagements, 0) AS engagements
FROM partner AS p
LEFT JOIN present_tier AS t USING (partner)
LEFT JOIN counted AS c USING (partner)
WHERE p.partner <> (SELECT home FROM build)
ORDER BY engagements DESC, p.name;
