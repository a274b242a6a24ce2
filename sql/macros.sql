-- Macros: questions with parameters. Those that read tables need the file to be opened itself, or USE after ATTACH; the
-- comment of each names the view that answers without. Views may call macros: a view finds them in its own file.

CREATE MACRO fold(text) AS lower(replace(replace(strip_accents(text), 'Đ', 'd'), 'đ', 'd'));
COMMENT ON MACRO fold IS 'A text in lower case without accents, đ as d. Example: fold(''Đặng'') is dang.';

CREATE MACRO web_address(url) AS CASE WHEN regexp_matches(url, '^(?i:https?)://[^\s[:cntrl:]]+$') THEN url END;
COMMENT ON MACRO web_address IS 'An address as it may be followed: http or https, else empty. Example: javascript:alert(1) gives nothing.';

CREATE MACRO spaced(text) AS translate(
    ' ' || fold(text), '.,;:!?"''()[]{}<>|/\&+*=_~-–—…‘’“”«»' || chr(9) || chr(10) || chr(13) || chr(160), repeat(' ', 39)
);
COMMENT ON MACRO spaced IS 'A folded text with a blank before each word and for each of its marks, as engagement_search.words has it. Example: of Đà Nẵng''s it makes da nang s.';

CREATE MACRO words_of(text) AS [' ' || word FOR word IN string_split(spaced(coalesce(text, '')), ' ') IF word <> ''];
COMMENT ON MACRO words_of IS 'The words of a text, folded, each with the blank before it. Example: words_of(''State visit'') holds state and visit.';

-- Each text has many blanks to stop at: so a word is looked for without its blank first, and before all others the longest
-- one, which most texts lack. A list would be made anew for every row: so twelve words are looked for one by one.
CREATE MACRO has_word(worded, word) AS contains(worded, ltrim(coalesce(word, ''))) AND contains(worded, coalesce(word, ''));
COMMENT ON MACRO has_word IS 'Whether a text that spaced() made has a word of words_of(), or a longer one that begins with it; true for an empty one.';

CREATE MACRO has_words(worded, text) AS
    contains(worded, ltrim(list_max([{'letters': length(word), 'word': word} FOR word IN words_of(text)]).word))
    AND contains(worded, words_of(text)[1])
    AND has_word(worded, words_of(text)[2]) AND has_word(worded, words_of(text)[3])
    AND has_word(worded, words_of(text)[4]) AND has_word(worded, words_of(text)[5])
    AND has_word(worded, words_of(text)[6]) AND has_word(worded, words_of(text)[7])
    AND has_word(worded, words_of(text)[8]) AND has_word(worded, words_of(text)[9])
    AND has_word(worded, words_of(text)[10]) AND has_word(worded, words_of(text)[11])
    AND has_word(worded, words_of(text)[12])
    AND (len(words_of(text)) <= 12 OR list_bool_and([contains(worded, word) FOR word IN words_of(text)]));
COMMENT ON MACRO has_words IS 'Whether a text that spaced() made has every word of another one, or a longer word that begins with it. Example: has_words(words, ''lao visit'').';

CREATE MACRO bare_name(called) AS regexp_replace(
    fold(trim(called)),
    '^(?:(?:the|nuoc|cong hoa|dan chu|nhan dan|hoi giao|lien bang|vuong quoc|dai cong quoc|cong quoc|nha nuoc|ch|chnd|chdcnd|chlb|lb) +)+', ''
);
COMMENT ON MACRO bare_name IS 'The folded name of a country without the words before it that say it is one. Example: of Nước Cộng hòa Pháp it leaves phap.';

CREATE MACRO letters_of(name) AS regexp_replace(fold(name), '[^a-z0-9]', '', 'g');
COMMENT ON MACRO letters_of IS 'The letters and figures of a name alone, folded. Example: of Ả-rập Xê-út it leaves arapxeut.';

CREATE MACRO partners_called(called) AS TABLE
WITH fitting AS (
    SELECT partner, p.name, rank() OVER (
        ORDER BY form = 'code' AND partner = trim(called) DESC, search_name <> fold(trim(called)),
            letters_of(search_name) <> letters_of(called), kind <> 'country',
            CASE form WHEN 'name' THEN 1 WHEN 'official' THEN 2 WHEN 'code' THEN 4 ELSE 3 END
    ) AS nth
    FROM partner_name
    JOIN partner AS p USING (partner)
    WHERE search_name = fold(trim(called))
        OR letters_of(search_name) IN (letters_of(called), letters_of(bare_name(called))) AND letters_of(search_name) <> ''
)
SELECT DISTINCT partner, name FROM fitting WHERE nth = 1 ORDER BY partner;
COMMENT ON MACRO TABLE partners_called IS 'The partners that a name in any language fits best: as it stands before its letters alone, these before the name without a word such as nước or Cộng hòa; a code in capitals first, countries before others, names before demonyms and towns. Example: FROM partners_called(''Congolese''). Attached without USE: ask partner_name.';

CREATE MACRO partner_code(called) AS (
    SELECT CASE WHEN count(*) = 1 THEN min(partner) END FROM partners_called(called)
);
COMMENT ON MACRO partner_code IS 'The code of the one partner that a name in any language fits best; empty where it fits none, or two alike. Example: partner_code(''Pháp'') is FRA. Attached without USE: ask partner_name.';

CREATE MACRO one_partner(called) AS coalesce(
    partner_code(called),
    error('no partner, or more than one, is called ' || called || ': ask partners_called, or name a code such as LAO')::VARCHAR
);
COMMENT ON MACRO one_partner IS 'The code of the one partner that a name in any language fits best, as partner_code; an error where it fits none, or two alike. Attached without USE: ask partner_name.';

CREATE MACRO one_of(name, value, words) AS CASE WHEN value IS NULL OR list_contains(words, value) THEN value
    ELSE error(name || ' ' || value || ': expected one of ' || array_to_string(words, ', '))::VARCHAR END;
COMMENT ON MACRO one_of IS 'The value where it is one of the words or empty, else an error that names what was expected. Example: one_of(''period'', ''fortnight'', [''week'', ''month'']).';

CREATE MACRO engagements_of(called) AS TABLE
SELECT * EXCLUDE (engagement_key, region) FROM partner_engagement WHERE partner = one_partner(called) ORDER BY date_first, engagement_id;
COMMENT ON MACRO TABLE engagements_of IS 'Every engagement with a partner, by date. Example: FROM engagements_of(''Laos''). Attached without USE: ask partner_engagement.';

CREATE MACRO frequency_of(called, every) AS TABLE
SELECT * FROM frequency
WHERE partner = one_partner(called)
    AND period = one_of('period', every, ['day', 'week', 'month', 'quarter', 'half', 'year', 'fiscal year'])
ORDER BY period_first;
COMMENT ON MACRO TABLE frequency_of IS 'How often a partner was met, period by period. Example: FROM frequency_of(''Laos'', ''year''). Attached without USE: ask frequency.';

CREATE MACRO why(id) AS TABLE
SELECT article_id, outlet, published_first, field, text FROM evidence_sentence WHERE engagement_id = id
ORDER BY published_first, article_id, mention_index, span_start;
COMMENT ON MACRO TABLE why IS 'The words behind an engagement, telling by telling. Example: FROM why(''ab12cd34ef56ab78''). Attached without USE: ask evidence_sentence.';

-- The newest DuckDB CLI joins a view whole before it asks who is in a list: so here the list stands at the bottom, and of
-- a million engagements the words behind those with one partner come in a fifth of the time.
CREATE MACRO evidence_of(called) AS TABLE
WITH met AS (SELECT engagement_key FROM engagement_partner WHERE partner = one_partner(called)),
told AS (SELECT * FROM mention SEMI JOIN met USING (engagement_key))
SELECT e.engagement_id, a.article_id, a.outlet, t.published_first, t.mention_index, v.field::VARCHAR AS field, v.text
FROM evidence AS v
JOIN told AS t USING (mention_key)
JOIN article AS a ON a.article_key = t.article_key
JOIN engagement AS e ON e.engagement_key = t.engagement_key;
COMMENT ON MACRO TABLE evidence_of IS 'The words behind all engagements with a partner, in no order. Example: FROM evidence_of(''Laos'') WHERE field = ''sentence''. Attached without USE: ask evidence_sentence.';

CREATE MACRO telling_keys(among) AS TABLE
WITH told AS (
    SELECT mention_key, article_key, engagement_key, mention_index, type FROM mention
    WHERE among IS NULL OR list_contains(among, article_key)
),
named AS (
    SELECT t.*, coalesce(p.partners, '') AS partners
    FROM told AS t
    LEFT JOIN (
        SELECT mention_key, string_agg(partner, '+' ORDER BY partner) AS partners
        FROM mention_partner SEMI JOIN told USING (mention_key)
        GROUP BY mention_key
    ) AS p USING (mention_key)
)
SELECT
    n.mention_key, n.engagement_key, a.article_id, n.mention_index,
    concat_ws(':', a.article_id, n.type, n.partners, row_number() OVER (
        PARTITION BY n.article_key, n.type, n.partners ORDER BY n.mention_index
    )) AS telling_key
FROM named AS n
JOIN article AS a USING (article_key);
COMMENT ON MACRO TABLE telling_keys IS 'The lasting key of each telling in the articles whose keys are given, in all with NULL: article, type, partners, and a number where these are alike. The first 16 digits of its SHA-256 are the id that the telling gives an engagement. Example: FROM telling_keys([0]). Attached without USE: ask mention.';

CREATE MACRO search(looked_for) AS TABLE
SELECT e.engagement_id, e.edtf AS date, e.partners, e.place, e.level::VARCHAR AS level, e.type::VARCHAR AS type,
    e.status::VARCHAR AS status
FROM engagement AS e
-- a frequent word has hundreds of thousands of them: no more than their keys are joined and sorted
SEMI JOIN (SELECT engagement_key FROM engagement_search WHERE has_words(words, looked_for)) AS s USING (engagement_key)
ORDER BY e.engagement_key DESC;
COMMENT ON MACRO TABLE search IS 'Engagements that have all these words, newest first; accents, capitals and the stroke of the đ do not matter, a word may be the beginning of a longer one. Example: FROM search(''lao visit''). Attached without USE: SET VARIABLE words = ''lao visit'' and ask search_result.';

CREATE VIEW search_result AS FROM search(coalesce(getvariable('words')::VARCHAR, ''));
COMMENT ON VIEW search_result IS 'What the macro search finds for the words set: SET VARIABLE words = ''lao visit''; empty without them.';
COMMENT ON COLUMN search_result.date IS 'The date as EDTF text.';

-- What the checks look at: all of a file; a build onto a former one says otherwise for itself.
CREATE MACRO article_touched(touched) AS true;
COMMENT ON MACRO article_touched IS 'Whether the checks look at an article, by its key: at every one, but in a build that puts a few articles onto a former file.';
CREATE MACRO mention_touched(touched) AS true;
COMMENT ON MACRO mention_touched IS 'Whether the checks look at a telling, by its key, as article_touched says.';
CREATE MACRO engagement_touched(touched) AS true;
COMMENT ON MACRO engagement_touched IS 'Whether the checks look at an engagement, by its key, as article_touched says.';
CREATE MACRO partner_touched(touched) AS true;
COMMENT ON MACRO partner_touched IS 'Whether the checks look at a partner, by its code, as article_touched says.';
