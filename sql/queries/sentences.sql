-- In which sentences do these words stand?
-- How to read it: all words stand in one sentence, in any order, accents aside; of the newest 500 engagements that match.
-- Set: words (state visit), rows (20).
WITH looked_for AS (
    SELECT string_split(fold(trim(coalesce(getvariable('words')::VARCHAR, 'state visit'))), ' ') AS words
),
hit AS (
    SELECT engagement_key
    FROM engagement_search
    WHERE contains(words, string_split(fold(trim(coalesce(getvariable('words')::VARCHAR, 'state visit'))), ' ')[1])
        AND list_bool_and([contains(words, word) FOR word IN (SELECT words FROM looked_for)])
    ORDER BY engagement_key DESC
    LIMIT 500
),
told AS (
    SELECT engagement_key, mention_key, article_key, published_first FROM mention SEMI JOIN hit USING (engagement_key)
),
said AS (
    SELECT DISTINCT t.engagement_key, t.published_first, a.article_id, regexp_replace(v.text, '\s+', ' ', 'g') AS text
    FROM told AS t
    JOIN evidence AS v USING (mention_key)
    JOIN article AS a USING (article_key)
    WHERE v.field = 'sentence'
        AND list_bool_and([contains(fold(v.text), word) FOR word IN (SELECT words FROM looked_for)])
)
SELECT e.engagement_id, s.published_first AS published,
    substring(s.text, greatest(strpos(fold(s.text), l.words[1]) - 20, 1), 60) AS words_in_sentence
FROM said AS s
CROSS JOIN looked_for AS l
JOIN engagement AS e USING (engagement_key)
ORDER BY s.engagement_key DESC, s.published_first, s.article_id, s.text
LIMIT coalesce(getvariable('rows')::INTEGER, 20);
