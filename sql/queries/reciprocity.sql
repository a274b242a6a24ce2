-- Is the traffic even?
-- How to read it: balance above zero: they came more often than we went, over the years set.
-- Set: since_year (2015), rows (25).
SELECT partner, sum(visits_in)::BIGINT AS visits_in, sum(visits_out)::BIGINT AS visits_out,
    sum(inbound)::BIGINT AS inbound, sum(outbound)::BIGINT AS outbound, sum(balance)::BIGINT AS balance
FROM reciprocity
WHERE year >= coalesce(getvariable('since_year')::INTEGER, 2015)
GROUP BY partner
ORDER BY sum(inbound) + sum(outbound) DESC, partner
LIMIT coalesce(getvariable('rows')::INTEGER, 25);
