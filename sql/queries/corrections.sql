-- What did analysts decide, and was it applied?
-- How to read it: outcome is applied, or says why not; nothing of the original is overwritten.
SELECT made_at, made_by, action, engagement_id, field, old_value, new_value, outcome
FROM correction
ORDER BY correction_key DESC
LIMIT 50;
