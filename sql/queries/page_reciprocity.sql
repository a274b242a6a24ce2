-- Who came and who went, at each level, and to how many contacts?
-- How to read it: a visit with its talks and signings is one of `times`, at its highest level; n counts each contact.
WITH chosen AS (
    SELECT engagement_key, level, direction, is_part
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
),
part AS (
    SELECT engagement_key, part_of_key
    FROM engagement SEMI JOIN (FROM chosen WHERE is_part) USING (engagement_key)
),
journey AS (
    SELECT
        level, direction,
        row_number() OVER (
            PARTITION BY direction, coalesce(part_of_key, engagement_key) ORDER BY level, engagement_key
        ) AS nth
    FROM chosen LEFT JOIN part USING (engagement_key)
)
SELECT level::VARCHAR AS level, direction::VARCHAR AS direction, count(*) FILTER (nth = 1) AS times, count(*) AS n
FROM journey
GROUP BY ALL
ORDER BY ALL;
