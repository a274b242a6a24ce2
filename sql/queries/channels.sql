-- Through which channels does the home country meet a partner?
-- How to read it: engagements that took place, all years; wholes leave out parts, such as talks within a visit.
-- Set: partner (all).
SELECT channel, count(*) AS engagements, count(*) FILTER (NOT is_part) AS wholes,
    count(*) FILTER (level = 'leader') AS with_leader, max(date_last) AS last_by
FROM took_place
WHERE getvariable('partner') IS NULL OR partner = getvariable('partner')
GROUP BY channel
ORDER BY engagements DESC, channel;
