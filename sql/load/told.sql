-- How many tellings and articles has each engagement of `renewed`, and when were these published, where that is known?
UPDATE engagement SET
    tellings = t.tellings, articles = t.articles, first_published = t.first_published, last_published = t.last_published
FROM (
    SELECT
        m.engagement_key, count(*) AS tellings, count(DISTINCT m.article_key) AS articles,
        min(m.published_first) FILTER (coalesce(s.published_basis, a.published_basis) <> 'none') AS first_published,
        max(m.published_last) FILTER (coalesce(s.published_basis, a.published_basis) <> 'none') AS last_published
    FROM mention AS m
    SEMI JOIN renewed USING (engagement_key)
    JOIN article AS a USING (article_key)
    LEFT JOIN section AS s ON s.article_key = m.article_key AND s.section_index = m.section_index
    GROUP BY m.engagement_key
) AS t
WHERE engagement.engagement_key = t.engagement_key;
