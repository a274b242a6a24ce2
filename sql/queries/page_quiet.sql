-- Which partners have been silent for longer than is usual for them and for their tier?
-- How to read it: gaps are months between months with held contact at the level asked for or higher; a partner is quiet
-- when its silence is over twice its own usual (median) gap and over the usual gap of its tier; at least five contacts needed.
WITH last_day AS (SELECT as_of FROM build),
present_tier AS (
    SELECT partner, arg_min(tier, rank) AS tier, min(rank) AS tier_rank FROM tier WHERE valid_to IS NULL GROUP BY partner
),
contact AS (
    SELECT partner, date_trunc('month', date_last) AS month, max(date_last) AS latest, max_by(engagement_key, date_last) AS engagement_key
    FROM engagement_partner, last_day
    WHERE status IN ('held', 'ongoing') AND date_last <= as_of
      AND level <= coalesce(getvariable('at_least'), 'other')::level
    GROUP BY partner, month
),
gap AS (
    SELECT partner, date_diff('month', lag(month) OVER (PARTITION BY partner ORDER BY month), month) AS months FROM contact
),
habit AS (
    SELECT partner, median(months) AS usual_gap, max(months) AS longest_gap, count(months) AS gaps FROM gap GROUP BY partner
),
tier_habit AS (
    SELECT coalesce(tier, 'no-tier') AS tier, median(usual_gap) AS tier_gap
    FROM habit LEFT JOIN present_tier USING (partner)
    WHERE gaps >= 4
    GROUP BY ALL
),
newest AS (
    SELECT partner, max(latest) AS latest, max_by(engagement_key, latest) AS engagement_key, count(*) AS months_of_contact
    FROM contact GROUP BY partner
)
SELECT
    n.partner, coalesce(t.tier, 'no-tier') AS tier, t.tier_rank, e.date_first, e.date_last, e.granularity::VARCHAR AS granularity, e.engagement_id,
    date_diff('month', n.latest, as_of) - CASE WHEN day(as_of) < day(n.latest) THEN 1 ELSE 0 END AS silent_months,
    h.usual_gap, h.longest_gap, h.gaps, th.tier_gap,
    h.gaps >= 4 AND silent_months > 2 * greatest(h.usual_gap, 1) AND silent_months > coalesce(th.tier_gap, 0) AS is_quiet
FROM newest AS n
JOIN habit AS h USING (partner)
JOIN engagement AS e USING (engagement_key)
LEFT JOIN present_tier AS t USING (partner)
LEFT JOIN tier_habit AS th ON th.tier = coalesce(t.tier, 'no-tier'), last_day
ORDER BY is_quiet DESC, silent_months / greatest(h.usual_gap, 1) DESC NULLS LAST, n.partner;
