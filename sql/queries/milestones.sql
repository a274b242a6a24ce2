-- What are the dated facts of a relationship, and who says so?
-- How to read it: an interval wider than a day is all the source gives.
-- Set: partner (all).
SELECT partner, kind, CASE WHEN date_first = date_last THEN date_first::VARCHAR
    ELSE date_first || ' to ' || date_last END AS date, source
FROM milestone
WHERE getvariable('partner') IS NULL OR partner = getvariable('partner')
ORDER BY partner, date_first;
