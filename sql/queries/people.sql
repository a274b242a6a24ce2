-- Who on the home side is most often abroad or receiving guests?
-- How to read it: named participants of the home side, engagements since the day set.
-- Set: since (2015-01-01), rows (25).
SELECT p.name, any_value(left(p.role, 30)) AS role, count(*) AS engagements,
    count(*) FILTER (e.direction = 'inbound') AS inbound, count(*) FILTER (e.direction = 'outbound') AS outbound
FROM engagement_participant AS p
JOIN engagement AS e USING (engagement_key)
WHERE p.side = 'home' AND p.name IS NOT NULL AND e.status IN ('held', 'ongoing')
    AND e.date_first >= coalesce(getvariable('since')::DATE, DATE '2015-01-01')
GROUP BY p.name
ORDER BY engagements DESC, p.name
LIMIT coalesce(getvariable('rows')::INTEGER, 25);
