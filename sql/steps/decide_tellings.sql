-- Which tellings has an engagement, and which is the lasting key of each?
SELECT k.article_id || '/' || k.mention_index AS telling, k.telling_key
FROM telling_keys((
    SELECT list(DISTINCT m.article_key)
    FROM mention AS m
    JOIN engagement AS e USING (engagement_key)
    WHERE e.engagement_id = getvariable('engagement')
)) AS k
JOIN engagement AS e USING (engagement_key)
WHERE e.engagement_id = getvariable('engagement')
ORDER BY ALL;
