-- Who came and who went, at each level: on how many visits, and for how many other contacts?
-- How to read it: parts are talks, signings and the like within one of the visits, told apart so that none counts twice.
SELECT
    level::VARCHAR AS level, direction::VARCHAR AS direction, count(*) FILTER (type = 'visit' AND NOT is_part) AS visits,
    count(*) FILTER (type <> 'visit' AND NOT is_part) AS others, count(*) FILTER (is_part) AS parts
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
  AND date_first >= getvariable('from_date')
  AND date_last <= getvariable('to_date')
  AND direction IN ('inbound', 'outbound')
GROUP BY ALL
ORDER BY ALL;
