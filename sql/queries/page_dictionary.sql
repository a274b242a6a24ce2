-- What does each table and column mean?
SELECT table_name, column_name, data_type, may_be_empty, meaning
FROM data_dictionary
ORDER BY kind, table_name, position;
