-- What does a file say of each engagement, to be compared with another file?
SELECT
    e.engagement_id, e.date_first, e.date_last, e.granularity::VARCHAR AS granularity, e.type::VARCHAR AS type, e.subtype,
    (
        SELECT string_agg(p.partner, ' ' ORDER BY p.partner)
        FROM engagement_partner AS p
        WHERE p.engagement_key = e.engagement_key
    ) AS partners,
    e.channel::VARCHAR AS channel, e.direction::VARCHAR AS direction, e.level_home::VARCHAR AS level_home,
    e.level_partner::VARCHAR AS level_partner, e.status::VARCHAR AS status, e.place, e.occasion, e.ordinal,
    e.stated_count, whole.engagement_id AS part_of, e.confirmed_by,
    (
        SELECT string_agg(a.article_id || '/' || m.mention_index, ' ' ORDER BY a.article_id, m.mention_index)
        FROM mention AS m
        JOIN article AS a USING (article_key)
        WHERE m.engagement_key = e.engagement_key
    ) AS tellings
FROM engagement AS e
LEFT JOIN engagement AS whole ON whole.engagement_key = e.part_of_key
ORDER BY e.engagement_id;
