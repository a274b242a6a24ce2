-- Which mentions go with their articles?
SELECT mention_key FROM mention SEMI JOIN article_gone USING (article_key);
