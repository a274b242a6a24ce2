-- Which anniversaries of relations are coming?
-- How to read it: round ones are multiples of five; a year alone means the source gives no day, so it may have passed.
-- Set: months (12), round_only (false).
SELECT partner, left(p.name, 20) AS name, anniversary.kind, years, is_round AS round,
    CASE granularity WHEN 'day' THEN falls_first::VARCHAR WHEN 'month' THEN strftime(falls_first, '%Y-%m')
        ELSE in_year::VARCHAR END AS falls
FROM anniversary
JOIN partner AS p USING (partner)
WHERE falls_last >= as_of
    AND falls_first <= as_of + to_months(coalesce(getvariable('months')::INTEGER, 12))
    AND (is_round OR NOT coalesce(getvariable('round_only')::BOOLEAN, false))
ORDER BY falls_last, falls_first, partner;
