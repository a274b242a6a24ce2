-- What did analysts decide, and was it applied?
SELECT made_at, made_by, action, engagement_id, field, old_value, new_value, why,
    CASE WHEN outcome = 'applied' AND action IN ('correct', 'confirm', 'reject') AND correction_key < max(correction_key)
        FILTER (outcome = 'applied') OVER (PARTITION BY engagement_id, replace(action, 'confirm', 'reject'), field)
        THEN 'superseded by a later one' ELSE outcome END AS outcome
FROM correction
ORDER BY made_at DESC, correction_key DESC
LIMIT 100;
