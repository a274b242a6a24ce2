-- In which tier of partnership does each partner stand, and how much contact goes with it?
-- How to read it: the tier on the newest day known; engagements since the day set; wholes leave parts out.
-- Set: since (2020-01-01).
SELECT t.rank, t.name AS tier, t.partner, coalesce(t.valid_from_first::VARCHAR, 'undated') AS since, count(p.partner) AS engagements,
    count(p.partner) FILTER (NOT p.is_part) AS wholes
FROM tier_now AS t
LEFT JOIN took_place AS p
    ON p.partner = t.partner AND p.date_first >= coalesce(getvariable('since')::DATE, DATE '2020-01-01')
GROUP BY t.rank, t.name, t.partner, t.valid_from_first
ORDER BY t.rank, engagements DESC, t.partner;
