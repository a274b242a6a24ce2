-- What does each table and column mean?
-- How to read it: tables first, then views; set a table to see its columns only.
-- Set: table (all).
SELECT table_name, column_name, meaning
FROM data_dictionary
WHERE (getvariable('table') IS NULL OR table_name = getvariable('table')) AND file = current_database()
ORDER BY kind, table_name, position;
