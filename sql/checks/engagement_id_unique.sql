-- Every engagement has its own engagement_id.
SELECT engagement_id, count(*) AS engagements FROM engagement GROUP BY engagement_id HAVING count(*) > 1;
