-- People and delegations who took part.
SELECT e.engagement_id, p.side::VARCHAR AS side, p.position, p.name, p.role, p.country
FROM engagement_participant AS p
JOIN engagement AS e USING (engagement_key)
ORDER BY e.engagement_id, p.side, p.position;
