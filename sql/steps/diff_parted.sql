-- From which engagement was one set apart, and why?
SELECT new_id, 'split from ' || old_id || ': ' || why AS cause
FROM id_history
WHERE action = 'split'
ORDER BY rowid;
