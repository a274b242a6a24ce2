-- Which meetings are numbered, and does the series have holes?
-- How to read it: missing counts the numbers between the first and last told that no row has.
-- Set: partner (all), rows (50).
WITH numbered AS (
    SELECT unnest(partners) AS partner, type::VARCHAR AS type, coalesce(subtype, '') AS subtype, ordinal
    FROM engagement
    WHERE ordinal BETWEEN 1 AND 200
)
SELECT partner, type, subtype, min(ordinal) AS first, max(ordinal) AS last, count(DISTINCT ordinal) AS told,
    max(ordinal)::INTEGER - min(ordinal) + 1 - count(DISTINCT ordinal) AS missing
FROM numbered
WHERE getvariable('partner') IS NULL OR partner = getvariable('partner')
GROUP BY partner, type, subtype
ORDER BY last DESC, partner, type, subtype
LIMIT coalesce(getvariable('rows')::INTEGER, 50);
