-- Every article has as many mentions as it says.
WITH told AS (
    SELECT article_key, count(*) AS mentions FROM mention WHERE article_touched(article_key) GROUP BY article_key
)
SELECT article_key, a.mentions AS stated, coalesce(t.mentions, 0) AS found
FROM article AS a
LEFT JOIN told AS t USING (article_key)
WHERE article_touched(article_key) AND a.mentions <> coalesce(t.mentions, 0);
