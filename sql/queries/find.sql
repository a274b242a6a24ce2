-- Which engagements match these words?
-- How to read it: all words occur, or begin a longer one; accents do not matter, partners also by Vietnamese names.
-- Set: words (state visit), rows (20).
WITH hit AS (
    SELECT engagement_key
    FROM engagement_search
    WHERE has_words(words, coalesce(getvariable('words')::VARCHAR, 'state visit'))
    ORDER BY engagement_key DESC -- newest first, the undated last
    LIMIT coalesce(getvariable('rows')::INTEGER, 20)
)
SELECT e.engagement_id, e.edtf AS date, array_to_string(e.partners[:3], ' ') AS partners, e.type::VARCHAR AS type,
    e.level::VARCHAR AS level, e.status::VARCHAR AS status
FROM engagement AS e
SEMI JOIN hit USING (engagement_key)
ORDER BY e.date_first DESC NULLS LAST, e.engagement_key DESC;
