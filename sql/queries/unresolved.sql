-- What was seen and left open, and why?
-- How to read it: counted, never guessed; the example is one of them.
SELECT kind, why, count(*) AS times, any_value(text) AS example
FROM unresolved
GROUP BY kind, unresolved.why
ORDER BY times DESC, kind, why
LIMIT 40;
