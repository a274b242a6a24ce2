-- The tellings of the file as it stands.
CREATE OR REPLACE TEMP VIEW telling_given AS
SELECT engagement_key, mention_index, article_key
FROM mention;
