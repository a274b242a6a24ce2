-- With whom did contact grow or fall against the year before?
-- How to read it: expected counts of the twelve months to the newest day known, and of the twelve before them.
-- Set: least (5), rows (20).
WITH span AS (
    SELECT partner, date_first, date_last, (SELECT as_of FROM build) AS until
    FROM took_place
    WHERE date_first IS NOT NULL
),
share AS (
    SELECT partner,
        greatest(least(date_last, until) - greatest(date_first, (until - INTERVAL 1 YEAR)::DATE + 1) + 1, 0)
            / (date_last - date_first + 1) AS now,
        greatest(least(date_last, (until - INTERVAL 1 YEAR)::DATE)
            - greatest(date_first, (until - INTERVAL 2 YEAR)::DATE + 1) + 1, 0) / (date_last - date_first + 1) AS before
    FROM span
),
total AS (SELECT partner, round(sum(now), 1) AS now, round(sum(before), 1) AS before FROM share GROUP BY partner)
SELECT partner, p.name, before, now, round(now - before, 1) AS change
FROM total
JOIN partner AS p USING (partner)
WHERE greatest(now, before) >= coalesce(getvariable('least')::INTEGER, 5)
ORDER BY abs(now - before) DESC, partner
LIMIT coalesce(getvariable('rows')::INTEGER, 20);
