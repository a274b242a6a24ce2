-- Which articles were published in a month, quarter or year, and how many engagements does each tell of?
-- How to read it: as for the bars, an article belongs to the period that holds every day on which it can have been published.
WITH chosen AS (
    SELECT article_key
    FROM article
    WHERE date_trunc(getvariable('per'), published_last)::DATE = getvariable('from_date')
        AND date_trunc(getvariable('per'), published_first)::DATE = getvariable('from_date')
    ORDER BY published_first, article_key
    LIMIT coalesce(getvariable('row_limit'), 50)
)
SELECT
    a.article_id, a.published_first, a.published_last, a.published_granularity::VARCHAR AS granularity,
    coalesce(a.outlet, regexp_extract(a.source, '[^/]*$')) AS outlet, a.title, a.url, a.mentions
FROM article AS a SEMI JOIN chosen USING (article_key)
ORDER BY a.published_first, a.article_key;
