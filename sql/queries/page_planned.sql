-- What is planned and not yet told as held, and what is overdue?
-- How to read it: ahead are those whose days are not past; the rest are postponed or have no day.
WITH plan AS (
    SELECT engagement_key
    FROM engagement
    WHERE status IN ('planned', 'proposed', 'postponed')
    ORDER BY overdue, CASE WHEN overdue THEN -engagement_key::BIGINT ELSE engagement_key END
    LIMIT 100
),
whole AS (
    SELECT count(*) AS plans, count(*) FILTER (overdue) AS plans_overdue,
        count(*) FILTER (NOT overdue AND date_last >= as_of) AS plans_ahead
    FROM engagement, build
    WHERE status IN ('planned', 'proposed', 'postponed')
)
SELECT
    engagement_id, date_first, date_last, granularity::VARCHAR AS granularity, type::VARCHAR AS type, partners,
    level::VARCHAR AS level, direction::VARCHAR AS direction, status::VARCHAR AS status, place, overdue AS is_overdue,
    plans, plans_overdue, plans_ahead
FROM plan JOIN engagement AS e USING (engagement_key), whole
ORDER BY overdue, CASE WHEN overdue THEN -engagement_key::BIGINT ELSE engagement_key END;
