-- What took place or is planned in these days?
-- How to read it: those of highest level on each day; contacts, held and on_day say how many there are in all, held, and that day.
WITH placed AS (
    SELECT
        engagement_key, greatest(date_first, getvariable('from_date')) AS day, granularity, count(*) OVER () AS contacts,
        count(*) FILTER (status IN ('held', 'ongoing')) OVER () AS held,
        count(*) OVER (PARTITION BY greatest(date_first, getvariable('from_date')), granularity) AS on_day,
        row_number() OVER (
            PARTITION BY greatest(date_first, getvariable('from_date')), granularity ORDER BY level, engagement_key
        ) AS nth
    FROM engagement
    WHERE date_first <= getvariable('to_date') AND date_last >= getvariable('from_date')
        AND granularity IN ('day', 'week')
)
SELECT
    e.engagement_id, e.date_first, e.date_last, e.granularity::VARCHAR AS granularity, e.type::VARCHAR AS type,
    e.partners, e.level::VARCHAR AS level, e.direction::VARCHAR AS direction, e.status::VARCHAR AS status, e.place,
    p.day, p.contacts, p.held, p.on_day
FROM placed AS p
JOIN engagement AS e USING (engagement_key)
WHERE p.nth <= coalesce(getvariable('per_day'), 300)
ORDER BY p.day, e.level, e.engagement_key
LIMIT 300;
