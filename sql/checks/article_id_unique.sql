-- Every article has its own article_id.
SELECT article_id, count(*) AS articles FROM article GROUP BY article_id HAVING count(*) > 1;
