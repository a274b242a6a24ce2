-- Which of those that analysts added by hand are, or were merged into, one engagement?
WITH RECURSIVE
    onward AS (SELECT old_id, max_by(coalesce(new_id, ''), rowid) AS new_id FROM id_history GROUP BY old_id),
    reached AS (
        SELECT engagement_id AS added, engagement_id AS id FROM correction WHERE action = 'add' AND outcome = 'applied'
        UNION
        SELECT r.added, o.new_id
        FROM reached AS r JOIN onward AS o ON o.old_id = r.id
        WHERE r.id NOT IN (SELECT engagement_id FROM engagement)
    )
SELECT added FROM reached WHERE id = getvariable('engagement') ORDER BY added;
