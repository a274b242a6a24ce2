-- When does the record of each partner begin?
-- How to read it: the first one known, dated within a month; earlier ones may not have been read; wholes leave parts out.
-- Set: rows (30).
SELECT p.partner, n.name, min(p.date_first) AS first_contact, count(*) AS engagements,
    count(*) FILTER (NOT is_part) AS wholes
FROM took_place AS p
JOIN partner AS n USING (partner)
WHERE p.date_last - p.date_first <= 31
GROUP BY p.partner, n.name
ORDER BY first_contact DESC, p.partner
LIMIT coalesce(getvariable('rows')::INTEGER, 30);
