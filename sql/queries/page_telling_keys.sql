-- By which lasting key is each telling of an engagement named, to be set apart from the others?
SELECT mention_key, telling_key
FROM telling_keys((SELECT list(DISTINCT article_key) FROM mention WHERE engagement_key = getvariable('engagement_key')))
WHERE engagement_key = getvariable('engagement_key')
ORDER BY mention_key;
