-- Who has gone quiet?
-- How to read it: months since the last contact beside the usual gap; quiet by the rule of quiet_partner, few where its gaps are too few to tell.
-- Set: at_least (other: any level), days (180), rows (50).
SELECT q.partner, left(p.name, 33) AS name, coalesce(q.tier, '-') AS tier, q.last_contact AS last, q.months_silent AS months,
    q.usual_gap AS usual, CASE WHEN q.gaps < 4 THEN 'few' WHEN q.is_quiet THEN 'yes' ELSE 'no' END AS quiet
FROM quiet_partner AS q
JOIN partner AS p USING (partner)
CROSS JOIN build AS b
WHERE b.as_of - q.last_contact >= coalesce(getvariable('days')::INTEGER, 180)
ORDER BY q.is_quiet DESC, q.gaps >= 4 DESC, q.months_silent DESC, q.partner
LIMIT coalesce(getvariable('rows')::INTEGER, 50);
