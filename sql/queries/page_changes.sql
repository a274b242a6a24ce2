-- What did analysts change in an engagement, and which former ids lead to it?
SELECT made_at, made_by, action, field, old_value, new_value, why, outcome
FROM correction
WHERE engagement_id = getvariable('engagement')
UNION ALL
SELECT NULL, NULL, action, 'id', old_id, new_id, why, 'applied'
FROM id_history
WHERE new_id = getvariable('engagement')
ORDER BY made_at;
