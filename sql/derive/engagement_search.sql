-- The words of each engagement, folded: lower case, no accents, đ as d; distinct sentences only.
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
    SELECT engagement_key, array_to_string(list_sort(list(text)), ' | ') AS text FROM said GROUP BY engagement_key
),
person AS (
    SELECT engagement_key, array_to_string(list_sort(list(concat_ws(' ', role, name))), ' | ') AS text
    FROM engagement_participant
    GROUP BY engagement_key
),
opposite AS (
    SELECT ep.engagement_key, array_to_string(list_sort(list(concat_ws(' ', p.partner, p.name))), ' | ') AS text
    FROM engagement_partner AS ep
    JOIN partner AS p USING (partner)
    GROUP BY ep.engagement_key
)
SELECT
    e.engagement_key,
    lower(replace(replace(strip_accents(
        concat_ws(' | ', opposite.text, e.type, e.subtype, e.place, e.occasion, person.text, sentence.text)
    ), 'Đ', 'd'), 'đ', 'd')) AS words
FROM engagement_search_given AS e
LEFT JOIN opposite USING (engagement_key)
LEFT JOIN person USING (engagement_key)
LEFT JOIN sentence USING (engagement_key)
ORDER BY e.engagement_key;
