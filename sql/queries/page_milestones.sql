-- Which dated facts mark the relationship with a partner?
SELECT kind, date_first, date_last, granularity::VARCHAR AS granularity, source, note
FROM milestone
WHERE partner = getvariable('partner')
ORDER BY date_first;
