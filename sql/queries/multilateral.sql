-- Which organisations and forums are engaged most?
-- How to read it: with organisations, since the day set; members count under their own names; wholes leave parts out.
-- Set: since (2015-01-01), rows (30).
SELECT p.partner, n.name, count(*) AS engagements,
    count(*) FILTER (NOT is_part) AS wholes, max(p.date_last) AS last_by
FROM took_place AS p
JOIN partner AS n USING (partner)
WHERE n.kind = 'organisation' AND p.date_first >= coalesce(getvariable('since')::DATE, DATE '2015-01-01')
GROUP BY p.partner, n.name
ORDER BY engagements DESC, p.partner
LIMIT coalesce(getvariable('rows')::INTEGER, 30);
