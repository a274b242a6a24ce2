-- The partners of each engagement with the columns people count by, sorted so that one partner is one stretch of the file.
INSERT INTO engagement_partner BY NAME
SELECT
    p.partner, e.engagement_key, e.date_first, e.date_last, e.granularity, e.type, e.channel, e.direction,
    e.level, e.status, e.is_part
FROM engagement_partner_given AS p
JOIN engagement AS e USING (engagement_key)
ORDER BY p.partner, e.engagement_key;
