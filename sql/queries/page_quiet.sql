-- Which partners have been silent for longer than is usual for them and for their tier?
-- How to read it: gaps are months between months of held contact at the level asked for or higher; the view says the rule.
SELECT
    q.partner, coalesce(q.tier, 'no-tier') AS tier, q.tier_rank, e.date_first, e.date_last,
    e.granularity::VARCHAR AS granularity, e.engagement_id, q.months_silent, q.usual_gap, q.long_gap, q.longest_gap, q.gaps,
    q.tier_gap, q.is_quiet, q.gaps_judged, q.false_alarms
FROM quiet_partner AS q
JOIN engagement AS e USING (engagement_key)
ORDER BY q.is_quiet DESC, q.gaps >= 4 DESC, q.months_silent / greatest(q.usual_gap, 1) DESC NULLS LAST, q.months_silent DESC, q.partner;
