-- A former id leads nowhere, to an engagement, or to another former id; never to itself.
SELECT h.old_id, h.new_id
FROM id_history AS h
WHERE h.old_id = h.new_id
    OR (
        h.new_id NOT IN (SELECT engagement_id FROM engagement)
        AND h.new_id NOT IN (SELECT old_id FROM id_history WHERE old_id IS NOT NULL)
    );
