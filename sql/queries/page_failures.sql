-- Which input could not be read?
SELECT source, line, error FROM failure ORDER BY source, line LIMIT 200;
