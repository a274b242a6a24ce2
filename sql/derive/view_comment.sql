-- What a column of a view means where the view itself does not say so: what it means in the table that the view is about,
-- or else in another table that has it.
WITH described AS (
    SELECT c.table_name, c.column_name, c.comment, v.view_name IS NOT NULL AS is_view,
        CASE c.table_name WHEN 'telling' THEN 'mention' WHEN 'evidence_sentence' THEN 'evidence'
            WHEN 'anniversary' THEN 'milestone' WHEN 'claim_checked' THEN 'claim' WHEN 'tier_now' THEN 'tier'
            WHEN 'frequency' THEN 'frequency_count' WHEN 'coverage' THEN 'article' ELSE 'engagement' END AS about
    FROM duckdb_columns() AS c
    LEFT JOIN duckdb_views() AS v
        ON (v.database_name, v.schema_name, v.view_name) = (c.database_name, c.schema_name, c.table_name)
    WHERE NOT c.internal AND c.database_name = current_database()
)
SELECT v.table_name, v.column_name,
    first(t.comment ORDER BY t.table_name <> v.about, t.table_name <> 'mention', t.table_name <> 'engagement', t.table_name)
        AS comment
FROM described AS v
JOIN described AS t ON t.column_name = v.column_name AND NOT t.is_view
WHERE v.is_view AND v.comment IS NULL
GROUP BY ALL
ORDER BY ALL;
