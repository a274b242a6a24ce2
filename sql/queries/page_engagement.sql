-- What is known of one engagement? (A former id leads to the row it stands for now.)
WITH RECURSIVE
    onward AS (SELECT old_id, max_by(coalesce(new_id, ''), rowid) AS new_id FROM id_history GROUP BY old_id),
    wanted AS (
        SELECT getvariable('engagement')::VARCHAR AS engagement_id
        UNION
        SELECT o.new_id
        FROM wanted AS w JOIN onward AS o ON o.old_id = w.engagement_id
        WHERE w.engagement_id NOT IN (SELECT engagement_id FROM engagement)
    )
SELECT
    e.engagement_key, e.engagement_id, e.type::VARCHAR AS type, e.subtype, e.date_first, e.date_last,
    e.granularity::VARCHAR AS granularity, e.edtf, e.date_why, e.channel::VARCHAR AS channel,
    e.direction::VARCHAR AS direction, e.level::VARCHAR AS level, e.level_home::VARCHAR AS level_home,
    e.level_partner::VARCHAR AS level_partner, e.status::VARCHAR AS status, e.place, e.occasion, e.ordinal,
    e.stated_count, e.tellings, e.articles, e.first_published, e.last_published, e.confidence,
    e.partners, e.lead_time_days, e.overdue, e.confirmed_by, e.corrected,
    whole.engagement_id AS part_of, whole.type::VARCHAR AS part_of_type
FROM engagement AS e
SEMI JOIN wanted USING (engagement_id)
LEFT JOIN engagement AS whole ON whole.engagement_key = e.part_of_key;
