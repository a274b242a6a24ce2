-- Engagement keys count from 0 without gaps or repeats, in order of date, the undated first.
SELECT engagement_key, date_first
FROM (
    SELECT
        engagement_key, date_first,
        lag(engagement_key) OVER (ORDER BY rowid) AS key_before,
        lag(coalesce(date_first, DATE '0001-01-01')) OVER (ORDER BY rowid) AS date_before
    FROM engagement
)
WHERE engagement_key <> coalesce(key_before + 1, 0) OR coalesce(date_first, DATE '0001-01-01') < date_before;
