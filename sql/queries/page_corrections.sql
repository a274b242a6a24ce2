-- What did analysts decide, and was it applied?
SELECT made_at, made_by, action, engagement_id, field, old_value, new_value, why, outcome
FROM correction
ORDER BY made_at DESC
LIMIT 100;
