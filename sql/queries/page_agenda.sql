-- What took place or is planned in these days?
SELECT
    e.engagement_id, e.date_first, e.date_last, e.granularity::VARCHAR AS granularity, e.type::VARCHAR AS type,
    list(p.partner ORDER BY p.partner) AS partners, e.level::VARCHAR AS level, e.direction::VARCHAR AS direction,
    e.status::VARCHAR AS status, e.place
FROM engagement AS e
JOIN engagement_partner AS p USING (engagement_key)
WHERE e.date_first <= getvariable('to_date') AND e.date_last >= getvariable('from_date')
  AND e.granularity IN ('day', 'week')
GROUP BY ALL
ORDER BY e.date_first, e.engagement_id
LIMIT 300;
