-- Who tells of each engagement, and in which sentences.
SELECT
    t.engagement_id, t.article_id, t.mention_index, t.outlet, t.title, web_address(t.url) AS url, t.published_first, t.published_last,
    t.status::VARCHAR AS status, round(t.confidence::DOUBLE, 2) AS confidence,
    string_agg(v.text, ' ' ORDER BY v.span_start) FILTER (v.field = 'sentence') AS sentences
FROM telling AS t
LEFT JOIN evidence AS v USING (mention_key)
WHERE t.engagement_id IS NOT NULL
GROUP BY ALL
ORDER BY t.engagement_id, t.article_id, t.mention_index;
