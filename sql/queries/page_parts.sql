-- Which engagements are parts of this one?
SELECT engagement_id, date_first, date_last, granularity::VARCHAR AS granularity, type::VARCHAR AS type, subtype,
    level::VARCHAR AS level
FROM engagement
WHERE part_of_key = getvariable('engagement_key')
ORDER BY date_first, engagement_key
LIMIT 100;
