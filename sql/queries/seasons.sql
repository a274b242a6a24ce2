-- In which months of the year is diplomacy busiest?
-- How to read it: engagements dated within one month, all years together; percentages add up to 100; wholes leave parts out.
SELECT month(date_first) AS month, monthname(date_first) AS name, count(*) AS engagements,
    count(*) FILTER (NOT is_part) AS wholes, round(100 * count(*) / sum(count(*)) OVER (), 1) AS percent
FROM engagement
WHERE status IN ('held', 'ongoing') AND date_trunc('month', date_first) = date_trunc('month', date_last)
GROUP BY month(date_first), monthname(date_first)
ORDER BY month;
