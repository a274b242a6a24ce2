-- What were the longest silences between two contacts?
-- How to read it: days without any contact dated within a month; the article record may have holes of its own.
-- Set: partner (all), rows (20).
SELECT partner, p.name, contact_before, contact_after, days
FROM gap
JOIN partner AS p USING (partner)
WHERE getvariable('partner') IS NULL OR partner = getvariable('partner')
ORDER BY days DESC, partner, contact_before
LIMIT coalesce(getvariable('rows')::INTEGER, 20);
