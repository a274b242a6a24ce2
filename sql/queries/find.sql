-- Which engagements match these words?
-- How to read it: all words must occur, in any order; accents and the stroke of the d do not matter.
-- Set: words (state visit), rows (20).
WITH hit AS (
    SELECT engagement_key
    FROM engagement_search
    WHERE contains(words, string_split(fold(trim(coalesce(getvariable('words')::VARCHAR, 'state visit'))), ' ')[1])
        AND contains(words, string_split(fold(trim(coalesce(getvariable('words')::VARCHAR, 'state visit'))), ' ')[-1])
        AND list_bool_and(
            [contains(words, word) FOR word IN string_split(fold(trim(coalesce(getvariable('words')::VARCHAR, 'state visit'))), ' ')]
        )
    ORDER BY engagement_key DESC
    LIMIT coalesce(getvariable('rows')::INTEGER, 20)
)
SELECT e.engagement_id, e.edtf AS date, array_to_string(e.partners[:3], ' ') AS partners, e.type::VARCHAR AS type,
    e.level::VARCHAR AS level
FROM engagement AS e
SEMI JOIN hit USING (engagement_key)
ORDER BY e.engagement_key DESC;
