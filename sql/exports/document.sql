-- Every engagement as one nested document: partners, participants, tellings with their evidence.
WITH told AS (
    SELECT v.mention_key, list({'field': v.field::VARCHAR, 'text': v.text, 'start': v.span_start, 'end': v.span_end}
        ORDER BY v.span_start, v.span_end, v.field) AS evidence
    FROM evidence AS v
    GROUP BY v.mention_key
),
telling_of AS (
    SELECT t.engagement_key, list({'article_id': t.article_id, 'outlet': t.outlet, 'url': web_address(t.url), 'title': t.title,
        'published_first': t.published_first, 'published_last': t.published_last, 'date_basis': m.date_basis,
        'rules': m.rules, 'evidence': v.evidence} ORDER BY t.article_id, t.mention_index) AS tellings
    FROM telling AS t
    JOIN mention AS m USING (mention_key)
    LEFT JOIN told AS v USING (mention_key)
    WHERE t.engagement_key IS NOT NULL
    GROUP BY t.engagement_key
),
people AS (
    SELECT engagement_key, list({'side': side::VARCHAR, 'name': name, 'role': role, 'country': country} ORDER BY side, position)
        AS participants
    FROM engagement_participant
    GROUP BY engagement_key
),
disputed AS (SELECT engagement_key, list(text ORDER BY position) AS conflicts FROM conflict GROUP BY engagement_key)
SELECT
    e.engagement_id, e.partners, e.edtf, e.date_first, e.date_last, e.granularity::VARCHAR AS granularity, e.date_why,
    e.type::VARCHAR AS type, e.subtype, e.channel::VARCHAR AS channel, e.direction::VARCHAR AS direction,
    e.level::VARCHAR AS level, e.level_home::VARCHAR AS level_home, e.level_partner::VARCHAR AS level_partner,
    e.status::VARCHAR AS status, e.overdue, e.place, e.occasion, e.ordinal, e.stated_count,
    round(e.confidence::DOUBLE, 2) AS confidence, w.engagement_id AS part_of, e.confirmed_by, e.corrected,
    coalesce(d.conflicts, []) AS conflicts, coalesce(p.participants, []) AS participants,
    coalesce(t.tellings, []) AS tellings
FROM engagement AS e
LEFT JOIN engagement AS w ON w.engagement_key = e.part_of_key
LEFT JOIN people AS p ON p.engagement_key = e.engagement_key
LEFT JOIN telling_of AS t ON t.engagement_key = e.engagement_key
LEFT JOIN disputed AS d ON d.engagement_key = e.engagement_key
ORDER BY e.engagement_id;
