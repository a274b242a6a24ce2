-- Every engagement has its own engagement_id.
SELECT engagement_id, count(*) AS engagements
FROM engagement
WHERE engagement_id IN (SELECT engagement_id FROM engagement WHERE engagement_touched(engagement_key))
GROUP BY engagement_id
HAVING count(*) > 1;
