-- Which engagements hold these words? (Words in lower case without accents, đ as d.)
WITH found AS (
    SELECT engagement_key
    FROM engagement_search
    WHERE contains(words, getvariable('words'))
    ORDER BY engagement_key DESC
    LIMIT coalesce(getvariable('row_limit'), 25)
)
SELECT
    e.engagement_id, e.date_first, e.date_last, e.granularity::VARCHAR AS granularity, e.type::VARCHAR AS type, e.subtype,
    e.partners, e.level::VARCHAR AS level, e.direction::VARCHAR AS direction, e.status::VARCHAR AS status
FROM found
JOIN engagement AS e USING (engagement_key)
ORDER BY e.date_first DESC NULLS LAST, e.engagement_key DESC;
