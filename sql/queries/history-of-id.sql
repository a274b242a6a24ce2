-- What became of an engagement id that was cited before?
-- How to read it: now is the row old_id stands for, itself when it is still there, empty when it is gone or rejected.
-- Set: id (all), or its first characters, rows (100).
WITH RECURSIVE
    live AS (FROM engagement SELECT engagement_id),
    onward AS (SELECT old_id, max_by(coalesce(new_id, ''), rowid) AS new_id FROM id_history GROUP BY old_id),
    reached AS (
        SELECT old_id, old_id AS now FROM onward
        UNION
        SELECT r.old_id, o.new_id
        FROM reached AS r JOIN onward AS o ON o.old_id = r.now
        WHERE r.now NOT IN (FROM live)
    ),
    stands AS (SELECT old_id, now FROM reached SEMI JOIN live ON live.engagement_id = reached.now)
SELECT h.old_id, h.new_id, h.action, h.why, s.now
FROM id_history AS h LEFT JOIN stands AS s ON s.old_id = h.old_id
WHERE getvariable('id') IS NULL OR starts_with(h.old_id, getvariable('id')::VARCHAR)
    OR starts_with(h.new_id, getvariable('id')::VARCHAR)
ORDER BY h.old_id, h.new_id
LIMIT coalesce(getvariable('rows')::INTEGER, 100);
