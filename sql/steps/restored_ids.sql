-- Which engagement is each telling of, leaving out those that analysts merged or split?
WITH moved AS (
    SELECT unnest([engagement_id, other_id]) AS engagement_id FROM correction WHERE action IN ('merge', 'split')
)
SELECT k.telling_key AS telling, e.engagement_id
FROM telling_keys(NULL) AS k
JOIN engagement AS e USING (engagement_key)
ANTI JOIN moved ON moved.engagement_id = e.engagement_id
ORDER BY ALL;
