-- Per kind of period and partner, the expected counts add up to the engagements that took place on known days, those of parts to the parts.
WITH dated AS (
    SELECT partner, count(*) AS engagements, count(*) FILTER (is_part) AS parts
    FROM engagement_partner
    WHERE status IN ('held', 'ongoing') AND date_first IS NOT NULL AND partner_touched(partner)
    GROUP BY partner
),
counted AS (
    SELECT period, partner, sum(expected) AS expected, sum(expected_parts) AS expected_parts, count(*) AS periods
    FROM frequency_count
    WHERE partner_touched(partner)
    GROUP BY period, partner
),
kind AS (SELECT unnest(['day', 'week', 'month', 'quarter', 'half', 'year']) AS period)
SELECT period, partner, d.engagements, c.expected, d.parts, c.expected_parts
FROM (FROM dated CROSS JOIN kind) AS d
FULL JOIN counted AS c USING (period, partner)
WHERE c.expected IS NULL OR d.engagements IS NULL OR abs(d.engagements - c.expected) > 0.01 + 0.000001 * c.periods
    OR abs(d.parts - c.expected_parts) > 0.01 + 0.000001 * c.periods;
