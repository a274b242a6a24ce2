-- Who has gone quiet?
-- How to read it: days since the last possible contact, beside the partner's usual and longest gap between contacts.
-- Set: days (180), least (5 engagements).
SELECT s.partner, left(p.name, 20) AS name, s.last_contact_latest AS last_by, s.days_silent_least AS days,
    s.usual_gap AS usual, s.longest_gap AS longest, s.is_unusual AS unusual, s.engagements AS n
FROM silence AS s
JOIN partner AS p USING (partner)
WHERE s.days_silent_least >= coalesce(getvariable('days')::INTEGER, 180)
    AND s.engagements >= coalesce(getvariable('least')::INTEGER, 5)
ORDER BY s.is_unusual DESC NULLS LAST, s.days_silent_least DESC, s.partner
LIMIT 50;
