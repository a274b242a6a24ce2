-- Why does the file say so? The words behind one engagement.
-- How to read it: each sentence with the article it stands in; find an id with find or engagements.
-- Set: id (the newest engagement), or its first characters.
WITH wanted AS (
    SELECT engagement_key
    FROM engagement
    WHERE getvariable('id') IS NULL OR starts_with(engagement_id, getvariable('id')::VARCHAR)
    ORDER BY engagement_key DESC -- newest first, the undated last
    LIMIT 1
),
told AS (SELECT m.* FROM mention AS m SEMI JOIN wanted USING (engagement_key))
SELECT a.article_id, a.outlet, a.published_first AS published, v.field::VARCHAR AS field, v.text
FROM told AS t
JOIN evidence AS v USING (mention_key)
JOIN article AS a ON a.article_key = t.article_key
ORDER BY a.published_first, a.article_id, t.mention_index, v.span_start, v.field;
