-- What was seen and not settled, and why?
SELECT kind, why, count(*) AS times, any_value(text) AS example
FROM unresolved
GROUP BY kind, why
ORDER BY times DESC, kind, why
LIMIT 40;
