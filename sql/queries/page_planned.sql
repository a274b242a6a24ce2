-- What is planned and not yet told as held, and what is overdue?
SELECT
    e.engagement_id, e.date_first, e.date_last, e.granularity::VARCHAR AS granularity, e.type::VARCHAR AS type,
    list(p.partner ORDER BY p.partner) AS partners, e.level::VARCHAR AS level, e.direction::VARCHAR AS direction,
    e.status::VARCHAR AS status, e.place, coalesce(e.date_last < (SELECT as_of FROM build), false) AS is_overdue
FROM engagement AS e
JOIN engagement_partner AS p USING (engagement_key)
WHERE e.status IN ('planned', 'proposed', 'postponed')
GROUP BY ALL
ORDER BY is_overdue, e.date_first NULLS LAST, e.engagement_id
LIMIT 100;
