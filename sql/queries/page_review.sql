-- Which engagements most need an analyst's eye, and why?
-- How to read it: overdue_days lie between the last day planned and the day the data ends; of such a plan the newest telling is shown.
WITH looked_at AS (
    SELECT engagement_key, conflict, low_confidence AS confidence, wide, undated, overdue
    FROM to_review
    WHERE CASE getvariable('reason') WHEN 'conflict' THEN conflict WHEN 'confidence' THEN low_confidence WHEN 'wide' THEN wide
        WHEN 'undated' THEN undated WHEN 'overdue' THEN overdue ELSE true END
),
queue AS (
    SELECT
        *, count(*) OVER () AS waiting,
        conflict::INTEGER + confidence::INTEGER + wide::INTEGER + undated::INTEGER + overdue::INTEGER AS reasons
    FROM looked_at
    ORDER BY reasons DESC, conflict DESC, confidence DESC, overdue DESC, wide DESC, engagement_key DESC
    LIMIT coalesce(getvariable('row_limit'), 20) OFFSET coalesce(getvariable('row_offset'), 0)
),
told AS (
    SELECT m.engagement_key, m.mention_key, m.article_key, a.published_last
    FROM mention AS m
    JOIN queue AS q USING (engagement_key)
    JOIN engagement AS c USING (engagement_key)
    LEFT JOIN article AS a USING (article_key)
    QUALIFY row_number() OVER (
        PARTITION BY m.engagement_key
        ORDER BY CASE WHEN q.overdue THEN a.published_last END DESC NULLS LAST,
            (m.status IN ('held', 'ongoing')) = (c.status IN ('held', 'ongoing')) DESC, m.confidence DESC, m.mention_key
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
    FROM engagement_participant SEMI JOIN queue USING (engagement_key)
    GROUP BY engagement_key
)
SELECT
    e.engagement_id, e.date_first, e.date_last, e.granularity::VARCHAR AS granularity, e.type::VARCHAR AS type, e.subtype,
    e.partners, e.level::VARCHAR AS level, e.direction::VARCHAR AS direction, e.status::VARCHAR AS status, e.confidence,
    e.tellings, p.our_people, p.their_people, s.sentence,
    coalesce(a.outlet, regexp_extract(a.source, '[^/]*$')) AS outlet, a.url, a.published_first, a.published_last,
    a.published_granularity::VARCHAR AS published_granularity,
    list_filter([
        CASE WHEN q.conflict THEN 'conflict' END, CASE WHEN q.confidence THEN 'confidence' END,
        CASE WHEN q.overdue THEN 'overdue' END, CASE WHEN q.wide THEN 'wide' END,
        CASE WHEN q.undated THEN 'undated' END
    ], lambda reason: reason IS NOT NULL) AS reasons,
    CASE WHEN q.overdue THEN b.as_of - e.date_last END AS overdue_days, q.waiting
FROM queue AS q
CROSS JOIN build AS b
JOIN engagement AS e USING (engagement_key)
LEFT JOIN told AS t USING (engagement_key)
LEFT JOIN article AS a ON a.article_key = t.article_key
LEFT JOIN sentence AS s ON s.mention_key = t.mention_key
LEFT JOIN people AS p USING (engagement_key)
ORDER BY q.reasons DESC, q.conflict DESC, q.confidence DESC, q.overdue DESC, q.wide DESC, e.engagement_key DESC;
