-- How often would the rule for silence have raised an alarm in the past that contact then ended?
-- How to read it: each past gap is judged by the gaps before it alone; every alarm in it was a false one.
WITH contact AS (
    SELECT DISTINCT partner, date_trunc('month', date_last) AS month
    FROM engagement_partner
    WHERE status IN ('held', 'ongoing') AND date_last <= (SELECT as_of FROM build)
      AND level <= coalesce(getvariable('at_least'), 'other')::level
),
gap AS (
    SELECT partner, month, date_diff('month', lag(month) OVER (PARTITION BY partner ORDER BY month), month) AS months
    FROM contact
),
judged AS (
    SELECT
        months,
        median(months) OVER earlier AS usual_gap,
        count(months) OVER earlier AS gaps
    FROM gap
    WHERE months IS NOT NULL
    WINDOW earlier AS (PARTITION BY partner ORDER BY month ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT count(*) AS gaps, count(*) FILTER (months > 2 * greatest(usual_gap, 1)) AS alarms
FROM judged
WHERE gaps >= 4;
