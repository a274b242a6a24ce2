-- What does each table and column mean?
-- How to read it: tables first, then views, macros and types; set the name of one to see its columns only.
-- Set: name (all).
SELECT table_name, column_name, meaning
FROM data_dictionary
WHERE (getvariable('name') IS NULL OR table_name = getvariable('name')) AND file = current_database()
ORDER BY list_position(['table', 'view', 'macro', 'type'], kind), table_name, position;
