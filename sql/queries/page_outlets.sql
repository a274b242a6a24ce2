-- Whose articles were read, how many, and of which days?
-- How to read it: earliest and latest are of the articles dated to within a month; the bounds of the others are no days of theirs.
SELECT
    outlet, count(*) AS articles, min(published_first) FILTER (is_dated) AS earliest,
    max(published_last) FILTER (is_dated) AS latest,
    count(*) FILTER (is_dated AND published_granularity = 'day') AS dated_to_the_day, count(*) FILTER (NOT is_dated) AS undated
FROM (
    SELECT *, coalesce(published_basis <> 'none' AND published_last - published_first < 31, false) AS is_dated FROM article
)
GROUP BY ALL
ORDER BY articles DESC, outlet NULLS LAST
LIMIT 50;
