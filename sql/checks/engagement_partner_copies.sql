-- engagement_partner holds each partner of each engagement once, and the columns it copies are its engagement's.
WITH copied AS (FROM engagement_partner WHERE engagement_touched(engagement_key)),
stated AS (FROM engagement WHERE engagement_touched(engagement_key))
SELECT p.partner, p.engagement_key
FROM copied AS p
LEFT JOIN stated AS e USING (engagement_key)
WHERE e.engagement_key IS NULL
    OR (p.date_first, p.date_last, p.granularity, p.type, p.channel, p.direction) IS DISTINCT FROM
        (e.date_first, e.date_last, e.granularity, e.type, e.channel, e.direction)
    OR (p.level, p.status, p.is_part) IS DISTINCT FROM (e.level, e.status, e.is_part)
UNION ALL
SELECT NULL, e.engagement_key
FROM stated AS e
LEFT JOIN (
    SELECT engagement_key, list(partner ORDER BY partner) AS partners FROM copied GROUP BY engagement_key
) AS p USING (engagement_key)
WHERE e.partners IS DISTINCT FROM coalesce(p.partners, []);
