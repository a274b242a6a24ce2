-- The published file: every table, key, constraint and comment. Views are in views.sql, macros in macros.sql.
--
-- Names: singular tables; `_key` is a number that joins tables inside one build (with gaps, in the order of its table),
-- `_id` is a name that lasts across builds and may be cited. Days are inclusive. Offsets are characters into the raw text,
-- from 0, the end not included. Tables that can hold millions of rows declare no PRIMARY KEY (its index would be larger
-- than the table); sql/checks holds their keys unique instead, and says so by failing the build.

CREATE TYPE engagement_type AS ENUM (
    'visit', 'meeting', 'consultation', 'call', 'message', 'agreement', 'upgrade', 'credentials', 'exchange', 'ceremony',
    'multilateral', 'other'
);
CREATE TYPE channel AS ENUM (
    'party', 'state', 'government', 'parliament', 'defence-security', 'people-to-people', 'multilateral', 'economic'
);
CREATE TYPE direction AS ENUM ('inbound', 'outbound', 'third-country', 'remote', 'resident', 'unknown');
CREATE TYPE level AS ENUM ('leader', 'deputy-leader', 'minister', 'deputy-minister', 'ambassador', 'other');
CREATE TYPE status AS ENUM ('held', 'ongoing', 'planned', 'proposed', 'postponed', 'cancelled');
CREATE TYPE granularity AS ENUM (
    'day', 'week', 'month', 'quarter', 'half', 'season', 'year', 'decade', 'century', 'none'
);
CREATE TYPE section_kind AS ENUM ('headline', 'body', 'caption', 'teaser', 'sidebar', 'stamp', 'spam');
CREATE TYPE basis AS ENUM ('metadata', 'dateline', 'stamp', 'inferred', 'none');
CREATE TYPE evidence_field AS ENUM ('sentence', 'type', 'date', 'people', 'place', 'partner');
CREATE TYPE side AS ENUM ('home', 'partner');
CREATE TYPE anchor AS ENUM ('absolute', 'publication', 'previous', 'event', 'none');
COMMENT ON TYPE engagement_type IS 'What kind of contact it was.';
COMMENT ON TYPE channel IS 'The office the home side acts in.';
COMMENT ON TYPE direction IS 'Who went to whom, seen from the home country.';
COMMENT ON TYPE level IS 'Rank, the highest first: level <= ''minister''::level asks for ministers and above; without the cast letters are compared. Cast to VARCHAR for display.';
COMMENT ON TYPE status IS 'Whether it took place: held and ongoing did.';
COMMENT ON TYPE granularity IS 'How finely a day is known, the finest first; none stands for mere bounds.';
COMMENT ON TYPE section_kind IS 'What a stretch of a page is for.';
COMMENT ON TYPE basis IS 'What a date of publication rests on, the best first.';
COMMENT ON TYPE evidence_field IS 'What words in a text support.';
COMMENT ON TYPE side IS 'Which of the two sides a person stands on.';
COMMENT ON TYPE anchor IS 'What an expression of time is counted from.';

CREATE TABLE build (
    build_id VARCHAR NOT NULL PRIMARY KEY,
    schema_version INTEGER NOT NULL,
    home VARCHAR NOT NULL,
    as_of DATE,
    created_at TIMESTAMP NOT NULL,
    articles UINTEGER NOT NULL,
    mentions UINTEGER NOT NULL,
    engagements UINTEGER NOT NULL,
    partners UINTEGER NOT NULL,
    unresolved UINTEGER NOT NULL,
    failures UINTEGER NOT NULL
);
COMMENT ON TABLE build IS 'One row: which build this file is, for which home country, up to which day.';
COMMENT ON COLUMN build.build_id IS 'Name of the build, also in the file name; cite it with any figure. Example: 20250705T081500-3f2a.';
COMMENT ON COLUMN build.schema_version IS 'Version of sql/schema.sql that made the file; readers refuse another one. Example: 1.';
COMMENT ON COLUMN build.home IS 'Home country, ISO 3166-1 alpha-3. Example: VNM.';
COMMENT ON COLUMN build.as_of IS 'The day the file knows about: the newest publication, or the day given to the build. Empty in an empty file.';
COMMENT ON COLUMN build.created_at IS 'When the build was made, UTC, as given by the caller.';
COMMENT ON COLUMN build.articles IS 'Number of rows in article.';
COMMENT ON COLUMN build.mentions IS 'Number of rows in mention.';
COMMENT ON COLUMN build.engagements IS 'Number of rows in engagement.';
COMMENT ON COLUMN build.partners IS 'Number of partners with at least one engagement.';
COMMENT ON COLUMN build.unresolved IS 'Number of rows in unresolved.';
COMMENT ON COLUMN build.failures IS 'Number of rows in failure.';

CREATE TABLE manifest (
    table_name VARCHAR NOT NULL PRIMARY KEY,
    rows UBIGINT NOT NULL
);
COMMENT ON TABLE manifest IS 'How many rows each table had when the file was written; a file that disagrees is damaged.';
COMMENT ON COLUMN manifest.table_name IS 'Name of the table. Example: engagement.';
COMMENT ON COLUMN manifest.rows IS 'Rows written. Example: 1204.';

CREATE TABLE article (
    article_key UINTEGER NOT NULL,
    article_id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    outlet VARCHAR,
    url VARCHAR,
    title VARCHAR,
    language VARCHAR NOT NULL,
    published_first DATE,
    published_last DATE,
    published_granularity granularity NOT NULL,
    published_basis basis NOT NULL,
    published_why VARCHAR NOT NULL,
    characters UINTEGER NOT NULL,
    repairs UINTEGER NOT NULL,
    mentions UINTEGER NOT NULL,
    CHECK (published_first <= published_last)
);
COMMENT ON TABLE article IS 'One row per page read, in order of publication. Source: the files and feeds given to the build.';
COMMENT ON COLUMN article.article_key IS 'Key inside this build, in order of publication, the undated last; there are gaps. Example: 17.';
COMMENT ON COLUMN article.article_id IS 'Lasting name of the article. Example: 2025-02-21-lusaka-talks.';
COMMENT ON COLUMN article.source IS 'Path or feed it was read from. Example: seeds/articles/2025-02-21-lusaka-talks.txt.';
COMMENT ON COLUMN article.outlet IS 'Who published it, where known. Example: Viet Nam News Agency.';
COMMENT ON COLUMN article.url IS 'Address of the page, where known.';
COMMENT ON COLUMN article.title IS 'Headline, where known.';
COMMENT ON COLUMN article.language IS 'Language of the text, ISO 639-1. Example: en.';
COMMENT ON COLUMN article.published_first IS 'First day on which the page can have been published; empty when nothing bounds it.';
COMMENT ON COLUMN article.published_last IS 'Last day on which the page can have been published, inclusive.';
COMMENT ON COLUMN article.published_granularity IS 'How finely the publication is dated: day, month, ... or none for mere bounds.';
COMMENT ON COLUMN article.published_basis IS 'Where the publication date comes from: metadata, dateline, stamp, inferred or none.';
COMMENT ON COLUMN article.published_why IS 'The reason for the publication date, as a sentence.';
COMMENT ON COLUMN article.characters IS 'Length of the raw text in characters.';
COMMENT ON COLUMN article.repairs IS 'Number of repairs the text needed (injected glyphs, joined words).';
COMMENT ON COLUMN article.mentions IS 'Number of rows it has in mention; 0 when it tells of no engagement.';

CREATE TABLE article_text (
    article_key UINTEGER NOT NULL,
    text VARCHAR NOT NULL,
    sha256 VARCHAR GENERATED ALWAYS AS (sha256(text)) VIRTUAL
);
COMMENT ON TABLE article_text IS 'The raw text of each article; all offsets in the file count characters of it.';
COMMENT ON COLUMN article_text.article_key IS 'The article. Joins article.article_key.';
COMMENT ON COLUMN article_text.text IS 'Raw text as read. substring(text, span_start + 1, span_end - span_start) gives a span.';
COMMENT ON COLUMN article_text.sha256 IS 'SHA-256 of the raw text in hexadecimal: proves that a text is the one that was read (computed).';

CREATE TABLE section (
    article_key UINTEGER NOT NULL,
    section_index UINTEGER NOT NULL,
    kind section_kind NOT NULL,
    subkind VARCHAR,
    story UINTEGER NOT NULL,
    span_start UINTEGER NOT NULL,
    span_end UINTEGER NOT NULL,
    published_first DATE,
    published_last DATE,
    published_granularity granularity NOT NULL,
    published_basis basis NOT NULL,
    published_why VARCHAR NOT NULL,
    lines UBIGINT[],
    CHECK (span_start <= span_end),
    CHECK (published_first <= published_last)
);
COMMENT ON TABLE section IS 'A stretch of a page with one purpose; a page may hold several stories of different years.';
COMMENT ON COLUMN section.article_key IS 'The article. Joins article.article_key.';
COMMENT ON COLUMN section.section_index IS 'Position on the page, from 0.';
COMMENT ON COLUMN section.kind IS 'headline, body, caption, teaser, sidebar, stamp or spam.';
COMMENT ON COLUMN section.subkind IS 'A finer kind, where known. Example: dateline.';
COMMENT ON COLUMN section.story IS 'Sections with the same number tell the same story.';
COMMENT ON COLUMN section.span_start IS 'First character of the section in the raw text.';
COMMENT ON COLUMN section.span_end IS 'Character after the last one of the section.';
COMMENT ON COLUMN section.lines IS 'A number for each of its lines of six words or more, the same wherever the line stands; the view section_dated goes by it.';
COMMENT ON COLUMN section.published_first IS 'First day on which this section can have been published.';
COMMENT ON COLUMN section.published_last IS 'Last day on which this section can have been published, inclusive.';
COMMENT ON COLUMN section.published_granularity IS 'How finely the section is dated.';
COMMENT ON COLUMN section.published_basis IS 'Where the section''s date comes from.';
COMMENT ON COLUMN section.published_why IS 'The reason for the section''s date, as a sentence.';

CREATE TABLE time_expression (
    article_key UINTEGER NOT NULL,
    span_start UINTEGER NOT NULL,
    span_end UINTEGER NOT NULL,
    text VARCHAR NOT NULL,
    type VARCHAR NOT NULL CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')),
    value VARCHAR NOT NULL,
    modifier VARCHAR,
    date_first DATE,
    date_last DATE,
    granularity granularity NOT NULL,
    anchor anchor NOT NULL,
    rule VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    dates_engagements BOOLEAN NOT NULL,
    CHECK (span_start < span_end),
    CHECK (date_first <= date_last)
);
COMMENT ON TABLE time_expression IS 'Every expression of time found in a text, with the days it denotes and the reason (TIMEX3).';
COMMENT ON COLUMN time_expression.article_key IS 'The article. Joins article.article_key.';
COMMENT ON COLUMN time_expression.span_start IS 'First character of the expression in the raw text.';
COMMENT ON COLUMN time_expression.span_end IS 'Character after the last one of the expression.';
COMMENT ON COLUMN time_expression.text IS 'The words. Example: June last year.';
COMMENT ON COLUMN time_expression.type IS 'TIMEX3 type: DATE, TIME, DURATION or SET.';
COMMENT ON COLUMN time_expression.value IS 'TIMEX3 value. Example: 2024-06.';
COMMENT ON COLUMN time_expression.modifier IS 'TIMEX3 modifier, where there is one. Example: START.';
COMMENT ON COLUMN time_expression.date_first IS 'First day it denotes; empty for durations, sets and expressions left unresolved.';
COMMENT ON COLUMN time_expression.date_last IS 'Last day it denotes, inclusive.';
COMMENT ON COLUMN time_expression.granularity IS 'How finely it dates: day, week, month, ... none.';
COMMENT ON COLUMN time_expression.anchor IS 'What it is counted from: absolute, publication, previous (expression), event or none.';
COMMENT ON COLUMN time_expression.rule IS 'Name of the rule that found it. Example: month of a shifted year.';
COMMENT ON COLUMN time_expression.why IS 'The reason for the days, as a sentence.';
COMMENT ON COLUMN time_expression.dates_engagements IS 'False for years inside names, such as a convention of 1982, that date no engagement.';

CREATE TABLE partner (
    partner VARCHAR NOT NULL PRIMARY KEY,
    name VARCHAR NOT NULL,
    official_name VARCHAR,
    name_vi VARCHAR,
    kind VARCHAR NOT NULL CHECK (kind IN ('country', 'former', 'territory', 'organisation')),
    region VARCHAR,
    capital VARCHAR,
    iso2 VARCHAR,
    cow_code VARCHAR,
    cow_number UINTEGER,
    valid_from DATE,
    valid_to DATE,
    source VARCHAR
);
COMMENT ON TABLE partner IS 'Countries and organisations that can stand opposite the home country.';
COMMENT ON COLUMN partner.partner IS 'Key: ISO 3166-1 alpha-3, ISO 3166-3 for former states, or an acronym. Examples: LAO, SUN, CSHH, ASEAN.';
COMMENT ON COLUMN partner.name IS 'Short English name. Example: Laos.';
COMMENT ON COLUMN partner.official_name IS 'Official English name. Example: Lao People''s Democratic Republic.';
COMMENT ON COLUMN partner.name_vi IS 'Vietnamese name. Example: Lào.';
COMMENT ON COLUMN partner.kind IS 'country, former (a former state), territory or organisation.';
COMMENT ON COLUMN partner.region IS 'Region for grouping (UN M49 names). Example: South-eastern Asia.';
COMMENT ON COLUMN partner.capital IS 'Capital or seat. Example: Vientiane.';
COMMENT ON COLUMN partner.iso2 IS 'ISO 3166-1 alpha-2, for maps and flags. Example: LA.';
COMMENT ON COLUMN partner.cow_code IS 'Correlates of War state abbreviation, for states. Example: LAO.';
COMMENT ON COLUMN partner.cow_number IS 'Correlates of War state number. Example: 812.';
COMMENT ON COLUMN partner.valid_from IS 'First day the state or organisation existed under this code, where that matters.';
COMMENT ON COLUMN partner.valid_to IS 'Last day it existed; empty when it still does. Example: 1991-12-31 for SUN.';
COMMENT ON COLUMN partner.source IS 'Where the row comes from. Example: ISO 3166-1.';

CREATE TABLE partner_name (
    partner VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    form VARCHAR NOT NULL,
    search_name VARCHAR NOT NULL
);
COMMENT ON TABLE partner_name IS 'Every name a partner may be looked up by, in any language; ambiguous names stand once per meaning.';
COMMENT ON COLUMN partner_name.partner IS 'The partner. Joins partner.partner.';
COMMENT ON COLUMN partner_name.name IS 'Name as written. Example: Lào.';
COMMENT ON COLUMN partner_name.form IS 'How it names the partner: name, official, demonym, capital, city, metonym, organ, organisation, code, variant, lookup (never read in news) ...';
COMMENT ON COLUMN partner_name.search_name IS 'The name in lower case without accents, đ as d: compare with a word folded the same way. Example: lao.';

CREATE TABLE mention (
    mention_key UINTEGER NOT NULL,
    article_key UINTEGER NOT NULL,
    mention_index UINTEGER NOT NULL,
    section_index UINTEGER,
    published_first DATE,
    published_last DATE,
    engagement_key UINTEGER,
    type engagement_type NOT NULL,
    subtype VARCHAR,
    date_first DATE,
    date_last DATE,
    granularity granularity NOT NULL,
    date_basis VARCHAR NOT NULL,
    channel channel NOT NULL,
    direction direction NOT NULL,
    level_home level NOT NULL,
    level_partner level NOT NULL,
    status status NOT NULL,
    place VARCHAR,
    occasion VARCHAR,
    ordinal UINTEGER,
    stated_count UINTEGER,
    part_of_index UINTEGER,
    confidence FLOAT NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    rules VARCHAR[] NOT NULL,
    level level GENERATED ALWAYS AS (least(level_home, level_partner)) VIRTUAL,
    CHECK (date_first <= date_last)
);
COMMENT ON TABLE mention IS 'One telling of one engagement by one article: what the extraction read, before merging.';
COMMENT ON COLUMN mention.mention_key IS 'Key inside this build.';
COMMENT ON COLUMN mention.article_key IS 'The article that tells it. Joins article.article_key.';
COMMENT ON COLUMN mention.mention_index IS 'Position among the mentions of its article, from 0.';
COMMENT ON COLUMN mention.section_index IS 'The section its first evidence stands in, whose publication dates this telling. Joins section.section_index.';
COMMENT ON COLUMN mention.published_first IS 'First day on which it can have been told: of its section, or else of its article.';
COMMENT ON COLUMN mention.published_last IS 'Last day on which it can have been told, inclusive.';
COMMENT ON COLUMN mention.engagement_key IS 'The engagement it tells of; empty when merging left it out. Joins engagement.engagement_key.';
COMMENT ON COLUMN mention.type IS 'visit, meeting, consultation, call, message, agreement, upgrade, credentials, exchange, ceremony, multilateral, other.';
COMMENT ON COLUMN mention.subtype IS 'A finer type, where told. Example: state visit.';
COMMENT ON COLUMN mention.date_first IS 'First day on which it can have taken place, as this telling has it.';
COMMENT ON COLUMN mention.date_last IS 'Last day on which it can have taken place, inclusive.';
COMMENT ON COLUMN mention.granularity IS 'How finely this telling dates it.';
COMMENT ON COLUMN mention.date_basis IS 'The reason for the date, as a sentence.';
COMMENT ON COLUMN mention.channel IS 'Office the home side acts in.';
COMMENT ON COLUMN mention.direction IS 'Who went to whom, seen from the home country.';
COMMENT ON COLUMN mention.level_home IS 'Rank of the home side, highest first.';
COMMENT ON COLUMN mention.level_partner IS 'Rank of the partner side, highest first.';
COMMENT ON COLUMN mention.status IS 'held, ongoing, planned, proposed, postponed or cancelled, as told at the time of publication.';
COMMENT ON COLUMN mention.place IS 'Where it took place, as told. Example: Vientiane.';
COMMENT ON COLUMN mention.occasion IS 'The occasion it served, as told. Example: 60th anniversary of relations.';
COMMENT ON COLUMN mention.ordinal IS 'Number in a series, as told. Example: 18 for an 18th meeting.';
COMMENT ON COLUMN mention.stated_count IS 'Number of contacts an aggregate stands for. Example: 27 for "27 meetings".';
COMMENT ON COLUMN mention.part_of_index IS 'mention_index of the mention in the same article that this one is a part of: talks within a visit.';
COMMENT ON COLUMN mention.confidence IS 'Confidence of the extraction from 0 to 1, two decimals.';
COMMENT ON COLUMN mention.rules IS 'Names of the rules that made it, in order.';
COMMENT ON COLUMN mention.level IS 'The higher rank of the two sides (computed).';

CREATE TABLE mention_partner (
    mention_key UINTEGER NOT NULL,
    partner VARCHAR NOT NULL
);
COMMENT ON TABLE mention_partner IS 'Partners of a mention, one row each.';
COMMENT ON COLUMN mention_partner.mention_key IS 'The mention. Joins mention.mention_key.';
COMMENT ON COLUMN mention_partner.partner IS 'The partner. Joins partner.partner.';

CREATE TABLE mention_participant (
    mention_key UINTEGER NOT NULL,
    side side NOT NULL,
    position UINTEGER NOT NULL,
    name VARCHAR,
    role VARCHAR,
    country VARCHAR
);
COMMENT ON TABLE mention_participant IS 'People and delegations who took part, as one telling names them; sorted by side and mention.';
COMMENT ON COLUMN mention_participant.mention_key IS 'The mention. Joins mention.mention_key.';
COMMENT ON COLUMN mention_participant.side IS 'home or partner.';
COMMENT ON COLUMN mention_participant.position IS 'Order on that side, from 0.';
COMMENT ON COLUMN mention_participant.name IS 'Name as written; empty where only the office is named.';
COMMENT ON COLUMN mention_participant.role IS 'Office as written. Example: Deputy Minister of Foreign Affairs.';
COMMENT ON COLUMN mention_participant.country IS 'Country or organisation the person stands for, a partner code; empty when unresolved.';

CREATE TABLE evidence (
    mention_key UINTEGER NOT NULL,
    field evidence_field NOT NULL,
    span_start UINTEGER NOT NULL,
    text VARCHAR NOT NULL,
    span_end UINTEGER GENERATED ALWAYS AS (span_start + length(text)) VIRTUAL
);
COMMENT ON TABLE evidence IS 'The words that support a mention: every number in the file leads back to rows here; sorted by field and mention.';
COMMENT ON COLUMN evidence.mention_key IS 'The mention. Joins mention.mention_key.';
COMMENT ON COLUMN evidence.field IS 'What the words support: sentence, type, date, people, place or partner.';
COMMENT ON COLUMN evidence.span_start IS 'First character in the raw text of the article.';
COMMENT ON COLUMN evidence.text IS 'The words themselves, copied from the raw text.';
COMMENT ON COLUMN evidence.span_end IS 'Character after the last one (computed).';

CREATE TABLE engagement (
    engagement_key UINTEGER NOT NULL,
    engagement_id VARCHAR NOT NULL,
    partners VARCHAR[] NOT NULL,
    type engagement_type NOT NULL,
    subtype VARCHAR,
    date_first DATE,
    date_last DATE,
    granularity granularity NOT NULL,
    date_why VARCHAR NOT NULL,
    channel channel NOT NULL,
    direction direction NOT NULL,
    level_home level NOT NULL,
    level_partner level NOT NULL,
    status status NOT NULL,
    place VARCHAR,
    occasion VARCHAR,
    ordinal UINTEGER,
    stated_count UINTEGER,
    tellings UINTEGER NOT NULL,
    articles UINTEGER NOT NULL,
    first_published DATE,
    last_published DATE,
    confidence FLOAT NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    part_of_key UINTEGER,
    conflicts UINTEGER NOT NULL,
    lead_time_days INTEGER,
    overdue BOOLEAN NOT NULL,
    confirmed_by VARCHAR,
    corrected VARCHAR[] NOT NULL,
    level level GENERATED ALWAYS AS (least(level_home, level_partner)) VIRTUAL,
    is_part BOOLEAN GENERATED ALWAYS AS (part_of_key IS NOT NULL) VIRTUAL,
    edtf VARCHAR GENERATED ALWAYS AS (CASE
        WHEN date_first = date_last THEN strftime(date_first, '%Y-%m-%d')
        WHEN day(date_first) = 1 AND date_last = last_day(date_first) AND granularity = 'month'
            THEN strftime(date_first, '%Y-%m')
        WHEN granularity = 'year' AND month(date_first) = 1 AND day(date_first) = 1 AND month(date_last) = 12
            AND day(date_last) = 31 AND year(date_first) = year(date_last) THEN strftime(date_first, '%Y')
        ELSE strftime(date_first, '%Y-%m-%d') || '/' || strftime(date_last, '%Y-%m-%d')
    END) VIRTUAL,
    CHECK (date_first <= date_last)
);
COMMENT ON TABLE engagement IS 'One contact between the home country and its partners, however often it was told; its keys are in order of date. A visit and the talks and agreements within it are a row each: part_of_key leads to the visit, is_part tells them apart, the view engagement_whole gives the top.';
COMMENT ON COLUMN engagement.engagement_key IS 'Key inside this build, in order of date, the undated first; there are gaps. ORDER BY engagement_key DESC has the newest first.';
COMMENT ON COLUMN engagement.engagement_id IS 'Lasting name: cite this one; it stays across builds.';
COMMENT ON COLUMN engagement.partners IS 'Partner codes, sorted; engagement_partner has them one a row. Example: [CHN, LAO].';
COMMENT ON COLUMN engagement.type IS 'visit, meeting, consultation, call, message, agreement, upgrade, credentials, exchange, ceremony, multilateral, other.';
COMMENT ON COLUMN engagement.subtype IS 'A finer type, where told. Example: state visit.';
COMMENT ON COLUMN engagement.date_first IS 'First day on which it can have taken place; empty when no telling dates it.';
COMMENT ON COLUMN engagement.date_last IS 'Last day on which it can have taken place, inclusive.';
COMMENT ON COLUMN engagement.granularity IS 'How finely it is dated: day ... century; none means mere bounds. Never read the middle of an interval as a day.';
COMMENT ON COLUMN engagement.date_why IS 'The reason for the date, as a sentence.';
COMMENT ON COLUMN engagement.channel IS 'Office the home side acts in: party, state, government, parliament, defence-security, people-to-people, multilateral, economic.';
COMMENT ON COLUMN engagement.direction IS 'inbound (the partner comes), outbound, third-country, remote, resident (an ambassador where posted) or unknown.';
COMMENT ON COLUMN engagement.level_home IS 'Rank of the home side: leader, deputy-leader, minister, deputy-minister, ambassador, other (sorts in this order).';
COMMENT ON COLUMN engagement.level_partner IS 'Rank of the partner side (sorts highest first).';
COMMENT ON COLUMN engagement.status IS 'held, ongoing, planned, proposed, postponed or cancelled, after the latest telling.';
COMMENT ON COLUMN engagement.place IS 'Where it took place, as told. Example: Vientiane.';
COMMENT ON COLUMN engagement.occasion IS 'The occasion it served, as told.';
COMMENT ON COLUMN engagement.ordinal IS 'Number in a series. Example: 18 for an 18th meeting.';
COMMENT ON COLUMN engagement.stated_count IS 'Number of contacts an aggregate row stands for ("27 meetings"); empty for a single contact. Counts treat the row as one.';
COMMENT ON COLUMN engagement.tellings IS 'Number of mentions merged into it.';
COMMENT ON COLUMN engagement.articles IS 'Number of articles that tell of it.';
COMMENT ON COLUMN engagement.first_published IS 'First day of the earliest publication that tells of it.';
COMMENT ON COLUMN engagement.last_published IS 'Last day of the latest publication that tells of it.';
COMMENT ON COLUMN engagement.confidence IS 'Confidence from 0 to 1, two decimals, of the best telling.';
COMMENT ON COLUMN engagement.part_of_key IS 'The engagement it is a part of (talks within a visit); empty for a whole. Joins engagement.engagement_key.';
COMMENT ON COLUMN engagement.conflicts IS 'Number of points on which its tellings disagree; they stand in conflict.';
COMMENT ON COLUMN engagement.lead_time_days IS 'Days between the first announcement and its first day; empty when it was not announced ahead or is not dated to a day.';
COMMENT ON COLUMN engagement.overdue IS 'True for a plan whose days have passed without a word of it.';
COMMENT ON COLUMN engagement.confirmed_by IS 'The analyst who vouched for it; empty when nobody did.';
COMMENT ON COLUMN engagement.corrected IS 'Fields that analysts set; the corrections stand in correction. Example: [date].';
COMMENT ON COLUMN engagement.level IS 'The higher rank of the two sides (computed).';
COMMENT ON COLUMN engagement.is_part IS 'True for a part of another engagement: leave parts out to count wholes (computed).';
COMMENT ON COLUMN engagement.edtf IS 'The date as EDTF text (computed). Examples: 2024-06-19, 2024-06, 2024, 2024-06-19/2024-06-20.';

CREATE TABLE engagement_partner (
    partner VARCHAR NOT NULL,
    engagement_key UINTEGER NOT NULL,
    date_first DATE,
    date_last DATE,
    granularity granularity NOT NULL,
    type engagement_type NOT NULL,
    channel channel NOT NULL,
    direction direction NOT NULL,
    level level NOT NULL,
    status status NOT NULL,
    is_part BOOLEAN NOT NULL,
    CHECK (date_first <= date_last)
);
COMMENT ON TABLE engagement_partner IS 'Partners of an engagement, one row each, with the columns people count by; sorted by partner and date.';
COMMENT ON COLUMN engagement_partner.partner IS 'The partner. Joins partner.partner.';
COMMENT ON COLUMN engagement_partner.engagement_key IS 'The engagement. Joins engagement.engagement_key.';
COMMENT ON COLUMN engagement_partner.date_first IS 'Copied from engagement, so that counting needs no join; a check holds the copies equal.';
COMMENT ON COLUMN engagement_partner.date_last IS 'Copied from engagement.';
COMMENT ON COLUMN engagement_partner.granularity IS 'Copied from engagement.';
COMMENT ON COLUMN engagement_partner.type IS 'Copied from engagement.';
COMMENT ON COLUMN engagement_partner.channel IS 'Copied from engagement.';
COMMENT ON COLUMN engagement_partner.direction IS 'Copied from engagement.';
COMMENT ON COLUMN engagement_partner.status IS 'Copied from engagement.';
COMMENT ON COLUMN engagement_partner.is_part IS 'Copied from engagement: true for a part of another engagement.';
COMMENT ON COLUMN engagement_partner.level IS 'The higher rank of the two sides, copied from engagement: stored, since most questions filter by it.';

CREATE TABLE engagement_participant (
    engagement_key UINTEGER NOT NULL,
    side side NOT NULL,
    position UINTEGER NOT NULL,
    name VARCHAR,
    role VARCHAR,
    country VARCHAR
);
COMMENT ON TABLE engagement_participant IS 'People and delegations who took part, from the best telling; sorted by side and engagement.';
COMMENT ON COLUMN engagement_participant.engagement_key IS 'The engagement. Joins engagement.engagement_key.';
COMMENT ON COLUMN engagement_participant.side IS 'home or partner.';
COMMENT ON COLUMN engagement_participant.position IS 'Order on that side, from 0.';
COMMENT ON COLUMN engagement_participant.name IS 'Name as written; empty where only the office is named.';
COMMENT ON COLUMN engagement_participant.role IS 'Office as written.';
COMMENT ON COLUMN engagement_participant.country IS 'Country or organisation the person stands for, a partner code; empty when unresolved.';

CREATE TABLE engagement_search (
    engagement_key UINTEGER NOT NULL,
    words VARCHAR NOT NULL
);
COMMENT ON TABLE engagement_search IS 'What full-text search looks through: ask the macro search or the view search_result.';
COMMENT ON COLUMN engagement_search.engagement_key IS 'The engagement. Joins engagement.engagement_key.';
COMMENT ON COLUMN engagement_search.words IS 'Partners by their English and Vietnamese names, participants, place, occasion and evidence sentences: lower case, no accents, đ as d, each word once, in order, with a blank before it.';

CREATE TABLE frequency_count (
    period VARCHAR NOT NULL CHECK (period IN ('day', 'week', 'month', 'quarter', 'half', 'year')),
    partner VARCHAR NOT NULL,
    period_first DATE NOT NULL,
    certain UINTEGER NOT NULL,
    possible UINTEGER NOT NULL,
    expected DOUBLE NOT NULL,
    certain_parts UINTEGER NOT NULL,
    possible_parts UINTEGER NOT NULL,
    expected_parts DOUBLE NOT NULL,
    CHECK (certain <= possible),
    CHECK (certain_parts <= certain AND possible_parts <= possible)
);
COMMENT ON TABLE frequency_count IS 'What the view frequency adds up, counted beforehand; sorted by period, partner and day. Ask frequency instead.';
COMMENT ON COLUMN frequency_count.period IS 'Kind of period: day, week, month, quarter, half or year.';
COMMENT ON COLUMN frequency_count.partner IS 'The partner. Joins partner.partner.';
COMMENT ON COLUMN frequency_count.period_first IS 'First day of the period; weeks begin on Mondays.';
COMMENT ON COLUMN frequency_count.certain IS 'Engagements that took place and whose whole interval lies in the period, parts of others counted too.';
COMMENT ON COLUMN frequency_count.possible IS 'Engagements that took place and whose interval overlaps the period, parts of others counted too.';
COMMENT ON COLUMN frequency_count.expected IS 'The same, each counted by the share of its days that lie in the period, parts of others counted too.';
COMMENT ON COLUMN frequency_count.certain_parts IS 'How many of certain are parts of another engagement: certain less certain_parts counts a visit once with the talks and the agreement that belong to it.';
COMMENT ON COLUMN frequency_count.possible_parts IS 'How many of possible are parts of another engagement.';
COMMENT ON COLUMN frequency_count.expected_parts IS 'How much of expected falls to parts of another engagement.';

CREATE TABLE contact_month (
    partner VARCHAR NOT NULL,
    month DATE NOT NULL,
    level level NOT NULL
);
COMMENT ON TABLE contact_month IS 'The months in which something took place with a partner, what the view quiet_partner judges by; of engagements dated within a month, sorted by partner and month.';
COMMENT ON COLUMN contact_month.partner IS 'The partner. Joins partner.partner.';
COMMENT ON COLUMN contact_month.month IS 'First day of the month.';
COMMENT ON COLUMN contact_month.level IS 'The highest level of that month''s contacts.';

CREATE TABLE outlet_count (
    outlet VARCHAR,
    articles UINTEGER NOT NULL,
    engagements UINTEGER NOT NULL,
    alone UINTEGER NOT NULL,
    CHECK (alone <= engagements)
);
COMMENT ON TABLE outlet_count IS 'What each outlet told, counted beforehand; the view coverage has its articles month by month.';
COMMENT ON COLUMN outlet_count.outlet IS 'Who published; empty for articles of which it is not known, taken together.';
COMMENT ON COLUMN outlet_count.articles IS 'Number of its articles that were read.';
COMMENT ON COLUMN outlet_count.engagements IS 'Number of engagements that they tell of, parts of others counted too.';
COMMENT ON COLUMN outlet_count.alone IS 'How many of these no other outlet tells of.';

CREATE TABLE conflict (
    engagement_key UINTEGER NOT NULL,
    position UINTEGER NOT NULL,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE conflict IS 'Where the tellings of an engagement, or a page and itself, disagree.';
COMMENT ON COLUMN conflict.engagement_key IS 'The engagement. Joins engagement.engagement_key.';
COMMENT ON COLUMN conflict.position IS 'Order within the engagement, from 0.';
COMMENT ON COLUMN conflict.text IS 'The disagreement, as a sentence.';

CREATE TABLE article_partner (
    article_key UINTEGER NOT NULL,
    partner VARCHAR NOT NULL,
    mentions UINTEGER NOT NULL
);
COMMENT ON TABLE article_partner IS 'How often an article names a partner: coverage, which is not engagement.';
COMMENT ON COLUMN article_partner.article_key IS 'The article. Joins article.article_key.';
COMMENT ON COLUMN article_partner.partner IS 'The partner. Joins partner.partner.';
COMMENT ON COLUMN article_partner.mentions IS 'Number of times its name stands in the text.';

CREATE TABLE claim (
    article_key UINTEGER NOT NULL,
    kind VARCHAR NOT NULL CHECK (
        kind IN (
            'anniversary', 'tier anniversary', 'partners', 'nth partner', 'first visit', 'first visit since',
            'nth visit', 'own nth visit'
        )
    ),
    span_start UINTEGER NOT NULL,
    span_end UINTEGER NOT NULL,
    text VARCHAR NOT NULL,
    number UINTEGER NOT NULL,
    partner VARCHAR,
    tier VARCHAR,
    mention_index UINTEGER,
    published_first DATE,
    published_last DATE,
    years UINTEGER,
    sentence VARCHAR,
    CHECK (span_start < span_end)
);
COMMENT ON TABLE claim IS 'What articles say of the relationship in numbers, as they say it; the view claim_checked holds it against the tables.';
COMMENT ON COLUMN claim.article_key IS 'The article. Joins article.article_key.';
COMMENT ON COLUMN claim.kind IS 'anniversary (of relations), tier anniversary, partners (a number of them), nth partner (the third of its tier), first visit (in so many years), first visit since (a year), nth visit (by any holder of an office), own nth visit (by the same person in the same office).';
COMMENT ON COLUMN claim.span_start IS 'First character in the raw text.';
COMMENT ON COLUMN claim.span_end IS 'Character after the last one.';
COMMENT ON COLUMN claim.text IS 'The words. Example: 75th anniversary of diplomatic relations.';
COMMENT ON COLUMN claim.number IS 'The number claimed: years, partners, the year since when, or which visit it is, 1 the first. Example: 75.';
COMMENT ON COLUMN claim.partner IS 'The partner it is about; empty for a number of partners. Joins partner.partner.';
COMMENT ON COLUMN claim.tier IS 'The tier meant, where one is named. Example: CSP.';
COMMENT ON COLUMN claim.mention_index IS 'For claims about a visit: mention_index of the visit in the same article.';
COMMENT ON COLUMN claim.published_first IS 'First day on which it can have been claimed; empty when not known.';
COMMENT ON COLUMN claim.published_last IS 'Last day on which it can have been claimed, inclusive.';
COMMENT ON COLUMN claim.years IS 'For an nth visit: within how many years up to the visit, 1 this year; empty: ever. Example: 2.';
COMMENT ON COLUMN claim.sentence IS 'The sentence it is claimed in, at most 300 characters to either side; empty when not known.';

CREATE TABLE unresolved (
    article_key UINTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    span_start UINTEGER NOT NULL,
    span_end UINTEGER NOT NULL,
    text VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    CHECK (span_start <= span_end)
);
COMMENT ON TABLE unresolved IS 'What was seen and not settled: counted and shown, never guessed.';
COMMENT ON COLUMN unresolved.article_key IS 'The article. Joins article.article_key.';
COMMENT ON COLUMN unresolved.kind IS 'What is missing. Example: partner.';
COMMENT ON COLUMN unresolved.span_start IS 'First character in the raw text.';
COMMENT ON COLUMN unresolved.span_end IS 'Character after the last one.';
COMMENT ON COLUMN unresolved.text IS 'The words.';
COMMENT ON COLUMN unresolved.why IS 'Why it was left open, as a sentence.';

CREATE TABLE failure (
    source VARCHAR NOT NULL,
    line UINTEGER,
    error VARCHAR NOT NULL
);
COMMENT ON TABLE failure IS 'Input that could not be read; the rest was built.';
COMMENT ON COLUMN failure.source IS 'File or feed.';
COMMENT ON COLUMN failure.line IS 'Line or row in it, from 1, where it has lines.';
COMMENT ON COLUMN failure.error IS 'What is wrong and what was expected.';

CREATE TABLE milestone (
    partner VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    date_first DATE NOT NULL,
    date_last DATE NOT NULL,
    granularity granularity NOT NULL,
    source VARCHAR NOT NULL,
    note VARCHAR,
    CHECK (date_first <= date_last)
);
COMMENT ON TABLE milestone IS 'Dated facts of a relationship, with their sources. Source: seeds/milestones.csv.';
COMMENT ON COLUMN milestone.partner IS 'The partner. Joins partner.partner.';
COMMENT ON COLUMN milestone.kind IS 'What happened. Example: relations established.';
COMMENT ON COLUMN milestone.date_first IS 'First possible day.';
COMMENT ON COLUMN milestone.date_last IS 'Last possible day, inclusive; the same as date_first where the day is known.';
COMMENT ON COLUMN milestone.granularity IS 'How finely the source dates it.';
COMMENT ON COLUMN milestone.source IS 'Where the fact comes from.';
COMMENT ON COLUMN milestone.note IS 'Remarks, such as a predecessor state.';

CREATE TABLE tier (
    partner VARCHAR NOT NULL,
    tier VARCHAR NOT NULL,
    rank UTINYINT NOT NULL,
    name VARCHAR NOT NULL,
    scope VARCHAR,
    valid_from_first DATE,
    valid_from_last DATE,
    granularity granularity NOT NULL,
    valid_to DATE,
    source VARCHAR NOT NULL,
    note VARCHAR,
    CHECK (valid_from_first <= valid_from_last)
);
COMMENT ON TABLE tier IS 'Formal tiers of partnership with their dates. Source: seeds/tiers.csv.';
COMMENT ON COLUMN tier.partner IS 'The partner. Joins partner.partner.';
COMMENT ON COLUMN tier.tier IS 'Short name: special, CSP, extensive-SP, SP, sectoral-SP or CP.';
COMMENT ON COLUMN tier.rank IS 'Order of the tiers, 1 the closest. Example: 2 for CSP.';
COMMENT ON COLUMN tier.name IS 'Name in words. Example: comprehensive strategic partnership.';
COMMENT ON COLUMN tier.scope IS 'The field of a sectoral partnership. Example: higher education.';
COMMENT ON COLUMN tier.valid_from_first IS 'First day on which the tier can have begun; empty when the source gives no date.';
COMMENT ON COLUMN tier.valid_from_last IS 'Last day on which it can have begun, inclusive.';
COMMENT ON COLUMN tier.granularity IS 'How finely the beginning is dated.';
COMMENT ON COLUMN tier.valid_to IS 'Last day before the next tier can have begun; empty for the present tier.';
COMMENT ON COLUMN tier.source IS 'Where the fact comes from.';
COMMENT ON COLUMN tier.note IS 'Remarks on the date.';

CREATE TABLE judgement (
    one_id VARCHAR NOT NULL,
    other_id VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    why VARCHAR NOT NULL
);
COMMENT ON TABLE judgement IS 'Pairs of engagements that may be one and were left apart: the queue of a reviewer.';
COMMENT ON COLUMN judgement.one_id IS 'One engagement. Joins engagement.engagement_id.';
COMMENT ON COLUMN judgement.other_id IS 'The other engagement. Joins engagement.engagement_id.';
COMMENT ON COLUMN judgement.verdict IS 'What merging found. Example: undecided.';
COMMENT ON COLUMN judgement.why IS 'The reasons for and against, as a sentence.';

CREATE TABLE correction (
    correction_key UINTEGER NOT NULL,
    made_at VARCHAR NOT NULL,
    made_by VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    action VARCHAR NOT NULL CHECK (action IN ('correct', 'confirm', 'reject', 'merge', 'split', 'add')),
    engagement_id VARCHAR NOT NULL,
    field VARCHAR,
    old_value VARCHAR,
    new_value VARCHAR,
    other_id VARCHAR,
    outcome VARCHAR NOT NULL
);
COMMENT ON TABLE correction IS 'What analysts decided, in the order they wrote it; replayed on every build, nothing overwritten.';
COMMENT ON COLUMN correction.correction_key IS 'Order in which they were written, from 0.';
COMMENT ON COLUMN correction.made_at IS 'When it was made, ISO 8601. Example: 2025-07-05T08:15:00Z.';
COMMENT ON COLUMN correction.made_by IS 'Who made it.';
COMMENT ON COLUMN correction.why IS 'The reason given.';
COMMENT ON COLUMN correction.action IS 'correct, confirm, reject, merge, split or add.';
COMMENT ON COLUMN correction.engagement_id IS 'The engagement corrected, by the id it had then, which it keeps.';
COMMENT ON COLUMN correction.field IS 'The field corrected, for action correct. Example: date.';
COMMENT ON COLUMN correction.old_value IS 'The value the analyst saw.';
COMMENT ON COLUMN correction.new_value IS 'The value decided; for split the tellings set apart, for add the fields.';
COMMENT ON COLUMN correction.other_id IS 'For merge: the engagement absorbed.';
COMMENT ON COLUMN correction.outcome IS 'applied, or why it was not: the row has changed meanwhile or is gone.';

CREATE TABLE id_history (
    old_id VARCHAR NOT NULL,
    new_id VARCHAR,
    action VARCHAR NOT NULL,
    why VARCHAR NOT NULL
);
COMMENT ON TABLE id_history IS 'Where former engagement ids lead to, as builds on this machine and analysts moved them. Any other id once cited leads to the engagement of the telling it was made from: cordiale why and the dashboards follow it.';
COMMENT ON COLUMN id_history.old_id IS 'An id that was cited before.';
COMMENT ON COLUMN id_history.new_id IS 'The id it stands for now; empty when the engagement is gone or was rejected.';
COMMENT ON COLUMN id_history.action IS 'merge, split, rename (an earlier telling gives the id now), gone or reject.';
COMMENT ON COLUMN id_history.why IS 'The reason, as a sentence.';

CREATE TABLE person (
    name VARCHAR NOT NULL,
    variants VARCHAR,
    country VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    level level NOT NULL,
    channel channel,
    valid_from DATE,
    valid_to DATE,
    source VARCHAR NOT NULL
);
COMMENT ON TABLE person IS 'Dated roles of leaders, ministers and ambassadors known beforehand. Source: seeds/people.csv.';
COMMENT ON COLUMN person.name IS 'Name as articles write it. Example: Nong Duc Manh.';
COMMENT ON COLUMN person.variants IS 'Other spellings, separated by semicolons. Example: Nông Đức Mạnh.';
COMMENT ON COLUMN person.country IS 'Country or organisation served, a partner code. Joins partner.partner.';
COMMENT ON COLUMN person.role IS 'Office held.';
COMMENT ON COLUMN person.level IS 'Rank of the office.';
COMMENT ON COLUMN person.channel IS 'Channel the office acts in, where it is a home office.';
COMMENT ON COLUMN person.valid_from IS 'First day in office; empty where unknown.';
COMMENT ON COLUMN person.valid_to IS 'Last day in office; empty while in office.';
COMMENT ON COLUMN person.source IS 'Where the fact comes from.';

CREATE TABLE title (
    title VARCHAR NOT NULL,
    level level NOT NULL,
    channel channel,
    example VARCHAR
);
COMMENT ON TABLE title IS 'Titles that give a person rank and channel. Source: seeds/titles.csv.';
COMMENT ON COLUMN title.title IS 'Title as articles write it. Example: Party General Secretary.';
COMMENT ON COLUMN title.level IS 'Rank it gives.';
COMMENT ON COLUMN title.channel IS 'Channel it gives, where it gives one.';
COMMENT ON COLUMN title.example IS 'A sentence with it, run by a test.';

CREATE TABLE trigger_rule (
    rule VARCHAR NOT NULL,
    type engagement_type NOT NULL,
    subtype VARCHAR,
    words VARCHAR NOT NULL,
    example VARCHAR
);
COMMENT ON TABLE trigger_rule IS 'Words that tell of an engagement; mention.rules names them. Source: seeds/triggers.csv.';
COMMENT ON COLUMN trigger_rule.rule IS 'Name of the rule. Example: visit noun.';
COMMENT ON COLUMN trigger_rule.type IS 'Type of engagement it tells of.';
COMMENT ON COLUMN trigger_rule.subtype IS 'Subtype, where it gives one.';
COMMENT ON COLUMN trigger_rule.words IS 'The words, alternatives separated by a bar.';
COMMENT ON COLUMN trigger_rule.example IS 'A sentence with it, run by a test.';

CREATE VIEW data_dictionary AS
WITH relation AS (
    SELECT schema_name, table_name, 'table' AS kind, comment, database_name FROM duckdb_tables() WHERE NOT internal
    UNION ALL
    SELECT schema_name, view_name, 'view', comment, database_name FROM duckdb_views() WHERE NOT internal
),
columned AS (
    SELECT r.table_name, c.column_name, c.comment AS meaning, r.kind,
        CASE WHEN starts_with(c.data_type, 'ENUM') THEN 'ENUM' ELSE c.data_type END AS data_type,
        c.is_nullable AS may_be_empty, c.column_index AS position, r.comment AS table_meaning, r.database_name AS file
    FROM relation AS r
    JOIN duckdb_columns() AS c USING (database_name, schema_name, table_name)
),
macro AS (
    SELECT function_name, array_to_string(parameters, ', ') AS given, comment, 'macro',
        CASE function_type WHEN 'table_macro' THEN 'TABLE' ELSE 'VALUE' END, false, 1, comment, database_name
    FROM duckdb_functions()
    WHERE NOT internal
),
word AS (
    SELECT type_name, 'values', array_to_string(labels, ', ') || '; sorted in this order.', 'type', 'ENUM', false, 1, comment,
        database_name
    FROM duckdb_types()
    WHERE NOT internal AND logical_type = 'ENUM'
)
SELECT table_name, column_name, kind, file, table_meaning, may_be_empty, position, data_type, meaning
FROM (FROM columned UNION ALL FROM macro UNION ALL FROM word)
ORDER BY file, list_position(['table', 'view', 'macro', 'type'], kind), table_name, position;
COMMENT ON VIEW data_dictionary IS 'Every table, view, column, macro and type in the open files with its meaning: start here.';
COMMENT ON COLUMN data_dictionary.table_name IS 'Table, view, macro or type.';
COMMENT ON COLUMN data_dictionary.column_name IS 'Column; of a macro what it takes.';
COMMENT ON COLUMN data_dictionary.meaning IS 'What the column holds, with unit and example where they help.';
COMMENT ON COLUMN data_dictionary.kind IS 'table, view, macro (a question with parameters) or type (a list of words).';
COMMENT ON COLUMN data_dictionary.data_type IS 'Type of the values; ENUM for one of a few words in a fixed order, for a macro TABLE or VALUE.';
COMMENT ON COLUMN data_dictionary.may_be_empty IS 'True where a value can be NULL.';
COMMENT ON COLUMN data_dictionary.position IS 'Place of the column in its table.';
COMMENT ON COLUMN data_dictionary.table_meaning IS 'What the table or view holds, what the macro answers, what the type is for.';
COMMENT ON COLUMN data_dictionary.file IS 'Name under which the file is open.';
