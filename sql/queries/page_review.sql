-- Which engagements most need an analyst's eye, and why?
WITH reason AS (
    SELECT engagement_key, 'conflict' AS reason, 1 AS rank FROM engagement WHERE conflicts > 0 AND confirmed_by IS NULL
    UNION ALL
    SELECT engagement_key, 'confidence', 2 FROM engagement WHERE confidence < 0.6 AND confirmed_by IS NULL
    UNION ALL
    SELECT engagement_key, 'wide', 3 FROM engagement WHERE date_last - date_first > 366 AND confirmed_by IS NULL
    UNION ALL
    SELECT engagement_key, 'undated', 4 FROM engagement WHERE date_first IS NULL AND confirmed_by IS NULL
),
queue AS (
    SELECT engagement_key, list(reason ORDER BY rank) AS reasons, count(*) AS n, min(rank) AS rank
    FROM reason
    WHERE getvariable('reason') IS NULL OR reason = getvariable('reason')
    GROUP BY engagement_key
    ORDER BY n DESC, rank, engagement_key DESC
    LIMIT coalesce(getvariable('row_limit'), 20)
)
SELECT
    e.engagement_id, e.date_first, e.date_last, e.granularity::VARCHAR AS granularity, e.type::VARCHAR AS type, e.partners,
    e.level::VARCHAR AS level, e.direction::VARCHAR AS direction, e.status::VARCHAR AS status, e.confidence, q.reasons
FROM queue AS q
JOIN engagement AS e USING (engagement_key)
ORDER BY q.n DESC, q.rank, e.engagement_key DESC;
