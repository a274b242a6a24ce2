-- Every engagement is told by as many mentions and articles as it says, at least one unless an analyst added it.
WITH told AS (
    SELECT engagement_key, count(*) AS tellings, count(DISTINCT article_key) AS articles
    FROM mention
    WHERE engagement_key IS NOT NULL AND engagement_touched(engagement_key)
    GROUP BY engagement_key
),
stated AS (SELECT engagement_key, tellings, articles FROM engagement WHERE engagement_touched(engagement_key))
SELECT engagement_key, e.tellings AS stated, coalesce(t.tellings, 0) AS found, e.articles AS articles_stated,
    coalesce(t.articles, 0) AS articles_found
FROM stated AS e
FULL JOIN told AS t USING (engagement_key)
WHERE e.tellings IS DISTINCT FROM coalesce(t.tellings, 0)
    OR e.articles IS DISTINCT FROM coalesce(t.articles, 0)
    OR (e.tellings = 0 AND NOT EXISTS (FROM correction WHERE action = 'add'));
