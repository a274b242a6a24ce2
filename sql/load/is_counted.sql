-- Are the counts of a period made again? Where its first or last day lies in a year of which they are.
CREATE OR REPLACE TEMP MACRO is_counted(period, partner, period_first) AS
    (partner, year(period_first)) IN (SELECT (y.partner, y.year) FROM recounted_year AS y)
    OR (period = 'week' AND (partner, year(period_first + 6)) IN (SELECT (y.partner, y.year) FROM recounted_year AS y));
