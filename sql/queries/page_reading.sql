-- How many articles were read of each month, quarter or year? (A period without any is no data, not zero.)
SELECT date_trunc(getvariable('per'), published_last)::DATE AS period, count(*) AS articles
FROM article
WHERE published_last IS NOT NULL
GROUP BY period
ORDER BY period;
