-- What took place or is planned in these days?
SELECT
    engagement_id, date_first, date_last, granularity::VARCHAR AS granularity, type::VARCHAR AS type, partners,
    level::VARCHAR AS level, direction::VARCHAR AS direction, status::VARCHAR AS status, place
FROM engagement
WHERE date_first <= getvariable('to_date') AND date_last >= getvariable('from_date')
  AND engagement.granularity IN ('day', 'week')
ORDER BY date_first, engagement_key
LIMIT 300;
