-- Who comes to whom?
-- How to read it: since the day set, seen from home; a visit counts once with its talks, unless parts = true.
-- Set: since (2015-01-01), parts (false), rows (25).
SELECT partner, count(*) FILTER (direction = 'inbound') AS inbound, count(*) FILTER (direction = 'outbound') AS outbound,
    count(*) FILTER (direction = 'third-country') AS third_country, count(*) FILTER (direction = 'remote') AS remote,
    count(*) FILTER (direction = 'resident') AS resident,
    count(*) FILTER (direction = 'unknown') AS unknown, count(*) AS total
FROM took_place
WHERE date_first >= coalesce(getvariable('since')::DATE, DATE '2015-01-01')
    AND (NOT is_part OR coalesce(getvariable('parts')::BOOLEAN, false))
GROUP BY partner
ORDER BY total DESC, partner
LIMIT coalesce(getvariable('rows')::INTEGER, 25);
