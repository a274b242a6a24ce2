-- How do engagements look in the codes of PLOVER, CAMEO, UCDP and COW?
-- How to read it: the actor visits, the recipient hosts; precision 1 is a day, 4 a month, 5 up to a year.
-- Set: partner (all), rows (30).
SELECT engagement_id, edtf, ucdp_date_precision AS prec, actor, recipient, plover_event AS plover,
    cameo_code AS cameo
FROM interchange
WHERE getvariable('partner') IS NULL OR partner = getvariable('partner')
ORDER BY date_first DESC NULLS LAST, engagement_key DESC, actor, recipient
LIMIT coalesce(getvariable('rows')::INTEGER, 30);
