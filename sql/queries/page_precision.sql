-- How finely are the engagements dated, and how sure are they?
SELECT
    granularity::VARCHAR AS granularity, count(*) AS engagements, count(*) FILTER (date_first IS NULL) AS undated,
    count(*) FILTER (confidence >= 0.8) AS sure, count(*) FILTER (conflicts > 0) AS conflicting
FROM engagement
GROUP BY engagement.granularity
ORDER BY engagement.granularity;
