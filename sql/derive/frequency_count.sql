-- Certain, possible and expected counts of each partner in each period, and of the parts among them, distinct intervals
-- counted first; given are the rows of engagement_partner to be counted, and is_counted says of which periods.
INSERT INTO frequency_count BY NAME
WITH kind(period, months, days) AS (
    VALUES ('day', 0, 1), ('week', 0, 7), ('month', 1, 0), ('quarter', 3, 0), ('half', 6, 0), ('year', 12, 0)
),
interval_of AS (
    SELECT partner, date_first, date_last, count(*) AS n, count(*) FILTER (is_part) AS parts
    FROM frequency_count_given
    WHERE status IN ('held', 'ongoing') AND date_first IS NOT NULL
    GROUP BY partner, date_first, date_last
),
step AS (
    SELECT k.period, k.months, k.days, i.partner, i.date_first, i.date_last, i.n, i.parts,
        CASE WHEN k.months > 0 THEN (year(i.date_first) * 12 + month(i.date_first) - 1) // k.months
            ELSE (i.date_first - DATE '0001-01-01') // k.days END AS step_first,
        CASE WHEN k.months > 0 THEN (year(i.date_last) * 12 + month(i.date_last) - 1) // k.months
            ELSE (i.date_last - DATE '0001-01-01') // k.days END AS step_last
    FROM interval_of AS i
    CROSS JOIN kind AS k
),
inside AS (
    SELECT period, months, days, partner, step_first AS step, sum(n) AS certain, sum(n) AS possible,
        sum(n)::DOUBLE AS expected, sum(parts) AS certain_parts, sum(parts) AS possible_parts,
        sum(parts)::DOUBLE AS expected_parts
    FROM step
    WHERE step_first = step_last
    GROUP BY ALL
),
crossing AS (
    SELECT * EXCLUDE (step_first, step_last), unnest(range(step_first, step_last + 1)) AS step
    FROM step
    WHERE step_first < step_last
),
bounded AS (
    SELECT *,
        CASE WHEN months > 0 THEN make_date(step * months // 12, step * months % 12 + 1, 1)
            ELSE DATE '0001-01-01' + (step * days)::INTEGER END AS opens,
        CASE WHEN months > 0 THEN make_date((step + 1) * months // 12, (step + 1) * months % 12 + 1, 1) - 1
            ELSE DATE '0001-01-01' + ((step + 1) * days)::INTEGER - 1 END AS closes
    FROM crossing
),
lying AS (
    SELECT *, (least(closes, date_last) - greatest(opens, date_first) + 1) / (date_last - date_first + 1) AS share FROM bounded
),
shared AS (
    SELECT period, months, days, partner, step, 0 AS certain, sum(n) AS possible, sum(n * share) AS expected,
        0 AS certain_parts, sum(parts) AS possible_parts, sum(parts * share) AS expected_parts
    FROM lying
    GROUP BY ALL
),
total AS (
    SELECT period, months, days, partner, step, sum(certain) AS certain, sum(possible) AS possible,
        sum(expected) AS expected, sum(certain_parts) AS certain_parts, sum(possible_parts) AS possible_parts,
        sum(expected_parts) AS expected_parts
    FROM (FROM inside UNION ALL BY NAME FROM shared)
    GROUP BY ALL
)
SELECT
    period, partner,
    CASE WHEN months > 0 THEN make_date(step * months // 12, step * months % 12 + 1, 1)
        ELSE DATE '0001-01-01' + (step * days)::INTEGER END AS period_first,
    certain, possible, round(expected, 6) AS expected, certain_parts, possible_parts,
    round(expected_parts, 6) AS expected_parts
FROM total
WHERE is_counted(period, partner, period_first)
ORDER BY period, partner, period_first;
