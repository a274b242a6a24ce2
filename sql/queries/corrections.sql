-- What did analysts decide, and was it applied?
-- How to read it: outcome is applied, or says why not; nothing of the original is overwritten.
SELECT left(made_at, 10) AS made_on, left(made_by, 12) AS made_by, action, engagement_id, field,
    left(new_value, 14) AS new_value, left(outcome, 20) AS outcome
FROM correction
ORDER BY correction_key DESC
LIMIT 50;
