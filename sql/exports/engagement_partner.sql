-- The partners of each engagement, one row each.
SELECT e.engagement_id, p.partner, n.name AS partner_name, n.region
FROM engagement_partner AS p
JOIN engagement AS e USING (engagement_key)
JOIN partner AS n ON n.partner = p.partner
ORDER BY e.engagement_id, p.partner;
