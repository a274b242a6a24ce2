-- Where did the articles stand, who published them under which headline, and what did those say that tell something?
SELECT a.article_id, a.source, a.url, a.outlet, a.title, t.text
FROM article AS a
LEFT JOIN article_text AS t ON a.article_key = t.article_key AND a.mentions > 0
WHERE a.article_id IN (SELECT unnest(getvariable('articles')::VARCHAR[]))
ORDER BY a.article_id;
