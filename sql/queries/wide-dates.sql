-- Which engagements are dated too widely to count in a month?
-- How to read it: they are possible in every month they touch and certain in none.
-- Set: days (31), rows (40).
SELECT engagement_id, edtf AS date, date_last - date_first + 1 AS days, array_to_string(partners[:4], ' ') AS partners,
    type::VARCHAR AS type, tellings
FROM engagement
WHERE date_last - date_first >= coalesce(getvariable('days')::INTEGER, 31)
ORDER BY days DESC, engagement_key
LIMIT coalesce(getvariable('rows')::INTEGER, 40);
