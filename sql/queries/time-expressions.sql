-- What kinds of time expression stand in the articles, and how many got their days?
-- How to read it: the anchor is what an expression is counted from.
SELECT type, anchor::VARCHAR AS anchor, count(*) AS expressions, count(date_first) AS with_days
FROM time_expression
GROUP BY type, time_expression.anchor
ORDER BY expressions DESC, type, anchor;
