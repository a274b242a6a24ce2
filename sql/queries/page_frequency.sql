-- How often did the home country engage each of its most frequent partners, by month, quarter or year?
-- How to read it: certain lies wholly in the period, possible overlaps it, expected counts the share of days inside.
WITH counted AS MATERIALIZED (
    SELECT
        partner,
        date_trunc(coalesce(getvariable('per')::VARCHAR, 'year'), date_first) AS opens,
        date_trunc(coalesce(getvariable('per')::VARCHAR, 'year'), date_last) = opens AS is_inside,
        CASE WHEN NOT is_inside THEN date_first END AS first_day,
        CASE WHEN NOT is_inside THEN date_last END AS last_day,
        count(*) AS n,
        count(*) FILTER (date_first >= coalesce(getvariable('from_date')::DATE, DATE '2015-01-01') AND date_last <= coalesce(getvariable('to_date')::DATE, DATE '2030-12-31')) AS n_within
    FROM engagement_partner
    WHERE (getvariable('partners') IS NULL OR list_contains(getvariable('partners'), partner))
      AND (getvariable('types') IS NULL OR list_contains(getvariable('types'), type::VARCHAR))
      AND (getvariable('channels') IS NULL OR list_contains(getvariable('channels'), channel::VARCHAR))
      AND (getvariable('levels') IS NULL OR list_contains(getvariable('levels'), level::VARCHAR))
      AND (getvariable('directions') IS NULL OR list_contains(getvariable('directions'), direction::VARCHAR))
      AND (getvariable('statuses') IS NULL OR list_contains(getvariable('statuses'), status::VARCHAR))
      AND (getvariable('precisions') IS NULL OR list_contains(getvariable('precisions'), granularity::VARCHAR))
      AND (getvariable('parts') IS NOT FALSE OR NOT is_part)
      AND date_first <= coalesce(getvariable('to_date')::DATE, DATE '2030-12-31')
      AND date_last >= coalesce(getvariable('from_date')::DATE, DATE '2015-01-01')
    GROUP BY ALL
),
most_frequent AS (
    SELECT partner
    FROM counted
    GROUP BY partner
    ORDER BY sum(n_within) DESC, sum(n) DESC, partner
    LIMIT coalesce(getvariable('top'), 25)
),
spread AS (
    SELECT
        partner, n, first_day, last_day,
        unnest(generate_series(
            date_trunc(coalesce(getvariable('per')::VARCHAR, 'year'), greatest(first_day, coalesce(getvariable('from_date')::DATE, DATE '2015-01-01'))),
            least(last_day, coalesce(getvariable('to_date')::DATE, DATE '2030-12-31')),
            to_months(CASE coalesce(getvariable('per')::VARCHAR, 'year') WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 ELSE 12 END)
        ))::DATE AS period
    FROM counted SEMI JOIN most_frequent USING (partner)
    WHERE NOT is_inside
),
cells AS (
    SELECT partner, opens::DATE AS period, n AS certain, n AS possible, n::DOUBLE AS expected
    FROM counted SEMI JOIN most_frequent USING (partner)
    WHERE is_inside
    UNION ALL
    SELECT
        partner, period, 0, n,
        n * (least(last_day, (period + to_months(
            CASE coalesce(getvariable('per')::VARCHAR, 'year') WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 ELSE 12 END))::DATE - 1)
            - greatest(first_day, period) + 1)::DOUBLE / (last_day - first_day + 1)
    FROM spread
)
SELECT partner, period, sum(certain)::INTEGER AS certain, sum(possible)::INTEGER AS possible, sum(expected) AS expected
FROM cells
WHERE period >= date_trunc(coalesce(getvariable('per')::VARCHAR, 'year'), coalesce(getvariable('from_date')::DATE, DATE '2015-01-01')) AND period <= coalesce(getvariable('to_date')::DATE, DATE '2030-12-31')
GROUP BY partner, period
ORDER BY partner, period;
