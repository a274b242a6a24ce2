-- Which words support each telling of an engagement?
SELECT v.mention_key, v.field::VARCHAR AS field, v.span_start, v.span_end, v.text
FROM evidence AS v
JOIN mention AS m USING (mention_key)
WHERE m.engagement_key = getvariable('engagement_key')
ORDER BY v.mention_key, v.span_start, v.span_end;
