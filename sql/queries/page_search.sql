-- Which engagements hold all these words, and which sentence tells of each? (Accents and capitals do not matter.)
-- Set: words.
WITH found AS MATERIALIZED (
    SELECT engagement_key
    FROM engagement_search
    WHERE has_words(words, getvariable('words')::VARCHAR)
    ORDER BY engagement_key DESC -- newest first, the undated last
    LIMIT coalesce(getvariable('row_limit'), 25)
),
told AS (
    SELECT m.engagement_key, m.mention_key, m.article_key
    FROM found JOIN engagement AS c USING (engagement_key) JOIN mention AS m USING (engagement_key)
    QUALIFY row_number() OVER (
        PARTITION BY m.engagement_key
        ORDER BY (m.status IN ('held', 'ongoing')) = (c.status IN ('held', 'ongoing')) DESC, m.confidence DESC, m.mention_key
    ) = 1
),
sentence AS (
    SELECT mention_key, any_value(text) AS sentence
    FROM evidence SEMI JOIN told USING (mention_key)
    WHERE field = 'sentence'
    GROUP BY mention_key
),
added AS (
    SELECT
        engagement_id, any_value(made_by) AS added_by, any_value(left(made_at, 10)) AS added_on,
        any_value(why) AS added_why
    FROM correction
    WHERE action = 'add' AND outcome = 'applied'
    GROUP BY engagement_id
)
SELECT
    e.engagement_id, e.date_first, e.date_last, e.granularity::VARCHAR AS granularity, e.type::VARCHAR AS type, e.subtype,
    e.partners, e.level::VARCHAR AS level, e.direction::VARCHAR AS direction, e.status::VARCHAR AS status,
    e.tellings, d.added_by, d.added_on, d.added_why, s.sentence, coalesce(a.outlet, regexp_extract(a.source, '[^/]*$')) AS outlet, a.url,
    a.published_first, a.published_last, a.published_granularity::VARCHAR AS published_granularity
FROM found
JOIN engagement AS e USING (engagement_key)
LEFT JOIN told AS t USING (engagement_key)
LEFT JOIN article AS a ON a.article_key = t.article_key
LEFT JOIN sentence AS s ON s.mention_key = t.mention_key
LEFT JOIN added AS d ON d.engagement_id = e.engagement_id
ORDER BY e.date_first DESC NULLS LAST, e.engagement_key DESC;
