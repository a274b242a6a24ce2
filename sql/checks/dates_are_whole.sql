-- A date has both ends or neither, and a granularity only with both.
SELECT 'engagement' AS of_table, engagement_key AS key, date_first, date_last, granularity
FROM engagement
WHERE (date_first IS NULL) <> (date_last IS NULL) OR (date_first IS NULL AND granularity <> 'none')
UNION ALL
SELECT 'mention', mention_key, date_first, date_last, granularity
FROM mention
WHERE (date_first IS NULL) <> (date_last IS NULL) OR (date_first IS NULL AND granularity <> 'none')
UNION ALL
SELECT 'time_expression', article_key, date_first, date_last, granularity
FROM time_expression
WHERE (date_first IS NULL) <> (date_last IS NULL) OR (date_first IS NULL AND granularity <> 'none');
