-- Of which partners are the counts to be made again?
SELECT DISTINCT partner FROM recounted_days;
