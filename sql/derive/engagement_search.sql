-- The words of each engagement, folded, each once and with a blank before it; distinct sentences only, partners by their
-- names in English, in Vietnamese and as they are looked up.
-- Given are the engagements to be worded. Lists sorted afterwards, since ordered aggregates take twice the time.
INSERT INTO engagement_search BY NAME
WITH said AS (
    SELECT DISTINCT m.engagement_key, v.text
    FROM evidence AS v
    JOIN mention AS m USING (mention_key)
    JOIN engagement_search_given AS e USING (engagement_key)
    WHERE v.field = 'sentence'
),
sentence AS (
    SELECT engagement_key, array_to_string(list_sort(list(text)), ' ') AS text FROM said GROUP BY engagement_key
),
person AS (
    SELECT engagement_key, array_to_string(list_sort(list(concat_ws(' ', role, name))), ' ') AS text
    FROM engagement_participant
    SEMI JOIN engagement_search_given USING (engagement_key)
    GROUP BY engagement_key
),
called AS (
    SELECT p.partner, concat_ws(' ', p.partner, p.name, p.name_vi, string_agg(n.name, ' ' ORDER BY n.name)) AS names
    FROM partner AS p
    LEFT JOIN partner_name AS n ON n.partner = p.partner AND n.form = 'lookup'
    GROUP BY p.partner, p.name, p.name_vi
),
opposite AS (
    SELECT ep.engagement_key, array_to_string(list_sort(list(c.names)), ' ') AS text
    FROM engagement_partner AS ep
    JOIN called AS c USING (partner)
    SEMI JOIN engagement_search_given USING (engagement_key)
    GROUP BY ep.engagement_key
)
SELECT
    e.engagement_key,
    array_to_string(list_sort(list_distinct(string_split(spaced(
        concat_ws(' ', opposite.text, e.type, e.subtype, e.place, e.occasion, person.text, sentence.text)
    ), ' '))), ' ') AS words
FROM engagement_search_given AS e
LEFT JOIN opposite USING (engagement_key)
LEFT JOIN person USING (engagement_key)
LEFT JOIN sentence USING (engagement_key)
ORDER BY e.engagement_key;
