-- Where does each article stand now? In `moved` are those that stand elsewhere than before.
UPDATE article SET source = m.source
FROM moved AS m
WHERE article.article_id = m.article_id;
