-- What did analysts decide, and was it applied?
-- How to read it: outcome is applied, superseded by a later one, or why it was not; a merge absorbed other_id.
-- Set: rows (50).
SELECT left(made_at, 10) AS made_on, made_by, action, engagement_id, other_id, field, new_value,
    CASE WHEN outcome = 'applied' AND action IN ('correct', 'confirm', 'reject') AND correction_key < max(correction_key)
        FILTER (outcome = 'applied') OVER (PARTITION BY engagement_id, replace(action, 'confirm', 'reject'), field)
        THEN 'superseded by a later one' ELSE outcome END AS outcome,
    why
FROM correction
ORDER BY correction_key DESC
LIMIT coalesce(getvariable('rows')::INTEGER, 50);
