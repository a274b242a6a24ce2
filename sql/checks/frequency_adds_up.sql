-- Per kind of period and partner, the expected counts add up to the engagements that took place on known days.
WITH dated AS (
    SELECT partner, count(*) AS engagements
    FROM engagement_partner
    WHERE status IN ('held', 'ongoing') AND date_first IS NOT NULL
    GROUP BY partner
),
counted AS (
    SELECT period, partner, sum(expected) AS expected, count(*) AS periods FROM frequency_count GROUP BY period, partner
),
kind AS (SELECT unnest(['day', 'week', 'month', 'quarter', 'half', 'year']) AS period)
SELECT period, partner, d.engagements, c.expected
FROM (FROM dated CROSS JOIN kind) AS d
FULL JOIN counted AS c USING (period, partner)
WHERE c.expected IS NULL OR d.engagements IS NULL OR abs(d.engagements - c.expected) > 0.01 + 0.000001 * c.periods;
