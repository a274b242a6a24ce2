-- Macros: questions with parameters. They need the file to be opened itself, or USE after ATTACH.

CREATE MACRO fold(text) AS lower(replace(replace(strip_accents(text), 'Đ', 'd'), 'đ', 'd'));

CREATE MACRO partner_code(called) AS (
    SELECT min_by(partner, CASE form WHEN 'code' THEN 0 WHEN 'name' THEN 1 WHEN 'official' THEN 2 ELSE 3 END)
    FROM partner_name
    WHERE search_name = fold(called)
);

CREATE MACRO engagements_of(called) AS TABLE
SELECT * EXCLUDE (engagement_key, region) FROM partner_engagement WHERE partner = partner_code(called) ORDER BY date_first, engagement_id;

CREATE MACRO frequency_of(called, every) AS TABLE
SELECT * FROM frequency WHERE partner = partner_code(called) AND period = every ORDER BY period_first;

CREATE MACRO why(id) AS TABLE
SELECT article_id, outlet, published_first, field, text FROM evidence_sentence WHERE engagement_id = id
ORDER BY published_first, article_id, mention_index, span_start;

CREATE MACRO search(looked_for) AS TABLE
SELECT e.engagement_id, e.edtf AS date, e.partners, e.type, e.level, e.status, e.place
FROM engagement_search AS s
JOIN engagement AS e USING (engagement_key)
WHERE contains(s.words, string_split(fold(trim(looked_for)), ' ')[1])
    AND list_bool_and([contains(s.words, w) FOR w IN string_split(fold(trim(looked_for)), ' ')])
ORDER BY e.engagement_key DESC;
