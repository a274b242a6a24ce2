-- Which rules found the engagements?
-- How to read it: a mention may owe its fields to several rules; low mean confidence asks for a look at the rule.
-- Set: rows (40).
SELECT rule, count(*) AS mentions, round(avg(confidence), 2) AS mean_confidence
FROM (SELECT unnest(rules) AS rule, confidence FROM mention)
GROUP BY rule
ORDER BY mentions DESC, rule
LIMIT coalesce(getvariable('rows')::INTEGER, 40);
