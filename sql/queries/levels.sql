-- At what level is each partner met?
-- How to read it: the higher rank of the two sides, since the day set; a visit counts once with its talks, unless parts = true.
-- Set: since (2015-01-01), parts (false), rows (25).
SELECT partner, count(*) FILTER (level = 'leader') AS leader, count(*) FILTER (level = 'deputy-leader') AS deputy_leader,
    count(*) FILTER (level = 'minister') AS minister, count(*) FILTER (level = 'deputy-minister') AS deputy_minister,
    count(*) FILTER (level = 'ambassador') AS ambassador, count(*) FILTER (level = 'other') AS other
FROM took_place
WHERE date_first >= coalesce(getvariable('since')::DATE, DATE '2015-01-01')
    AND (NOT is_part OR coalesce(getvariable('parts')::BOOLEAN, false))
GROUP BY partner
ORDER BY count(*) DESC, partner
LIMIT coalesce(getvariable('rows')::INTEGER, 25);
