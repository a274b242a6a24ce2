-- What the words of each engagement are made of, as one number, and whether an article that told of it has gone.
SELECT
    e.engagement_id, e.engagement_key, m.is_retold,
    hash(e.type, e.subtype, e.place, e.occasion, e.partners, p.people, m.tellings) AS content
FROM engagement AS e
LEFT JOIN (
    SELECT engagement_key, sum(hash(role, name)) AS people FROM engagement_participant GROUP BY ALL
) AS p USING (engagement_key)
LEFT JOIN (
    SELECT
        engagement_key, sum(hash(article_key, mention_index)) AS tellings, bool_or(article_key IS NULL) AS is_retold
    FROM telling_given
    GROUP BY engagement_key
) AS m USING (engagement_key);
