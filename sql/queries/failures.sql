-- Which input could not be read?
-- How to read it: everything else was built; mend the file named and build again.
-- Set: rows (100).
SELECT source, line, error FROM failure ORDER BY source, line LIMIT coalesce(getvariable('rows')::INTEGER, 100);
