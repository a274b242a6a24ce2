-- Which engagements stand behind a number, newest first?
-- How to read it: the sentence is of the surest telling, of one that tells it as held where it was held.
WITH chosen AS (
    SELECT engagement_key, status
    FROM engagement
    WHERE (getvariable('partners') IS NULL OR engagement_key IN (
          SELECT engagement_key FROM engagement_partner WHERE list_contains(getvariable('partners'), partner)))
      AND (getvariable('types') IS NULL OR list_contains(getvariable('types'), type::VARCHAR))
      AND (getvariable('channels') IS NULL OR list_contains(getvariable('channels'), channel::VARCHAR))
      AND (getvariable('levels') IS NULL OR list_contains(getvariable('levels'), level::VARCHAR))
      AND (getvariable('directions') IS NULL OR list_contains(getvariable('directions'), direction::VARCHAR))
      AND (getvariable('statuses') IS NULL OR list_contains(getvariable('statuses'), status::VARCHAR))
      AND (getvariable('precisions') IS NULL OR list_contains(getvariable('precisions'), granularity::VARCHAR))
      AND (getvariable('parts') IS NOT FALSE OR NOT is_part)
      AND date_first <= getvariable('to_date')
      AND date_last >= getvariable('from_date')
    ORDER BY date_first DESC, engagement_key DESC
    LIMIT coalesce(getvariable('row_limit'), 25) OFFSET coalesce(getvariable('row_offset'), 0)
),
told AS (
    SELECT m.engagement_key, m.mention_key, m.article_key
    FROM mention AS m JOIN chosen AS c USING (engagement_key)
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
people AS (
    SELECT
        engagement_key,
        string_agg(coalesce(name, role), ', ' ORDER BY position) FILTER (side = 'home') AS our_people,
        string_agg(coalesce(name, role), ', ' ORDER BY position) FILTER (side = 'partner') AS their_people
    FROM engagement_participant SEMI JOIN chosen USING (engagement_key)
    GROUP BY engagement_key
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
    e.partners, e.channel::VARCHAR AS channel, e.direction::VARCHAR AS direction, e.level::VARCHAR AS level,
    e.status::VARCHAR AS status, e.place, e.tellings, e.confidence, e.conflicts, s.sentence,
    p.our_people, p.their_people, d.added_by, d.added_on, d.added_why,
    coalesce(a.outlet, regexp_extract(a.source, '[^/]*$')) AS outlet, a.url,
    a.published_first, a.published_last, a.published_granularity::VARCHAR AS published_granularity
FROM engagement AS e SEMI JOIN chosen USING (engagement_key)
LEFT JOIN told AS t USING (engagement_key)
LEFT JOIN article AS a ON a.article_key = t.article_key
LEFT JOIN sentence AS s ON s.mention_key = t.mention_key
LEFT JOIN people AS p USING (engagement_key)
LEFT JOIN added AS d ON d.engagement_id = e.engagement_id
ORDER BY e.date_first DESC, e.engagement_key DESC;
