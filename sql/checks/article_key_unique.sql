-- Every article has its own article_key.
SELECT article_key, count(*) AS articles FROM article GROUP BY article_key HAVING count(*) > 1;
