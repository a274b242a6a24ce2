-- In which file and at which address did each of the articles stand?
SELECT article_id, source, url
FROM article
ORDER BY article_key;
