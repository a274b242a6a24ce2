-- What each outlet told, and what it alone told; given are all articles.
INSERT INTO outlet_count BY NAME
WITH told AS (
    SELECT DISTINCT m.engagement_key, a.outlet
    FROM mention AS m
    JOIN outlet_count_given AS a USING (article_key)
    WHERE m.engagement_key IS NOT NULL
),
single AS (SELECT any_value(outlet) AS outlet FROM told GROUP BY engagement_key HAVING count(*) = 1),
part AS (
    SELECT outlet, count(*) AS articles, 0 AS engagements, 0 AS alone FROM outlet_count_given GROUP BY outlet
    UNION ALL
    SELECT outlet, 0, count(*), 0 FROM told GROUP BY outlet
    UNION ALL
    SELECT outlet, 0, 0, count(*) FROM single GROUP BY outlet
)
SELECT outlet, sum(articles) AS articles, sum(engagements) AS engagements, sum(alone) AS alone
FROM part
GROUP BY outlet
ORDER BY outlet NULLS LAST;
