-- At what level is each partner met?
-- How to read it: the higher rank of the two sides, engagements that took place since the day set.
-- Set: since (2015-01-01), rows (25).
SELECT partner, count(*) FILTER (level = 'leader') AS leader, count(*) FILTER (level = 'deputy-leader') AS deputy,
    count(*) FILTER (level = 'minister') AS minister, count(*) FILTER (level = 'deputy-minister') AS vice_minister,
    count(*) FILTER (level = 'ambassador') AS ambassador, count(*) FILTER (level = 'other') AS other
FROM took_place
WHERE date_first >= coalesce(getvariable('since')::DATE, DATE '2015-01-01')
GROUP BY partner
ORDER BY count(*) DESC, partner
LIMIT coalesce(getvariable('rows')::INTEGER, 25);
