-- What was read from the pages, and what was left open?
-- How to read it: rows in each table, in the order of the work.
SELECT table_name, rows
FROM manifest
WHERE table_name IN ('article', 'section', 'time_expression', 'mention', 'evidence', 'engagement', 'conflict',
    'unresolved', 'failure')
ORDER BY list_position(['article', 'section', 'time_expression', 'mention', 'evidence', 'engagement', 'conflict',
    'unresolved', 'failure'], table_name);
