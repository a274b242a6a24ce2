-- Where did former ids lead, in the order in which that was written?
SELECT old_id, new_id, action, why
FROM id_history
ORDER BY rowid;
