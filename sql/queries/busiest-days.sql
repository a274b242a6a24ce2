-- On which days did most take place?
-- How to read it: only engagements dated to a single day count; each counts once however many partners it has.
-- Set: rows (20).
SELECT date_first AS day, dayname(date_first) AS weekday, count(*) AS engagements,
    count(*) FILTER (level = 'leader') AS with_leader
FROM engagement
WHERE date_first = date_last AND status IN ('held', 'ongoing')
GROUP BY date_first
ORDER BY engagements DESC, day DESC
LIMIT coalesce(getvariable('rows')::INTEGER, 20);
