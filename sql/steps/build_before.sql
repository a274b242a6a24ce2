-- For which home country was the last build, how much had it, and how many of its articles were not the samples?
SELECT
    home, articles, engagements,
    (SELECT count(*) FROM article WHERE NOT contains(source, 'seeds/articles/')) AS own
FROM build;
