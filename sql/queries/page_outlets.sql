-- Whose articles were read, how many, and of which days?
SELECT
    outlet, count(*) AS articles, min(published_first) AS earliest,
    max(published_last) AS latest, count(*) FILTER (published_granularity = 'day') AS dated_to_the_day,
    count(*) FILTER (published_first IS NULL) AS undated
FROM article
GROUP BY ALL
ORDER BY articles DESC, outlet NULLS LAST
LIMIT 50;
