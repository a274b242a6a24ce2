-- How do engagements look in the codes of PLOVER, CAMEO, UCDP and COW?
-- How to read it: the actor travels, calls or signs; precision 1 is a day, 5 is wider than a month.
-- Set: partner (all), rows (30).
SELECT engagement_id, edtf, ucdp_date_precision AS prec, actor, recipient, plover_event AS plover,
    cameo_code AS cameo
FROM interchange
WHERE getvariable('partner') IS NULL OR actor = getvariable('partner') OR recipient = getvariable('partner')
ORDER BY engagement_key DESC, actor, recipient
LIMIT coalesce(getvariable('rows')::INTEGER, 30);
