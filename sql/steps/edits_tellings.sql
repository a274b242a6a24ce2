-- What did the articles tell, with whom, in which sentence each, and what of it did nothing else tell?
SELECT
    a.article_id, m.mention_index, m.type, m.subtype, m.date_first, m.date_last, m.granularity, m.channel,
    m.direction, m.level_home, m.level_partner, m.status, m.place, m.occasion, m.ordinal, m.stated_count,
    coalesce(g.tellings = 1, false) AS alone,
    (
        SELECT list(partner ORDER BY partner) FROM mention_partner AS p WHERE p.mention_key = m.mention_key
    ) AS partners,
    (
        SELECT list({'side': side, 'name': name, 'role': role} ORDER BY position)
        FROM mention_participant AS p
        WHERE p.mention_key = m.mention_key
    ) AS people,
    (
        SELECT min_by(text, span_start)
        FROM evidence AS e
        WHERE e.mention_key = m.mention_key AND field = 'sentence'
    ) AS sentence
FROM mention AS m
JOIN article AS a USING (article_key)
LEFT JOIN engagement AS g USING (engagement_key)
WHERE a.article_id IN (SELECT unnest(getvariable('articles')::VARCHAR[]))
ORDER BY ALL;
