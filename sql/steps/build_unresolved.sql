-- How much was left unresolved, by kind?
SELECT kind, count(*) AS cases FROM unresolved GROUP BY kind ORDER BY kind;
