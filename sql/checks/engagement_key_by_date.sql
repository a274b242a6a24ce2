-- Every engagement has its own engagement_key, and keys stand in order of date, the undated first.
SELECT engagement_key, date_first
FROM (
    SELECT
        engagement_key, date_first,
        lag(engagement_key) OVER by_key AS key_before,
        lag(coalesce(date_first, DATE '0001-01-01')) OVER by_key AS date_before
    FROM engagement
    WINDOW by_key AS (ORDER BY engagement_key)
)
WHERE engagement_key = key_before OR coalesce(date_first, DATE '0001-01-01') < date_before;
