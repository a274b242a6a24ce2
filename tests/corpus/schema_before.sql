-- Schema version 3, without comments and views, and a small build in it: two engagements, one of them confirmed.

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

CREATE TABLE manifest (
    table_name VARCHAR NOT NULL PRIMARY KEY,
    rows UBIGINT NOT NULL
);

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

CREATE TABLE article_text (
    article_key UINTEGER NOT NULL,
    text VARCHAR NOT NULL,
    sha256 VARCHAR GENERATED ALWAYS AS (sha256(text)) VIRTUAL
);

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
    CHECK (span_start <= span_end),
    CHECK (published_first <= published_last)
);

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

CREATE TABLE partner_name (
    partner VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    form VARCHAR NOT NULL,
    search_name VARCHAR NOT NULL
);

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

CREATE TABLE mention_partner (
    mention_key UINTEGER NOT NULL,
    partner VARCHAR NOT NULL
);

CREATE TABLE mention_participant (
    mention_key UINTEGER NOT NULL,
    side side NOT NULL,
    position UINTEGER NOT NULL,
    name VARCHAR,
    role VARCHAR,
    country VARCHAR
);

CREATE TABLE evidence (
    mention_key UINTEGER NOT NULL,
    field evidence_field NOT NULL,
    span_start UINTEGER NOT NULL,
    text VARCHAR NOT NULL,
    span_end UINTEGER GENERATED ALWAYS AS (span_start + length(text)) VIRTUAL
);

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

CREATE TABLE engagement_participant (
    engagement_key UINTEGER NOT NULL,
    side side NOT NULL,
    position UINTEGER NOT NULL,
    name VARCHAR,
    role VARCHAR,
    country VARCHAR
);

CREATE TABLE engagement_search (
    engagement_key UINTEGER NOT NULL,
    words VARCHAR NOT NULL
);

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

CREATE TABLE contact_month (
    partner VARCHAR NOT NULL,
    month DATE NOT NULL,
    level level NOT NULL
);

CREATE TABLE outlet_count (
    outlet VARCHAR,
    articles UINTEGER NOT NULL,
    engagements UINTEGER NOT NULL,
    alone UINTEGER NOT NULL,
    CHECK (alone <= engagements)
);

CREATE TABLE conflict (
    engagement_key UINTEGER NOT NULL,
    position UINTEGER NOT NULL,
    text VARCHAR NOT NULL
);

CREATE TABLE article_partner (
    article_key UINTEGER NOT NULL,
    partner VARCHAR NOT NULL,
    mentions UINTEGER NOT NULL
);

CREATE TABLE claim (
    article_key UINTEGER NOT NULL,
    kind VARCHAR NOT NULL CHECK (
        kind IN ('anniversary', 'tier anniversary', 'partners', 'first visit', 'first visit since')
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
    CHECK (span_start < span_end)
);

CREATE TABLE unresolved (
    article_key UINTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    span_start UINTEGER NOT NULL,
    span_end UINTEGER NOT NULL,
    text VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    CHECK (span_start <= span_end)
);

CREATE TABLE failure (
    source VARCHAR NOT NULL,
    line UINTEGER,
    error VARCHAR NOT NULL
);

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

CREATE TABLE judgement (
    one_id VARCHAR NOT NULL,
    other_id VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    why VARCHAR NOT NULL
);

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

CREATE TABLE id_history (
    old_id VARCHAR NOT NULL,
    new_id VARCHAR,
    action VARCHAR NOT NULL,
    why VARCHAR NOT NULL
);

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

CREATE TABLE title (
    title VARCHAR NOT NULL,
    level level NOT NULL,
    channel channel,
    example VARCHAR
);

CREATE TABLE trigger_rule (
    rule VARCHAR NOT NULL,
    type engagement_type NOT NULL,
    subtype VARCHAR,
    words VARCHAR NOT NULL,
    example VARCHAR
);

INSERT INTO build VALUES ('before', 3, 'VNM', DATE '2024-06-20', TIMESTAMP '2024-07-01 08:00:00', 2, 2, 2, 2, 0, 0);
INSERT INTO article VALUES
    (0, 'call', 'news/call.jsonl', 'Wire', NULL, 'Call', 'en', DATE '2024-05-03', DATE '2024-05-03', 'day',
        'metadata', 'the page''s own metadata', 40, 0, 1),
    (1, 'visit', 'news/visit.jsonl', 'Wire', NULL, 'Visit', 'en', DATE '2024-06-20', DATE '2024-06-20',
        'day', 'metadata', 'the page''s own metadata', 40, 0, 1);
INSERT INTO mention BY NAME
SELECT unnest([0, 1]) AS mention_key, mention_key AS article_key, 0 AS mention_index,
    DATE '2024-05-03' AS published_first, DATE '2024-05-03' AS published_last, mention_key AS engagement_key,
    unnest(['call', 'visit']) AS type, DATE '2024-05-02' AS date_first, DATE '2024-05-02' AS date_last, 'day' AS granularity,
    'the day the text gives' AS date_basis, 'government' AS channel, 'remote' AS direction, 'minister' AS level_home,
    'minister' AS level_partner, 'held' AS status, 0.8 AS confidence, ['call noun'] AS rules;
INSERT INTO evidence VALUES (0, 'sentence', 0, 'Two ministers talked'), (1, 'sentence', 0, 'A leader came to see');
INSERT INTO engagement BY NAME
SELECT mention_key AS engagement_key, format('{:016x}', mention_key) AS engagement_id, ['ZMB'] AS partners, type, subtype,
    date_first, date_last, granularity, date_basis AS date_why, channel, direction, level_home, level_partner, status,
    1 AS tellings, 1 AS articles, DATE '2024-05-03' AS first_published, DATE '2024-05-03' AS last_published, confidence,
    0 AS conflicts, false AS overdue, CASE mention_key WHEN 0 THEN 'Lan' END AS confirmed_by, []::VARCHAR[] AS corrected
FROM mention;
INSERT INTO correction VALUES
    (0, '2024-07-01T08:00:00Z', 'Lan', 'she was there', 'confirm', '0000000000000000', NULL, NULL, NULL, NULL, 'applied');
