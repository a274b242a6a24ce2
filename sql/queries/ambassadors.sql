-- Which ambassadors posted here were most active?
-- How to read it: engagements in which they stood for a partner since the day set; wholes count a visit once.
-- Set: since (2020-01-01), rows (20).
SELECT p.country AS partner, p.name AS ambassador, count(*) AS engagements, count(DISTINCT w.whole_key) AS wholes,
    max(e.date_last) AS last_by
FROM engagement_participant AS p
JOIN engagement AS e USING (engagement_key)
JOIN engagement_whole AS w USING (engagement_key)
WHERE p.side = 'partner' AND p.name IS NOT NULL AND e.level_partner = 'ambassador'
    AND e.date_first >= coalesce(getvariable('since')::DATE, DATE '2020-01-01')
GROUP BY p.country, p.name
ORDER BY engagements DESC, partner, ambassador
LIMIT coalesce(getvariable('rows')::INTEGER, 20);
