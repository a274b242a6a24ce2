-- Who comes to whom?
-- How to read it: engagements that took place since the day set, seen from the home country; those of unknown direction stand in the last column alone.
-- Set: since (2015-01-01), rows (25).
SELECT partner, count(*) FILTER (direction = 'inbound') AS inbound, count(*) FILTER (direction = 'outbound') AS outbound,
    count(*) FILTER (direction = 'third-country') AS third, count(*) FILTER (direction = 'remote') AS remote,
    count(*) FILTER (direction = 'resident') AS resident, count(*) AS engagements
FROM took_place
WHERE date_first >= coalesce(getvariable('since')::DATE, DATE '2015-01-01')
GROUP BY partner
ORDER BY engagements DESC, partner
LIMIT coalesce(getvariable('rows')::INTEGER, 25);
