-- What is planned and not yet told as held, and what is overdue?
SELECT
    engagement_id, date_first, date_last, granularity::VARCHAR AS granularity, type::VARCHAR AS type, partners,
    level::VARCHAR AS level, direction::VARCHAR AS direction, status::VARCHAR AS status, place, overdue AS is_overdue
FROM engagement
WHERE engagement.status IN ('planned', 'proposed', 'postponed')
ORDER BY overdue, CASE WHEN overdue THEN -engagement_key::BIGINT ELSE engagement_key END
LIMIT 100;
