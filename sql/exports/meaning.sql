-- The meaning of each column name, that of the engagement table first.
SELECT column_name, first(meaning ORDER BY table_name <> 'engagement', table_name) AS meaning
FROM data_dictionary
WHERE meaning IS NOT NULL AND kind IN ('table', 'view')
GROUP BY column_name
ORDER BY column_name;
