-- How long ahead are visits announced?
-- How to read it: days between the first announcement and the first day; only those announced ahead.
SELECT level::VARCHAR AS level, count(*) AS announced, median(lead_time_days)::INTEGER AS median_days,
    max(lead_time_days) AS longest
FROM engagement
WHERE lead_time_days >= 0
GROUP BY engagement.level
ORDER BY engagement.level;
