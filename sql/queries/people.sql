-- Who on the home side is most often abroad or receiving guests?
-- How to read it: named participants of the home side since the day set, accents aside; wholes, inbound and outbound count a visit once.
-- Set: since (2015-01-01), rows (25).
WITH family AS (
    -- the engagements that belong together, few beside all, so that only these are looked through for repeats
    SELECT engagement_key, whole_key FROM engagement_whole WHERE whole_key <> engagement_key
    UNION
    SELECT whole_key, whole_key FROM engagement_whole WHERE whole_key <> engagement_key
)
SELECT max_by(p.name, p.engagement_key) AS name, max_by(p.role, p.engagement_key) AS role, count(*) AS engagements,
    count(*) FILTER (f.whole_key IS NULL) + count(DISTINCT f.whole_key) AS wholes,
    count(*) FILTER (f.whole_key IS NULL AND e.direction = 'inbound')
        + count(DISTINCT f.whole_key) FILTER (e.direction = 'inbound') AS inbound,
    count(*) FILTER (f.whole_key IS NULL AND e.direction = 'outbound')
        + count(DISTINCT f.whole_key) FILTER (e.direction = 'outbound') AS outbound
FROM engagement_participant AS p
JOIN engagement AS e USING (engagement_key)
LEFT JOIN family AS f USING (engagement_key)
WHERE p.side = 'home' AND p.name IS NOT NULL AND e.status IN ('held', 'ongoing')
    AND e.date_first >= coalesce(getvariable('since')::DATE, DATE '2015-01-01')
GROUP BY fold(p.name)
ORDER BY wholes DESC, engagements DESC, name
LIMIT coalesce(getvariable('rows')::INTEGER, 25);
