-- Is the traffic even?
-- How to read it: came and went count a visit once with its talks, visits or not; balance above zero: they came more often.
-- Set: since_year (2015), rows (25).
SELECT partner, p.name, sum(visits_in)::BIGINT AS visits_in, sum(visits_out)::BIGINT AS visits_out,
    sum(came)::BIGINT AS came, sum(went)::BIGINT AS went, sum(balance)::BIGINT AS balance
FROM reciprocity
JOIN partner AS p USING (partner)
WHERE year >= coalesce(getvariable('since_year')::INTEGER, 2015)
GROUP BY partner, p.name
ORDER BY sum(reciprocity.came) + sum(reciprocity.went) DESC, partner
LIMIT coalesce(getvariable('rows')::INTEGER, 25);
