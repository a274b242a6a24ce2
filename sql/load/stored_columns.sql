-- Which columns are stored in each table of the schema, computed ones left out, each with its type behind a blank?
SELECT table_name, list(column_name || ' ' || data_type ORDER BY column_index) AS stored
FROM duckdb_columns()
JOIN duckdb_tables() USING (table_oid, table_name)
WHERE NOT is_generated
GROUP BY ALL
ORDER BY min(table_oid);
