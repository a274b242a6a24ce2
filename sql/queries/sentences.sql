-- In which sentences do these words stand?
-- How to read it: all words stand in one sentence, in any order, accents aside; of the newest 500 engagements that match.
-- Set: words (state visit), rows (20).
WITH hit AS (
    SELECT engagement_key
    FROM engagement_search
    WHERE has_words(words, coalesce(getvariable('words')::VARCHAR, 'state visit'))
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
    WHERE v.field = 'sentence' AND has_words(spaced(v.text), coalesce(getvariable('words')::VARCHAR, 'state visit'))
),
placed AS (
    SELECT *, strpos(spaced(text), words_of(coalesce(getvariable('words')::VARCHAR, 'state visit'))[1]) AS begins FROM said
)
SELECT e.engagement_id, p.published_first AS published, substring(p.text, greatest(p.begins - 20, 1), 60) AS words_in_sentence
FROM placed AS p
JOIN engagement AS e USING (engagement_key)
ORDER BY p.engagement_key DESC, p.published_first, p.article_id, p.text
LIMIT coalesce(getvariable('rows')::INTEGER, 20);
