-- When was there contact with a partner, at which level and in which direction?
-- How to read it: one row is one engagement, or a month of them once there are more than 300; n says how many.
WITH chosen AS (
    SELECT engagement_key, date_first, date_last, granularity, type, level, direction, status
    FROM engagement_partner
    WHERE (getvariable('partners') IS NULL OR list_contains(getvariable('partners'), partner))
      AND (getvariable('types') IS NULL OR list_contains(getvariable('types'), type::VARCHAR))
      AND (getvariable('channels') IS NULL OR list_contains(getvariable('channels'), channel::VARCHAR))
      AND (getvariable('levels') IS NULL OR list_contains(getvariable('levels'), level::VARCHAR))
      AND (getvariable('directions') IS NULL OR list_contains(getvariable('directions'), direction::VARCHAR))
      AND (getvariable('statuses') IS NULL OR list_contains(getvariable('statuses'), status::VARCHAR))
      AND (getvariable('precisions') IS NULL OR list_contains(getvariable('precisions'), granularity::VARCHAR))
      AND (getvariable('parts') IS NOT FALSE OR NOT is_part)
      AND partner = getvariable('partner')
      AND date_first <= getvariable('to_date')
      AND date_last >= getvariable('from_date')
),
grain AS (
    SELECT CASE WHEN count(*) <= 300 THEN 'day' WHEN date_diff('month', min(date_first), max(date_last)) <= 60 THEN 'month'
        ELSE 'year' END AS grain
    FROM chosen
),
placed AS (
    SELECT
        c.*, grain,
        CASE grain WHEN 'day' THEN date_first ELSE date_trunc(grain, date_first)::DATE END AS first_day,
        CASE grain WHEN 'day' THEN date_last WHEN 'month' THEN last_day(date_first)
            ELSE make_date(year(date_first), 12, 31) END AS end_day,
        CASE grain WHEN 'day' THEN engagement_key END AS single
    FROM chosen AS c, grain
),
grouped AS (
    SELECT
        first_day, end_day, level, direction, status, single, count(*) AS n,
        CASE any_value(grain) WHEN 'day' THEN any_value(granularity::VARCHAR) ELSE any_value(grain) END AS granularity,
        CASE any_value(grain) WHEN 'day' THEN any_value(type::VARCHAR) END AS type
    FROM placed
    GROUP BY first_day, end_day, level, direction, status, single
)
SELECT
    first_day, end_day, g.level::VARCHAR AS level, g.direction::VARCHAR AS direction, g.status::VARCHAR AS status,
    n, g.granularity, g.type, e.engagement_id, e.place
FROM grouped AS g
LEFT JOIN engagement AS e ON e.engagement_key = g.single
ORDER BY first_day, g.level;
