-- For which home country was the last build, how much had it, how many of its articles were not the samples, and
-- how many decisions did it replay?
SELECT
    home, articles, engagements,
    (SELECT count(*) FROM article WHERE NOT contains(source, 'seeds/articles/')) AS own,
    (SELECT count(*) FROM correction) AS decisions
FROM build;
