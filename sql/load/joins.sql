-- Which columns of tables say that they join another table?
SELECT table_name, meaning
FROM data_dictionary
WHERE kind = 'table' AND contains(meaning, 'Joins ')
ORDER BY ALL;
