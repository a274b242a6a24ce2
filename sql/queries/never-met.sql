-- Which countries has the home country not met at a level since a day?
-- How to read it: countries with any record at all, but none at that level or higher; no row is no proof of no contact.
-- Set: level (minister), since (2020-01-01), rows (50).
SELECT p.partner, n.name, n.region, count(*) AS engagements, max(p.date_last) AS last_by
FROM took_place AS p
JOIN partner AS n USING (partner)
WHERE n.kind = 'country'
GROUP BY p.partner, n.name, n.region
HAVING count(*) FILTER (
    p.level_rank <= enum_code(coalesce(getvariable('level')::VARCHAR, 'minister')::level) + 1
    AND p.date_last >= coalesce(getvariable('since')::DATE, DATE '2020-01-01')
) = 0
ORDER BY engagements DESC, p.partner
LIMIT coalesce(getvariable('rows')::INTEGER, 50);
