-- Rows that belong to an article, a mention or an engagement name one that is there.
WITH a AS (SELECT DISTINCT article_key FROM article),
m AS (SELECT DISTINCT mention_key FROM mention),
e AS (SELECT DISTINCT engagement_key FROM engagement)
SELECT 'section' AS of_table, article_key AS missing FROM section ANTI JOIN a USING (article_key)
UNION ALL SELECT 'time_expression', article_key FROM time_expression ANTI JOIN a USING (article_key)
UNION ALL SELECT 'article_partner', article_key FROM article_partner ANTI JOIN a USING (article_key)
UNION ALL SELECT 'unresolved', article_key FROM unresolved ANTI JOIN a USING (article_key)
UNION ALL SELECT 'mention', article_key FROM mention ANTI JOIN a USING (article_key)
UNION ALL SELECT 'mention_partner', mention_key FROM mention_partner ANTI JOIN m USING (mention_key)
UNION ALL SELECT 'mention_participant', mention_key FROM mention_participant ANTI JOIN m USING (mention_key)
UNION ALL SELECT 'evidence', mention_key FROM evidence ANTI JOIN m USING (mention_key)
UNION ALL SELECT 'engagement_participant', engagement_key FROM engagement_participant ANTI JOIN e USING (engagement_key);
