-- In which file and at which address did each of the articles stand, or all where none are named?
SELECT article_id, source, url
FROM article
WHERE getvariable('articles')::VARCHAR[] IS NULL OR list_contains(getvariable('articles')::VARCHAR[], article_id)
ORDER BY article_key;
