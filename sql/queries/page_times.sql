-- Which expressions of time stand in the words that date an engagement, and by which rule were they read?
SELECT DISTINCT m.mention_key, t.span_start, t.text, t.value, t.anchor::VARCHAR AS anchor, t.rule, t.why
FROM mention AS m
JOIN evidence AS v ON v.mention_key = m.mention_key AND v.field IN ('date', 'sentence')
JOIN time_expression AS t
    ON t.article_key = m.article_key AND t.span_start >= v.span_start AND t.span_end <= v.span_end
WHERE m.engagement_key = getvariable('engagement_key')
ORDER BY m.mention_key, t.span_start;
