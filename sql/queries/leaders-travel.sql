-- Where did leaders travel, and who came, year by year?
-- How to read it: visits by a leader of the side that travels, dated to one year; partners are listed by code.
SELECT year(date_first) AS year, direction::VARCHAR AS direction, count(*) AS visits,
    array_to_string(list_sort(list_distinct(flatten(list(partners)))), ' ') AS partners
FROM engagement
WHERE type = 'visit' AND status IN ('held', 'ongoing') AND year(date_first) = year(date_last)
    AND CASE direction WHEN 'outbound' THEN level_home = 'leader' WHEN 'inbound' THEN level_partner = 'leader' END
GROUP BY ALL
ORDER BY year DESC, direction;
