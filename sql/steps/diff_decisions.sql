-- Which decisions does a file hold as applied, to be compared with those of another file?
SELECT
    engagement_id,
    CASE action WHEN 'confirm' THEN 'confirmed_by' WHEN 'correct' THEN field ELSE action END AS decided,
    made_by || ': ' || why AS cause
FROM correction
WHERE outcome = 'applied'
ORDER BY correction_key;
