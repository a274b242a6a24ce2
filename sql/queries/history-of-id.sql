-- What became of an engagement id that was cited before?
-- How to read it: new_id is empty when the engagement is gone or was rejected.
-- Set: id (all).
SELECT old_id, new_id, action, why
FROM id_history
WHERE getvariable('id') IS NULL OR old_id = getvariable('id') OR new_id = getvariable('id')
ORDER BY old_id, new_id
LIMIT 100;
