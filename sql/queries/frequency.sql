-- How often did the home country engage each partner, period by period?
-- How to read it: certain lies in the period, possible overlaps it, expected counts shares of days; wholes: certain, no parts.
-- Set: period (year; day, week, month, quarter, half, fiscal year), partner (all), since (2015-01-01), fiscal_start (4), rows (200).
SELECT partner, left(p.name, 16) AS name, period_first, period_last, certain, possible, round(expected, 2) AS expected,
    certain - certain_parts AS wholes
FROM frequency
JOIN partner AS p USING (partner)
WHERE period = coalesce(
        one_of('period', getvariable('period')::VARCHAR, ['day', 'week', 'month', 'quarter', 'half', 'year', 'fiscal year']), 'year'
    )
    AND (getvariable('partner') IS NULL OR partner = getvariable('partner'))
    AND period_last >= coalesce(getvariable('since')::DATE, DATE '2015-01-01')
ORDER BY period_first DESC, frequency.expected DESC, partner
LIMIT coalesce(getvariable('rows')::INTEGER, 200);
