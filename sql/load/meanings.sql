-- What does each thing of a kind hold: table, view or macro? (Set the variable kind.)
SELECT DISTINCT table_name, table_meaning
FROM data_dictionary
WHERE kind = getvariable('kind')
ORDER BY table_name;
