-- Who on the home side is most often abroad or receiving guests?
-- How to read it: named participants of the home side since the day set; wholes, inbound and outbound count a visit once.
-- Set: since (2015-01-01), rows (25).
SELECT p.name, any_value(left(p.role, 30)) AS role, count(*) AS engagements,
    count(DISTINCT w.whole_key) AS wholes, count(DISTINCT w.whole_key) FILTER (e.direction = 'inbound') AS inbound,
    count(DISTINCT w.whole_key) FILTER (e.direction = 'outbound') AS outbound
FROM engagement_participant AS p
JOIN engagement AS e USING (engagement_key)
JOIN engagement_whole AS w USING (engagement_key)
WHERE p.side = 'home' AND p.name IS NOT NULL AND e.status IN ('held', 'ongoing')
    AND e.date_first >= coalesce(getvariable('since')::DATE, DATE '2015-01-01')
GROUP BY p.name
ORDER BY wholes DESC, engagements DESC, p.name
LIMIT coalesce(getvariable('rows')::INTEGER, 25);
