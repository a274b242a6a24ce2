-- Which pairs of engagements may be one and were left apart?
SELECT j.one_id, j.other_id, j.verdict, j.why
FROM judgement AS j
ORDER BY j.one_id, j.other_id
LIMIT 50;
