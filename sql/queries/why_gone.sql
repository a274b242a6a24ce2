-- What became of the former ids that begin like this and lead to no row any more, and who rejected them when?
-- Set the variable prefix to the first characters of an id.
WITH RECURSIVE
    onward AS (SELECT old_id, max_by(coalesce(new_id, ''), rowid) AS new_id FROM id_history GROUP BY old_id),
    reached AS (
        SELECT old_id, old_id AS last_id FROM onward WHERE starts_with(old_id, getvariable('prefix'))
        UNION
        SELECT r.old_id, o.new_id
        FROM reached AS r JOIN onward AS o ON o.old_id = r.last_id
    )
SELECT
    r.old_id, h.action, h.why,
    (
        SELECT coalesce(max(c.made_at) FILTER (WHERE c.engagement_id = h.old_id), max(c.made_at))
        FROM correction AS c
        WHERE c.action = 'reject' AND c.outcome = 'applied' AND h.why = c.made_by || ': ' || c.why
    ) AS made_at
FROM reached AS r JOIN id_history AS h ON h.old_id = r.last_id
WHERE h.new_id IS NULL
ORDER BY r.old_id, h.rowid DESC
LIMIT 6;
