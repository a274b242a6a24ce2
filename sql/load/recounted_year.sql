-- Of which years of partners are the counts to be made again?
SELECT DISTINCT partner, unnest(range(year(date_first), year(date_last) + 1)) AS year
FROM recounted_days
WHERE date_first IS NOT NULL;
