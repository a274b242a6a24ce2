-- Where did leaders travel, and who came, year by year?
-- How to read it: visits at leader level dated to one year; partners are listed by code.
SELECT year(date_first) AS year, direction::VARCHAR AS direction, count(*) AS visits,
    array_to_string(list_sort(list_distinct(flatten(list(partners)))), ' ') AS partners
FROM engagement
WHERE type = 'visit' AND level = 'leader' AND direction IN ('inbound', 'outbound') AND status IN ('held', 'ongoing')
    AND year(date_first) = year(date_last)
GROUP BY ALL
ORDER BY year DESC, direction;
