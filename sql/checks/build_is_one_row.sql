-- The file describes itself in exactly one build row, and its counts are those of the tables.
SELECT count(*) AS rows, any_value(b.articles) AS articles, any_value(b.mentions) AS mentions,
    any_value(b.engagements) AS engagements
FROM build AS b
HAVING count(*) <> 1
    OR any_value(b.articles) <> (SELECT count(*) FROM article)
    OR any_value(b.mentions) <> (SELECT count(*) FROM mention)
    OR any_value(b.engagements) <> (SELECT count(*) FROM engagement);
