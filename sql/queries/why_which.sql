-- Which engagements have an id that begins like this? (A former id leads to the row it stands for now.)
-- Set the variable prefix to the first characters of an id.
WITH RECURSIVE
    live AS (FROM engagement SELECT engagement_id),
    onward AS (SELECT old_id, max_by(coalesce(new_id, ''), rowid) AS new_id FROM id_history GROUP BY old_id),
    reached AS (
        SELECT engagement_id AS id FROM live WHERE starts_with(engagement_id, getvariable('prefix'))
        UNION
        SELECT old_id FROM onward WHERE starts_with(old_id, getvariable('prefix'))
        UNION
        SELECT o.new_id
        FROM reached AS r JOIN onward AS o ON o.old_id = r.id
        WHERE r.id NOT IN (FROM live)
    )
SELECT id AS engagement_id FROM reached SEMI JOIN live ON live.engagement_id = reached.id
ORDER BY engagement_id
LIMIT 6;
