-- Which organisations and forums are engaged most?
-- How to read it: engagements with organisations that took place since the day set; members are counted under their own names.
-- Set: since (2015-01-01).
SELECT p.partner, left(n.name, 40) AS name, count(*) AS engagements, max(p.date_last) AS last_by
FROM took_place AS p
JOIN partner AS n USING (partner)
WHERE n.kind = 'organisation' AND p.date_first >= coalesce(getvariable('since')::DATE, DATE '2015-01-01')
GROUP BY p.partner, n.name
ORDER BY engagements DESC, p.partner
LIMIT 30;
