-- Engagements dated to a week at most, for calendars and timelines, with a sentence each and where it stands.
SELECT
    e.engagement_id, e.date_first, e.date_last, e.granularity::VARCHAR AS granularity, e.type::VARCHAR AS type, e.subtype,
    e.level::VARCHAR AS level, e.status::VARCHAR AS status, e.place, n.names, s.text, a.outlet, web_address(a.url) AS url
FROM engagement AS e
LEFT JOIN (
    SELECT ep.engagement_key, string_agg(p.name, ', ' ORDER BY p.partner) AS names
    FROM engagement_partner AS ep
    JOIN partner AS p USING (partner)
    GROUP BY ep.engagement_key
) AS n USING (engagement_key)
LEFT JOIN (
    SELECT engagement_key, min_by(text, (published_first, article_id, span_start)) AS text,
        min_by(article_key, (published_first, article_id, span_start)) AS article_key
    FROM evidence_sentence
    WHERE field = 'sentence'
    GROUP BY engagement_key
) AS s USING (engagement_key)
LEFT JOIN article AS a ON a.article_key = s.article_key
WHERE e.date_last - e.date_first < 7
ORDER BY e.date_first, e.engagement_id;
