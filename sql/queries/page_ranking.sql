-- With whom was there most contact in a period, and how does it compare with the period of equal length before?
-- How to read it: certain lies wholly in the period, possible overlaps it, the previous period is counted the same way;
-- parts are those of the possible that are talks, signings and the like within a visit.
WITH chosen AS (
    SELECT partner, date_first, date_last, is_part
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
      AND date_last >= coalesce(getvariable('from_date')::DATE, DATE '2015-01-01') - (coalesce(getvariable('to_date')::DATE, DATE '2030-12-31') - coalesce(getvariable('from_date')::DATE, DATE '2015-01-01') + 1)::INTEGER
),
bounds AS (
    SELECT
        coalesce(getvariable('from_date')::DATE, DATE '2015-01-01') AS now_first,
        coalesce(getvariable('to_date')::DATE, DATE '2030-12-31') AS now_last,
        coalesce(getvariable('from_date')::DATE, DATE '2015-01-01') - (coalesce(getvariable('to_date')::DATE, DATE '2030-12-31') - coalesce(getvariable('from_date')::DATE, DATE '2015-01-01') + 1)::INTEGER AS before_first
)
SELECT
    partner,
    count(*) FILTER (date_first >= now_first AND date_last <= now_last) AS certain,
    count(*) FILTER (date_last >= now_first) AS possible,
    count(*) FILTER (is_part AND date_last >= now_first) AS parts,
    count(*) FILTER (date_first >= before_first AND date_last < now_first) AS certain_before,
    count(*) FILTER (date_first < now_first) AS possible_before
FROM chosen, bounds
GROUP BY partner
HAVING possible > 0
ORDER BY certain DESC, possible DESC, partner;
