-- How sure is the reading, by type?
-- How to read it: confidence is that of the best telling, 0 to 1; the tenth percentile shows the weak end.
SELECT type::VARCHAR AS type, count(*) AS engagements, round(avg(confidence), 2) AS mean,
    round(quantile_cont(confidence::DOUBLE, 0.1), 2) AS weakest_tenth, count(*) FILTER (confirmed_by IS NOT NULL) AS confirmed
FROM engagement
GROUP BY engagement.type
ORDER BY engagements DESC, type;
