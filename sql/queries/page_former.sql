-- What became of an engagement id that is no longer there?
SELECT old_id, new_id, action, why FROM id_history WHERE old_id = getvariable('engagement');
