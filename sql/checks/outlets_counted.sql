-- What each outlet told, and told alone, is as the mentions of its articles have it.
WITH told AS (
    SELECT DISTINCT m.engagement_key, a.outlet
    FROM mention AS m
    JOIN article AS a USING (article_key)
    WHERE m.engagement_key IS NOT NULL
),
single AS (SELECT any_value(outlet) AS outlet FROM told GROUP BY engagement_key HAVING count(*) = 1),
counted AS (
    SELECT outlet, 'articles' AS what, count(*) AS found FROM article GROUP BY outlet
    UNION ALL
    SELECT outlet, 'engagements', count(*) FROM told GROUP BY outlet
    UNION ALL
    SELECT outlet, 'alone', count(*) FROM single GROUP BY outlet
),
stated AS (UNPIVOT (FROM outlet_count) ON articles, engagements, alone INTO NAME what VALUE stated)
SELECT coalesce(c.outlet, s.outlet) AS outlet, coalesce(c.what, s.what) AS what, c.found, s.stated
FROM counted AS c
FULL JOIN stated AS s ON s.what = c.what AND s.outlet IS NOT DISTINCT FROM c.outlet
WHERE coalesce(c.found, 0) <> coalesce(s.stated, 0);
