-- No span reaches beyond its article.
WITH long AS (SELECT article_key, characters FROM article WHERE article_touched(article_key)),
spanned AS (
    SELECT 'section' AS of_table, article_key, span_end FROM section
    UNION ALL SELECT 'time_expression', article_key, span_end FROM time_expression
    UNION ALL SELECT 'unresolved', article_key, span_end FROM unresolved
    UNION ALL
    SELECT 'evidence', m.article_key, s.span_end
    FROM evidence AS s
    JOIN mention AS m USING (mention_key)
    WHERE mention_touched(mention_key)
)
SELECT s.of_table, s.article_key, s.span_end, a.characters
FROM spanned AS s
JOIN long AS a USING (article_key)
WHERE s.span_end > a.characters;
