-- How did contact shift between travel and the telephone, year by year?
-- How to read it: engagements dated to one year; remote counts calls and video meetings; wholes leave parts out.
SELECT year(date_first) AS year, count(*) FILTER (type = 'visit') AS visits,
    count(*) FILTER (type = 'meeting' AND direction <> 'remote') AS meetings,
    count(*) FILTER (direction = 'remote') AS remote, count(*) AS engagements, count(*) FILTER (NOT is_part) AS wholes
FROM engagement
WHERE status IN ('held', 'ongoing') AND year(date_first) = year(date_last)
GROUP BY year(date_first)
ORDER BY year DESC;
