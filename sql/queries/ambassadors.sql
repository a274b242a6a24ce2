-- Which ambassadors posted here were most active?
-- How to read it: engagements held or ongoing in which they stood for a partner since the day set; wholes count a visit once.
-- Set: since (2020-01-01), rows (20).
WITH family AS (
    -- the engagements that belong together, few beside all, so that only these are looked through for repeats
    SELECT engagement_key, whole_key FROM engagement_whole WHERE whole_key <> engagement_key
    UNION
    SELECT whole_key, whole_key FROM engagement_whole WHERE whole_key <> engagement_key
)
SELECT p.country AS partner, (SELECT left(n.name, 16) FROM partner AS n WHERE n.partner = p.country) AS name,
    max_by(p.name, p.engagement_key) AS ambassador, count(*) AS engagements,
    count(*) FILTER (f.whole_key IS NULL) + count(DISTINCT f.whole_key) AS wholes,
    max(e.date_last) AS last_by
FROM engagement_participant AS p
JOIN engagement AS e USING (engagement_key)
LEFT JOIN family AS f USING (engagement_key)
WHERE p.side = 'partner' AND p.name IS NOT NULL AND e.level_partner = 'ambassador'
    AND e.status IN ('held', 'ongoing')
    AND e.date_first >= coalesce(getvariable('since')::DATE, DATE '2020-01-01')
GROUP BY p.country, fold(p.name)
ORDER BY engagements DESC, partner, ambassador
LIMIT coalesce(getvariable('rows')::INTEGER, 20);
