-- On which days did most take place?
-- How to read it: only engagements dated to a single day, each once however many partners it has; wholes leave parts out.
-- Set: rows (20).
SELECT date_first AS day, dayname(date_first) AS weekday, count(*) AS engagements, count(*) FILTER (NOT is_part) AS wholes,
    count(*) FILTER (level = 'leader') AS with_leader
FROM engagement
WHERE date_first = date_last AND status IN ('held', 'ongoing')
GROUP BY date_first
ORDER BY engagements DESC, day DESC
LIMIT coalesce(getvariable('rows')::INTEGER, 20);
