-- Which mentions stand in articles that stay, by the keys that these have now?
SELECT m.mention_key AS former, m.mention_index, a.key AS article_key
FROM mention AS m
JOIN article_moved AS a ON m.article_key = a.former;
