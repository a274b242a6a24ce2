-- Every engagement in one row, lists joined by a space, in order of id.
SELECT
    e.engagement_id, array_to_string(e.partners, ' ') AS partners, n.names AS partner_names, e.edtf, e.date_first, e.date_last,
    e.granularity::VARCHAR AS granularity, e.date_why, e.type::VARCHAR AS type, e.subtype, e.channel::VARCHAR AS channel,
    e.direction::VARCHAR AS direction, e.level::VARCHAR AS level, e.level_home::VARCHAR AS level_home,
    e.level_partner::VARCHAR AS level_partner, e.status::VARCHAR AS status, e.overdue, e.place, e.occasion, e.ordinal,
    e.stated_count, e.tellings, e.articles, e.first_published, e.last_published, e.lead_time_days,
    round(e.confidence::DOUBLE, 2) AS confidence, w.engagement_id AS part_of, e.conflicts, e.confirmed_by,
    array_to_string(e.corrected, ' ') AS corrected
FROM engagement AS e
LEFT JOIN engagement AS w ON w.engagement_key = e.part_of_key
LEFT JOIN (
    SELECT ep.engagement_key, string_agg(p.name, ', ' ORDER BY p.partner) AS names
    FROM engagement_partner AS ep
    JOIN partner AS p USING (partner)
    GROUP BY ep.engagement_key
) AS n ON n.engagement_key = e.engagement_key
ORDER BY e.engagement_id;
