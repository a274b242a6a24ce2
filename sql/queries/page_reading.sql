-- How many articles were read of each month, quarter or year? (A period without any is no data, not zero.)
-- How to read it: an article counts in the period that holds every day on which it can have been published.
SELECT date_trunc(getvariable('per'), published_last)::DATE AS period, count(*) AS articles
FROM article
WHERE date_trunc(getvariable('per'), published_first) = date_trunc(getvariable('per'), published_last)
GROUP BY period
ORDER BY period;
