-- How many articles were read, month by month, and how many told of an engagement?
-- How to read it: a month with few articles says little about what happened in it.
-- Set: since (2015-01-01).
SELECT month, sum(articles)::BIGINT AS articles, sum(articles_with_engagements)::BIGINT AS with_engagements,
    sum(mentions)::BIGINT AS mentions, count(*) AS outlets
FROM coverage
WHERE month >= coalesce(getvariable('since')::DATE, DATE '2015-01-01')
GROUP BY month
ORDER BY month DESC;
