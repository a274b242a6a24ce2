-- Which anniversaries of relations are coming?
-- How to read it: round ones are multiples of five; a year alone means the source gives no day.
-- Set: months (12), round_only (false).
SELECT partner, kind, years, is_round AS round,
    CASE WHEN falls_first = falls_last THEN falls_first::VARCHAR ELSE falls_first || ' to ' || falls_last END AS falls
FROM anniversary
WHERE falls_last >= as_of
    AND falls_first <= as_of + to_months(coalesce(getvariable('months')::INTEGER, 12))
    AND (is_round OR NOT coalesce(getvariable('round_only')::BOOLEAN, false))
ORDER BY falls_first, falls_last, partner;
