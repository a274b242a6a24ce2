-- The months with contact of each partner and the highest level met in them, of contacts dated within a month; given
-- are the rows of engagement_partner to be looked at. A contact counts in the month of its last day.
INSERT INTO contact_month BY NAME
SELECT partner, date_trunc('month', date_last)::DATE AS month, min(level) AS level
FROM contact_month_given
WHERE status IN ('held', 'ongoing') AND date_last - date_first <= 31
GROUP BY ALL
ORDER BY partner, month;
