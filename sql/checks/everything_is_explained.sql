-- Every table and view, each of their columns, every macro and every type says what it means.
SELECT d.table_name, d.column_name
FROM data_dictionary AS d
WHERE d.file = current_database() AND (d.table_meaning IS NULL OR d.meaning IS NULL);
