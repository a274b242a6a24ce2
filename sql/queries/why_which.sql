-- Which engagements have an id that begins like this? (A former id leads to the row it stands for now.)
-- Set the variable prefix to the first characters of an id.
SELECT engagement_id FROM engagement WHERE starts_with(engagement_id, getvariable('prefix'))
UNION
SELECT new_id FROM id_history WHERE old_id = getvariable('prefix') AND new_id IS NOT NULL
ORDER BY engagement_id
LIMIT 6;
