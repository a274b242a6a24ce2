-- Is the traffic even?
-- How to read it: balance above zero: they came more often than we went; a visit counts once, whatever belongs to it.
-- Set: since_year (2015), rows (25).
SELECT partner, sum(visits_in)::BIGINT AS visits_in, sum(visits_out)::BIGINT AS visits_out,
    sum(came)::BIGINT AS came, sum(went)::BIGINT AS went, sum(balance)::BIGINT AS balance
FROM reciprocity
WHERE year >= coalesce(getvariable('since_year')::INTEGER, 2015)
GROUP BY partner
ORDER BY sum(reciprocity.came) + sum(reciprocity.went) DESC, partner
LIMIT coalesce(getvariable('rows')::INTEGER, 25);
