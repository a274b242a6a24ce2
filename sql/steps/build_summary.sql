-- How much was read and found, as a build says when it is done?
SELECT
    articles,
    (SELECT count(*) FROM section) AS sections,
    (SELECT count(*) FROM time_expression) AS times,
    (SELECT count(date_first) FROM time_expression) AS dated,
    mentions, engagements, partners
FROM build;
