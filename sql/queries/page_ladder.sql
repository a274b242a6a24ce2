-- When was the last contact with a partner at each level, each way?
WITH latest AS (
    SELECT
        level, CASE WHEN direction IN ('inbound', 'outbound') THEN direction::VARCHAR ELSE 'elsewhere' END AS way,
        max_by(engagement_key, date_first) AS engagement_key, count(*) AS n
    FROM engagement_partner
    WHERE partner = getvariable('partner') AND status IN ('held', 'ongoing') AND date_first IS NOT NULL
    GROUP BY ALL
)
SELECT
    latest.level::VARCHAR AS level, way, e.date_first, e.date_last, e.granularity::VARCHAR AS granularity,
    e.engagement_id, n
FROM latest JOIN engagement AS e USING (engagement_key)
ORDER BY latest.level, way;
