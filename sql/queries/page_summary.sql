-- How many engagements are there in a period, how many of them within a visit, and how many have no date at all?
WITH chosen AS (
    SELECT date_first, date_last, is_part
    FROM engagement
    WHERE (getvariable('partners') IS NULL OR list_has_any(getvariable('partners'), partners))
      AND (getvariable('types') IS NULL OR list_contains(getvariable('types'), type::VARCHAR))
      AND (getvariable('channels') IS NULL OR list_contains(getvariable('channels'), channel::VARCHAR))
      AND (getvariable('levels') IS NULL OR list_contains(getvariable('levels'), level::VARCHAR))
      AND (getvariable('directions') IS NULL OR list_contains(getvariable('directions'), direction::VARCHAR))
      AND (getvariable('statuses') IS NULL OR list_contains(getvariable('statuses'), status::VARCHAR))
      AND (getvariable('precisions') IS NULL OR list_contains(getvariable('precisions'), granularity::VARCHAR))
      AND (getvariable('parts') IS NOT FALSE OR NOT is_part)
)
SELECT
    count(*) FILTER (date_first >= getvariable('from_date') AND date_last <= getvariable('to_date')) AS certain,
    count(*) FILTER (date_first <= getvariable('to_date') AND date_last >= getvariable('from_date')) AS possible,
    count(*) FILTER (is_part AND date_first <= getvariable('to_date') AND date_last >= getvariable('from_date')) AS parts,
    count(*) FILTER (date_first IS NULL) AS undated
FROM chosen;
