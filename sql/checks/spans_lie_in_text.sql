-- No span reaches beyond its article.
SELECT 'section' AS of_table, s.article_key, s.span_end, a.characters
FROM section AS s JOIN article AS a USING (article_key) WHERE s.span_end > a.characters
UNION ALL
SELECT 'time_expression', s.article_key, s.span_end, a.characters
FROM time_expression AS s JOIN article AS a USING (article_key) WHERE s.span_end > a.characters
UNION ALL
SELECT 'unresolved', s.article_key, s.span_end, a.characters
FROM unresolved AS s JOIN article AS a USING (article_key) WHERE s.span_end > a.characters
UNION ALL
SELECT 'evidence', m.article_key, s.span_end, a.characters
FROM evidence AS s JOIN mention AS m USING (mention_key) JOIN article AS a USING (article_key)
WHERE s.span_end > a.characters;
