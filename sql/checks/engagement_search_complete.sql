-- Search finds every engagement: one row of words each.
SELECT engagement_key, count(s.engagement_key) AS found
FROM engagement AS e
FULL JOIN engagement_search AS s USING (engagement_key)
GROUP BY engagement_key
HAVING count(s.engagement_key) <> 1 OR count(e.engagement_key) <> 1;
