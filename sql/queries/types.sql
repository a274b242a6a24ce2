-- What kinds of engagement are there?
-- How to read it: all that was told, whatever became of it; parts are talks within a visit and the like.
SELECT type::VARCHAR AS type, count(*) AS engagements, count(*) FILTER (is_part) AS parts,
    count(*) FILTER (status IN ('planned', 'proposed')) AS planned, count(*) FILTER (status = 'cancelled') AS cancelled
FROM engagement
GROUP BY engagement.type
ORDER BY engagements DESC, type;
