-- What the counts of each partner are made of, as one number.
SELECT partner, sum(hash(date_first, date_last, level, status, is_part)) AS content
FROM engagement_partner
GROUP BY ALL;
