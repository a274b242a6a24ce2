-- The tellings of the former file, by the key that their article has now, without any where the article has gone.
CREATE OR REPLACE TEMP VIEW telling_given AS
SELECT m.engagement_key, m.mention_index, a.key AS article_key
FROM mention AS m
JOIN article_moved AS a ON m.article_key = a.former;
