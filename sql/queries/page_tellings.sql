-- Who tells of an engagement, in which words, and why does each telling give its date?
SELECT
    m.mention_key, m.date_first, m.date_last, m.granularity::VARCHAR AS granularity, m.date_basis,
    m.type::VARCHAR AS type, m.subtype, m.status::VARCHAR AS status, m.place, m.confidence, m.rules,
    a.article_id, coalesce(a.outlet, regexp_extract(a.source, '[^/]*$')) AS outlet, a.title, a.url,
    a.published_first, a.published_last,
    a.published_granularity::VARCHAR AS published_granularity, a.published_basis::VARCHAR AS published_basis,
    a.published_why
FROM mention AS m
JOIN engagement AS c USING (engagement_key)
JOIN article AS a USING (article_key)
WHERE m.engagement_key = getvariable('engagement_key')
ORDER BY (m.status IN ('held', 'ongoing')) = (c.status IN ('held', 'ongoing')) DESC, m.confidence DESC, a.published_last DESC NULLS LAST, m.mention_key
LIMIT 50;
