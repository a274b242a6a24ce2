-- Who has gone quiet?
-- How to read it: months without contact beside the usual and the longest gap; quiet is the rule of the view quiet_partner.
-- Set: at_least (other: any level), days (180).
SELECT q.partner, left(p.name, 14) AS name, coalesce(q.tier, '-') AS tier, q.last_contact, q.months_silent AS months,
    q.usual_gap AS usual, q.longest_gap AS longest, q.is_quiet AS quiet, q.gaps
FROM quiet_partner AS q
JOIN partner AS p USING (partner)
CROSS JOIN build AS b
WHERE b.as_of - q.last_contact >= coalesce(getvariable('days')::INTEGER, 180)
ORDER BY q.is_quiet DESC, q.gaps >= 4 DESC, q.months_silent DESC, q.partner
LIMIT 50;
