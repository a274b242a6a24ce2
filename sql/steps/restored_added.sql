-- Which engagements stood that analysts had added?
SELECT DISTINCT engagement_id
FROM correction
SEMI JOIN engagement USING (engagement_id)
WHERE action = 'add'
ORDER BY engagement_id;
