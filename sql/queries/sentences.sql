-- In which sentences do these words stand?
-- How to read it: all words stand in one sentence, in any order, accents aside; of the newest 500 engagements that match.
-- Set: words (state visit), rows (20).
WITH hit AS MATERIALIZED (
    SELECT engagement_key
    FROM engagement_search
    WHERE has_words(words, coalesce(getvariable('words')::VARCHAR, 'state visit'))
    ORDER BY engagement_key DESC -- newest first, the undated last
    LIMIT 500
),
told AS (
    SELECT engagement_key, mention_key, article_key, published_first FROM mention SEMI JOIN hit USING (engagement_key)
),
-- a partner's Vietnamese names stand in no English sentence, and are taken as said
called AS (
    SELECT h.engagement_key, spaced(string_agg(n.name, ' ')) AS names
    FROM hit AS h
    JOIN engagement_partner AS ep USING (engagement_key)
    JOIN partner AS p USING (partner)
    JOIN partner_name AS n ON n.partner = p.partner AND (n.form = 'lookup' OR n.name = p.name_vi)
    GROUP BY h.engagement_key
),
said AS (
    SELECT DISTINCT t.engagement_key, t.published_first, a.article_id, regexp_replace(v.text, '\s+', ' ', 'g') AS text
    FROM told AS t
    JOIN evidence AS v USING (mention_key)
    JOIN article AS a USING (article_key)
    LEFT JOIN called AS c ON c.engagement_key = t.engagement_key
    WHERE v.field = 'sentence'
        AND has_words(concat(spaced(v.text), c.names), coalesce(getvariable('words')::VARCHAR, 'state visit'))
),
placed AS (
    SELECT *, strpos(spaced(text), words_of(coalesce(getvariable('words')::VARCHAR, 'state visit'))[1]) AS begins FROM said
)
SELECT e.engagement_id, p.published_first AS published,
    -- from the beginning of a word on
    CASE WHEN p.begins <= 21 THEN left(p.text, 60)
        ELSE '… ' || regexp_replace(substring(p.text, p.begins - 20, 60), '^\S* ', '') END AS words_in_sentence
FROM placed AS p
JOIN engagement AS e USING (engagement_key)
ORDER BY e.date_first DESC NULLS LAST, p.engagement_key DESC, p.published_first, p.article_id, p.text
LIMIT coalesce(getvariable('rows')::INTEGER, 20);
