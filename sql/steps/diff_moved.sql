-- To which engagement does a former id lead, and why?
SELECT old_id, new_id, action || coalesce(' into ' || new_id, '') || ': ' || why AS cause
FROM id_history
ORDER BY rowid;
