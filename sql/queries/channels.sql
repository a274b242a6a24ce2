-- Through which channels does the home country meet a partner?
-- How to read it: engagements that took place, all years, with the last day on which each channel was used.
-- Set: partner (all).
SELECT channel::VARCHAR AS channel, count(*) AS engagements,
    count(*) FILTER (level = 'leader') AS with_leader, max(date_last) AS last_by
FROM took_place
WHERE getvariable('partner') IS NULL OR partner = getvariable('partner')
GROUP BY took_place.channel
ORDER BY engagements DESC, channel;
