-- Which pairs of engagements may be one and were left apart?
SELECT
    j.one_id, j.other_id, j.verdict, j.why,
    one.type::VARCHAR AS one_type, one.partners AS one_partners, one.date_first AS one_first, one.date_last AS one_last,
    one.granularity::VARCHAR AS one_granularity, other.type::VARCHAR AS other_type, other.partners AS other_partners,
    other.date_first AS other_first, other.date_last AS other_last, other.granularity::VARCHAR AS other_granularity
FROM (FROM judgement ORDER BY one_id, other_id LIMIT 50) AS j
LEFT JOIN engagement AS one ON one.engagement_id = j.one_id
LEFT JOIN engagement AS other ON other.engagement_id = j.other_id
ORDER BY j.one_id, j.other_id;
