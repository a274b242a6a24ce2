-- How finely are the engagements dated?
-- How to read it: none means bounds only; the median length of the interval is in days.
SELECT granularity::VARCHAR AS granularity, count(*) AS engagements,
    round(100 * count(*) / sum(count(*)) OVER (), 1) AS percent, median(date_last - date_first + 1)::INTEGER AS days
FROM engagement
GROUP BY engagement.granularity
ORDER BY engagement.granularity;
