-- What should a person look at?
-- How to read it: one row for each reason; correct or confirm it and the row goes away with the next build.
-- Set: rows (50).
SELECT reason, engagement_id, array_to_string(partners[:3], ' ') AS partners, date, detail
FROM review_queue
ORDER BY reason, engagement_id, detail
LIMIT coalesce(getvariable('rows')::INTEGER, 50);
