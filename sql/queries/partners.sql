-- With whom does the home country engage most?
-- How to read it: what took place; wholes count a visit once with its talks; the last day each can have been met.
-- Set: since (2015-01-01), region (all), rows (25).
SELECT p.partner, n.name, count(*) AS engagements,
    count(*) FILTER (NOT is_part) AS wholes, count(*) FILTER (p.type = 'visit') AS visits,
    count(*) FILTER (p.level = 'leader') AS with_leader, max(p.date_last) AS last_by
FROM took_place AS p
JOIN partner AS n USING (partner)
WHERE p.date_first >= coalesce(getvariable('since')::DATE, DATE '2015-01-01')
    AND (getvariable('region') IS NULL OR n.region = getvariable('region'))
GROUP BY p.partner, n.name
ORDER BY engagements DESC, p.partner
LIMIT coalesce(getvariable('rows')::INTEGER, 25);
