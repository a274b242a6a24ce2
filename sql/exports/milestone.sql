-- Dated facts of each relationship with their sources.
SELECT partner, kind, date_first, date_last, granularity::VARCHAR AS granularity, source, note
FROM milestone
ORDER BY partner, date_first, kind;
