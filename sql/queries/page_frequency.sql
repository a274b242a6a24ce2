-- How often did the home country engage each of its most frequent partners, by month, quarter or year?
-- How to read it: certain lies wholly in the period, possible overlaps it, expected counts the share of days inside.
WITH chosen AS (
    SELECT partner, date_first, date_last
    FROM engagement_partner
    WHERE (getvariable('partners') IS NULL OR list_contains(getvariable('partners'), partner))
      AND (getvariable('types') IS NULL OR list_contains(getvariable('types'), type::VARCHAR))
      AND (getvariable('channels') IS NULL OR list_contains(getvariable('channels'), channel::VARCHAR))
      AND (getvariable('levels') IS NULL OR list_contains(getvariable('levels'), level::VARCHAR))
      AND (getvariable('directions') IS NULL OR list_contains(getvariable('directions'), direction::VARCHAR))
      AND (getvariable('statuses') IS NULL OR list_contains(getvariable('statuses'), status::VARCHAR))
      AND (getvariable('precisions') IS NULL OR list_contains(getvariable('precisions'), granularity::VARCHAR))
      AND (getvariable('parts') IS NOT FALSE OR NOT is_part)
      AND date_first <= getvariable('to_date')
      AND date_last >= getvariable('from_date')
),
most_frequent AS (
    SELECT partner
    FROM chosen
    GROUP BY partner
    ORDER BY count(*) FILTER (date_first >= getvariable('from_date') AND date_last <= getvariable('to_date')) DESC,
        count(*) DESC, partner
    LIMIT coalesce(getvariable('top'), 25)
),
inside AS (
    SELECT partner, date_trunc(getvariable('per'), date_first)::DATE AS period, count(*) AS n
    FROM chosen SEMI JOIN most_frequent USING (partner)
    WHERE date_trunc(getvariable('per'), date_first) = date_trunc(getvariable('per'), date_last)
    GROUP BY ALL
),
across AS (
    SELECT partner, date_first, date_last, count(*) AS n
    FROM chosen SEMI JOIN most_frequent USING (partner)
    WHERE date_trunc(getvariable('per'), date_first) <> date_trunc(getvariable('per'), date_last)
    GROUP BY ALL
),
spread AS (
    SELECT
        partner, n, date_first, date_last,
        unnest(generate_series(
            date_trunc(getvariable('per'), greatest(date_first, getvariable('from_date'))),
            least(date_last, getvariable('to_date')),
            to_months(CASE getvariable('per') WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 ELSE 12 END)
        ))::DATE AS period
    FROM across
),
cells AS (
    SELECT partner, period, n AS certain, n AS possible, n::DOUBLE AS expected FROM inside
    UNION ALL
    SELECT
        partner, period, 0, n,
        n * (least(date_last, (period + to_months(
            CASE getvariable('per') WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 ELSE 12 END))::DATE - 1)
            - greatest(date_first, period) + 1)::DOUBLE / (date_last - date_first + 1)
    FROM spread
)
SELECT partner, period, sum(certain)::INTEGER AS certain, sum(possible)::INTEGER AS possible, sum(expected) AS expected
FROM cells
WHERE period >= date_trunc(getvariable('per'), getvariable('from_date')) AND period <= getvariable('to_date')
GROUP BY partner, period
ORDER BY partner, period;
