-- Search finds every engagement: one row of words each.
WITH found AS (SELECT engagement_key FROM engagement_search WHERE engagement_touched(engagement_key)),
stated AS (SELECT engagement_key FROM engagement WHERE engagement_touched(engagement_key))
SELECT engagement_key, count(s.engagement_key) AS found
FROM stated AS e
FULL JOIN found AS s USING (engagement_key)
GROUP BY engagement_key
HAVING count(s.engagement_key) <> 1 OR count(e.engagement_key) <> 1;
