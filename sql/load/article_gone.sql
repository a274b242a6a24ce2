-- Which articles of the former file are gone, or read otherwise now?
SELECT article_key FROM article SEMI JOIN gone USING (article_id);
