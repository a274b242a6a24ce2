-- Which anniversaries of milestones fall into these days?
WITH year AS (
    SELECT unnest(range(extract(year FROM getvariable('from_date')), extract(year FROM getvariable('to_date')) + 1)) AS year
),
coming AS (
    SELECT
        m.partner, m.kind, m.date_first AS since, y.year - extract(year FROM m.date_first) AS years,
        least(make_date(y.year, extract(month FROM m.date_first), 1) + (extract(day FROM m.date_first)::INTEGER - 1),
            last_day(make_date(y.year, extract(month FROM m.date_first), 1))) AS day
    FROM milestone AS m, year AS y
    WHERE m.granularity = 'day'
)
SELECT partner, kind, since, years::INTEGER AS years, day
FROM coming
WHERE day BETWEEN getvariable('from_date') AND getvariable('to_date') AND years > 0
ORDER BY day, partner;
