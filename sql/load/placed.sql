-- Where does each article stand now? In `place` are those that stay.
UPDATE article SET source = p.source
FROM place AS p
WHERE article.article_id = p.article_id AND article.source <> p.source;
