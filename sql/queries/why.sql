-- Why does the file say so? The words behind one engagement.
-- How to read it: each sentence with the article it stands in; find an id with find or engagements.
-- Set: id (the newest engagement).
SELECT article_id, outlet, published_first AS published, field, text
FROM evidence_sentence
WHERE engagement_key = (
    SELECT engagement_key FROM engagement
    WHERE engagement_id = coalesce(getvariable('id'), (SELECT max_by(engagement_id, engagement_key) FROM engagement))
)
ORDER BY published_first, article_id, mention_index, span_start, field;
