-- The months of contact are those of the engagements that took place and are dated within a month, the highest level of each.
WITH met AS (
    SELECT partner, date_trunc('month', date_last)::DATE AS month, min(level) AS level
    FROM engagement_partner
    WHERE status IN ('held', 'ongoing') AND date_last - date_first <= 31 AND partner_touched(partner)
    GROUP BY ALL
),
stated AS (FROM contact_month WHERE partner_touched(partner))
SELECT partner, month, c.level AS stated, m.level AS found
FROM stated AS c
FULL JOIN met AS m USING (partner, month)
WHERE c.level IS DISTINCT FROM m.level;
