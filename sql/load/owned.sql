-- Which engagement has each telling now? In `owner` are those of which that may have changed.
UPDATE mention SET engagement_key = o.engagement_key
FROM (
    SELECT a.article_key, t.mention_index, r.engagement_key
    FROM owner AS t
    JOIN article AS a USING (article_id)
    LEFT JOIN renewed AS r USING (engagement_id)
) AS o
WHERE mention.article_key = o.article_key AND mention.mention_index = o.mention_index
    AND mention.engagement_key IS DISTINCT FROM o.engagement_key;
