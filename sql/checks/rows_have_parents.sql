-- Rows that belong to an article, a mention or an engagement name one that is there.
WITH a AS (SELECT article_key AS key FROM article WHERE article_touched(article_key)),
m AS (SELECT mention_key AS key FROM mention WHERE mention_touched(mention_key)),
e AS (SELECT engagement_key AS key FROM engagement WHERE engagement_touched(engagement_key)),
of_article AS (
    SELECT 'section' AS of_table, article_key AS key FROM section
    UNION ALL SELECT 'time_expression', article_key FROM time_expression
    UNION ALL SELECT 'article_partner', article_key FROM article_partner
    UNION ALL SELECT 'claim', article_key FROM claim
    UNION ALL SELECT 'unresolved', article_key FROM unresolved
    UNION ALL SELECT 'mention', article_key FROM mention
),
of_mention AS (
    SELECT 'mention_partner' AS of_table, mention_key AS key FROM mention_partner
    UNION ALL SELECT 'mention_participant', mention_key FROM mention_participant
    UNION ALL SELECT 'evidence', mention_key FROM evidence
)
SELECT of_table, key AS missing FROM of_article ANTI JOIN a USING (key) WHERE article_touched(key)
UNION ALL SELECT of_table, key FROM of_mention ANTI JOIN m USING (key) WHERE mention_touched(key)
UNION ALL
SELECT 'engagement_participant', engagement_key
FROM engagement_participant
ANTI JOIN e ON e.key = engagement_key
WHERE engagement_touched(engagement_key);
