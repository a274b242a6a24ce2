-- Which rows can count in a period of which a day lies in one of these years? A week may reach six days beyond.
SELECT p.*
FROM engagement_partner AS p
SEMI JOIN recounted_year AS y
    ON y.partner = p.partner AND p.date_first <= make_date(y.year, 12, 31) + 6 AND p.date_last >= make_date(y.year, 1, 1) - 6;
