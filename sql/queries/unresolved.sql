-- What was seen and left open, and why?
-- How to read it: counted, never guessed; the example is one of them; undated lists engagements without a date one by one.
-- Set: rows (40).
SELECT kind, CASE kind WHEN 'engagement without a date' THEN regexp_replace(why, '^[^:]*: ', '') ELSE why END AS why,
    count(*) AS times, min(text) AS example
FROM unresolved
GROUP BY ALL
ORDER BY times DESC, kind, why
LIMIT coalesce(getvariable('rows')::INTEGER, 40);
