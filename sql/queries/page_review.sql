-- Which engagements most need an analyst's eye, and why?
WITH looked_at AS (
    SELECT
        engagement_key, conflicts > 0 AS conflict, confidence < 0.65 AS confidence,
        coalesce(date_last - date_first > 366, false) AS wide, date_first IS NULL AS undated
    FROM engagement
    WHERE confirmed_by IS NULL
        AND CASE getvariable('reason') WHEN 'conflict' THEN conflicts > 0 WHEN 'confidence' THEN confidence < 0.65
            WHEN 'wide' THEN date_last - date_first > 366 WHEN 'undated' THEN date_first IS NULL
            ELSE conflicts > 0 OR confidence < 0.65 OR date_last - date_first > 366 OR date_first IS NULL END
),
queue AS (
    SELECT
        *, count(*) OVER () AS waiting, conflict::INTEGER + confidence::INTEGER + wide::INTEGER + undated::INTEGER AS reasons
    FROM looked_at
    ORDER BY reasons DESC, conflict DESC, confidence DESC, wide DESC, engagement_key DESC
    LIMIT coalesce(getvariable('row_limit'), 20) OFFSET coalesce(getvariable('row_offset'), 0)
),
told AS (
    SELECT m.engagement_key, m.mention_key
    FROM mention AS m SEMI JOIN queue USING (engagement_key)
    QUALIFY row_number() OVER (PARTITION BY m.engagement_key ORDER BY m.confidence DESC, m.mention_key) = 1
),
sentence AS (
    SELECT engagement_key, any_value(text) AS sentence
    FROM evidence JOIN told USING (mention_key)
    WHERE field = 'sentence'
    GROUP BY engagement_key
)
SELECT
    e.engagement_id, e.date_first, e.date_last, e.granularity::VARCHAR AS granularity, e.type::VARCHAR AS type, e.partners,
    e.level::VARCHAR AS level, e.direction::VARCHAR AS direction, e.status::VARCHAR AS status, e.confidence, s.sentence,
    list_filter([
        CASE WHEN q.conflict THEN 'conflict' END, CASE WHEN q.confidence THEN 'confidence' END,
        CASE WHEN q.wide THEN 'wide' END, CASE WHEN q.undated THEN 'undated' END
    ], lambda reason: reason IS NOT NULL) AS reasons,
    q.waiting
FROM queue AS q
JOIN engagement AS e USING (engagement_key)
LEFT JOIN sentence AS s USING (engagement_key)
ORDER BY q.reasons DESC, q.conflict DESC, q.confidence DESC, q.wide DESC, e.engagement_key DESC;
