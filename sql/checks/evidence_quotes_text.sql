-- Evidence is the words of the article at the place it names.
SELECT v.mention_key, v.field, v.span_start, v.text
FROM evidence AS v
JOIN mention AS m USING (mention_key)
JOIN article_text AS t USING (article_key)
WHERE mention_touched(mention_key) AND article_touched(article_key)
    AND v.text <> substring(t.text, v.span_start + 1, v.span_end - v.span_start);
