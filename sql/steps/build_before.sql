-- How much had the last build, and how many of its articles were not the samples?
SELECT
    articles, engagements,
    (SELECT count(*) FROM article WHERE NOT contains(source, 'seeds/articles/')) AS own
FROM build;
