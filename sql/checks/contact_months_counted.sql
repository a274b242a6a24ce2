-- The months of contact are those of the engagements that took place and are dated within a month, the highest level of each.
WITH met AS (
    SELECT partner, date_trunc('month', date_last)::DATE AS month, min(level) AS level
    FROM engagement_partner
    WHERE status IN ('held', 'ongoing') AND date_last - date_first <= 31
    GROUP BY ALL
)
SELECT partner, month, c.level AS stated, m.level AS found
FROM contact_month AS c
FULL JOIN met AS m USING (partner, month)
WHERE c.level IS DISTINCT FROM m.level;
