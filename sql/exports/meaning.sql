-- The meaning of each column name, that of the engagement table first; some stand in exports alone.
WITH meant AS (
    SELECT column_name, meaning, table_name FROM data_dictionary WHERE meaning IS NOT NULL AND kind IN ('table', 'view')
    UNION ALL
    VALUES ('home_name', 'Short English name of the home country.', ''),
        ('partner_names', 'Short English names of the partners, in the order of their codes.', ''),
        ('part_of', 'engagement_id of the engagement it is a part of (talks within a visit); empty for a whole.', ''),
        ('sentences', 'The sentences that tell it, as they stand in the article, joined by a blank.', '')
)
SELECT column_name, first(meaning ORDER BY table_name <> 'engagement', table_name) AS meaning
FROM meant
GROUP BY column_name
ORDER BY column_name;
