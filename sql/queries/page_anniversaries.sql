-- Which anniversaries of milestones fall into these days?
WITH year AS (
    SELECT unnest(range(extract(year FROM coalesce(getvariable('from_date')::DATE, DATE '2015-01-01')), extract(year FROM coalesce(getvariable('to_date')::DATE, DATE '2030-12-31')) + 1)) AS year
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
WHERE day BETWEEN coalesce(getvariable('from_date')::DATE, DATE '2015-01-01') AND coalesce(getvariable('to_date')::DATE, DATE '2030-12-31') AND years > 0
ORDER BY day, partner;
