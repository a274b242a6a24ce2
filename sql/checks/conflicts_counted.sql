-- The number of conflicts an engagement states is the number it lists, and every conflict has its engagement.
WITH listed AS (SELECT engagement_key, count(*) AS listed FROM conflict GROUP BY engagement_key)
SELECT engagement_key, e.conflicts AS stated, l.listed
FROM (SELECT engagement_key, conflicts FROM engagement WHERE conflicts > 0) AS e
FULL JOIN listed AS l USING (engagement_key)
WHERE e.conflicts IS DISTINCT FROM l.listed;
