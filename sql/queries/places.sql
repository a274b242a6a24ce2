-- Where do meetings take place?
-- How to read it: what was held or is ongoing, places spelt as told; an engagement with two partners makes two partner_rows.
-- Set: rows (25).
WITH met AS (SELECT place, unnest(partners) AS partner FROM engagement WHERE place IS NOT NULL AND status IN ('held', 'ongoing')),
counted AS (SELECT place, partner, count(*) AS n FROM met GROUP BY place, partner)
SELECT place, sum(n)::BIGINT AS partner_rows,
    array_to_string(list(partner ORDER BY n DESC, partner)[:8], ' ') AS mostly
FROM counted
GROUP BY counted.place
ORDER BY partner_rows DESC, place
LIMIT coalesce(getvariable('rows')::INTEGER, 25);
