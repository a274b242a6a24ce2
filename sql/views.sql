-- Views: the common questions by name. They call no macro, so they also work when the file is ATTACHed under a name.
-- A terminal that has no room for all columns leaves out those in the middle: what is asked for first stands at both ends.
--
-- Counting: for a period P an engagement is certain when its whole interval lies in P, possible when it overlaps P, and
-- expected by the share of its days in P. What took place is held or ongoing; plans are counted by planned_engagement.

CREATE VIEW took_place AS
SELECT
    p.partner, e.edtf AS date, p.type::VARCHAR AS type, p.date_first, p.date_last, p.granularity::VARCHAR AS granularity,
    p.engagement_key, p.channel::VARCHAR AS channel, enum_code(p.level) + 1 AS level_rank, p.is_part,
    p.direction::VARCHAR AS direction, p.level::VARCHAR AS level, p.status::VARCHAR AS status, e.engagement_id
FROM engagement_partner AS p
LEFT JOIN engagement AS e ON e.engagement_key = p.engagement_key
WHERE p.status IN ('held', 'ongoing');
COMMENT ON VIEW took_place IS 'Engagements that took place, one row for each partner: held or ongoing, plans and cancellations left out. A visit, its talks and what was signed at it are a row each: leave out those where is_part is true to count the visit once.';
COMMENT ON COLUMN took_place.date IS 'The date as EDTF text; empty without one. Examples: 2024-06-19, 2024-06.';
COMMENT ON COLUMN took_place.level IS 'The higher rank of the two sides, a plain word here: compare level_rank, since words compare by their letters.';
COMMENT ON COLUMN took_place.level_rank IS 'Order of the level, 1 the highest. Example: level_rank <= 3 asks for ministers and above.';

CREATE VIEW partner_met_most AS
SELECT partner
FROM engagement_partner
WHERE status IN ('held', 'ongoing')
GROUP BY partner
ORDER BY count(*) DESC, partner
LIMIT 1;
COMMENT ON VIEW partner_met_most IS 'One row: the partner with whom most took place, whom a question about one partner is about unless another is set.';
COMMENT ON COLUMN partner_met_most.partner IS 'The partner, the first by its code of several. Joins partner.partner.';

CREATE VIEW engagement_whole AS
-- the row of nothing: DuckDB 2.0 forgets the LIMIT of a query in which it sees that a left join has nothing to join
WITH part AS (
    SELECT engagement_key, part_of_key FROM engagement WHERE part_of_key IS NOT NULL
    UNION ALL
    SELECT NULL, NULL
)
SELECT p.engagement_key, coalesce(v.part_of_key, w.part_of_key, p.part_of_key, p.engagement_key) AS whole_key
FROM engagement AS p
LEFT JOIN part AS w ON w.engagement_key = p.part_of_key
LEFT JOIN part AS v ON v.engagement_key = w.part_of_key;
COMMENT ON VIEW engagement_whole IS 'The whole that each engagement belongs to, itself where it is one: count distinct whole_key to count a visit once with the talks within it and the agreement signed at them.';
COMMENT ON COLUMN engagement_whole.whole_key IS 'The engagement at the top. Joins engagement.engagement_key.';

CREATE VIEW partner_engagement AS
SELECT
    e.partner, e.edtf AS date, e.type::VARCHAR AS type, e.subtype, p.name AS partner_name, p.region, e.date_first,
    e.date_last, e.granularity::VARCHAR AS granularity, e.date_why, e.channel::VARCHAR AS channel,
    e.level_home::VARCHAR AS level_home, e.level_partner::VARCHAR AS level_partner, e.overdue, e.occasion, e.tellings,
    e.articles, e.confidence, e.conflicts, e.is_part, e.engagement_key, enum_code(e.level) + 1 AS level_rank, e.place,
    e.direction::VARCHAR AS direction, e.level::VARCHAR AS level, e.status::VARCHAR AS status, e.engagement_id
FROM (SELECT *, unnest(partners) AS partner FROM engagement) AS e
JOIN partner AS p ON p.partner = e.partner;
COMMENT ON VIEW partner_engagement IS 'Every engagement in words, one row for each partner: who, when, what, at what level, how well attested; is_part is true for talks within a visit and the like.';
COMMENT ON COLUMN partner_engagement.date IS 'The date as EDTF text. Examples: 2024-06-19, 2024-06.';
COMMENT ON COLUMN partner_engagement.level IS 'The higher rank of the two sides, a plain word here: compare level_rank, since words compare by their letters.';
COMMENT ON COLUMN partner_engagement.level_rank IS 'Order of the level, 1 the highest. Example: level_rank <= 3 asks for ministers and above.';
COMMENT ON COLUMN partner_engagement.partner_name IS 'Short English name of the partner.';

CREATE VIEW frequency AS
WITH setting AS (
    SELECT CASE WHEN getvariable('fiscal_start') IS NULL THEN 4
        WHEN TRY_CAST(getvariable('fiscal_start') AS INTEGER) BETWEEN 1 AND 12 THEN TRY_CAST(getvariable('fiscal_start') AS INTEGER)
        ELSE error('fiscal_start ' || getvariable('fiscal_start')::VARCHAR || ': expected a month from 1 to 12')::INTEGER END AS opens
),
dated AS (
    SELECT partner, date_first, date_last, is_part, opens,
        year(date_first) - (month(date_first) < opens)::INTEGER AS year_first,
        year(date_last) - (month(date_last) < opens)::INTEGER AS year_last
    FROM engagement_partner
    CROSS JOIN setting
    WHERE status IN ('held', 'ongoing') AND date_first IS NOT NULL
),
inside AS (
    SELECT partner, opens, year_first AS in_year, count(*) AS certain, count(*) AS possible, count(*)::DOUBLE AS expected,
        count(*) FILTER (is_part) AS certain_parts, certain_parts AS possible_parts, certain_parts::DOUBLE AS expected_parts
    FROM dated
    WHERE year_first = year_last
    GROUP BY ALL
),
crossing AS (
    SELECT *, unnest(range(year_first, year_last + 1)) AS in_year FROM dated WHERE year_first < year_last
),
lying AS (
    SELECT *, (least(make_date(in_year + 1, opens, 1) - 1, date_last) - greatest(make_date(in_year, opens, 1), date_first) + 1)
        / (date_last - date_first + 1) AS share
    FROM crossing
),
shared AS (
    SELECT partner, opens, in_year, 0 AS certain, count(*) AS possible, sum(share) AS expected, 0 AS certain_parts,
        count(*) FILTER (is_part) AS possible_parts, coalesce(sum(share) FILTER (is_part), 0) AS expected_parts
    FROM lying
    GROUP BY ALL
),
fiscal AS (
    SELECT partner, make_date(in_year, opens, 1) AS period_first, make_date(in_year + 1, opens, 1) - 1 AS period_last,
        sum(certain)::BIGINT AS certain, sum(possible)::BIGINT AS possible, round(sum(expected), 6) AS expected,
        sum(certain_parts)::BIGINT AS certain_parts, sum(possible_parts)::BIGINT AS possible_parts,
        round(sum(expected_parts), 6) AS expected_parts
    FROM (FROM inside UNION ALL BY NAME FROM shared)
    GROUP BY ALL
)
SELECT
    period, partner, period_first,
    CASE period WHEN 'day' THEN period_first WHEN 'week' THEN period_first + 6 WHEN 'month' THEN last_day(period_first)
        WHEN 'quarter' THEN (period_first + INTERVAL 3 MONTH)::DATE - 1
        WHEN 'half' THEN (period_first + INTERVAL 6 MONTH)::DATE - 1
        ELSE make_date(year(period_first), 12, 31) END AS period_last,
    certain_parts::BIGINT AS certain_parts, possible_parts::BIGINT AS possible_parts, expected_parts,
    certain::BIGINT AS certain, possible::BIGINT AS possible, expected
FROM frequency_count
UNION ALL BY NAME
SELECT 'fiscal year' AS period, * FROM fiscal;
COMMENT ON VIEW frequency IS 'How often, per partner and period (day, week, month, quarter, half, year, fiscal year): certain, possible and expected counts of what took place, parts of others counted too. Take certain_parts from certain, and so on, to count a visit once with its talks and agreements. The first month of the fiscal year: SET VARIABLE fiscal_start = 10; 4 unless set.';
COMMENT ON COLUMN frequency.period IS 'Kind of period: day, week, month, quarter, half, year or fiscal year.';
COMMENT ON COLUMN frequency.period_last IS 'Last day of the period.';

CREATE VIEW last_contact AS
SELECT
    partner, direction::VARCHAR AS direction, level::VARCHAR AS level, enum_code(level) + 1 AS level_rank,
    count(*) AS engagements,
    count(*) FILTER (NOT is_part) AS wholes,
    max(date_first) AS last_day_earliest,
    max(date_last) AS last_day_latest,
    (SELECT as_of FROM build) - max(date_last) AS days_ago_least,
    (SELECT as_of FROM build) - max(date_first) AS days_ago_most
FROM engagement_partner
WHERE status IN ('held', 'ongoing') AND date_first IS NOT NULL
GROUP BY partner, engagement_partner.direction, engagement_partner.level;
COMMENT ON VIEW last_contact IS 'The protocol ladder: last contact with each partner in each direction at each level, level_rank 1 the highest; uncertain dates give the days ago as a range.';
COMMENT ON COLUMN last_contact.direction IS 'Who went to whom.';
COMMENT ON COLUMN last_contact.level IS 'The higher rank of the two sides.';
COMMENT ON COLUMN last_contact.level_rank IS 'Order of the level, 1 the highest.';
COMMENT ON COLUMN last_contact.engagements IS 'Engagements that took place in this direction at this level, parts of others counted too.';
COMMENT ON COLUMN last_contact.wholes IS 'The same, parts of others left out.';
COMMENT ON COLUMN last_contact.last_day_earliest IS 'The earliest the newest of them can have begun.';
COMMENT ON COLUMN last_contact.last_day_latest IS 'The latest day on which the newest can have taken place.';
COMMENT ON COLUMN last_contact.days_ago_least IS 'Days from that day to the day the file knows about.';
COMMENT ON COLUMN last_contact.days_ago_most IS 'The same from the earliest day.';

CREATE VIEW gap AS
WITH contact AS (
    SELECT partner, date_first, max(date_last) AS date_last
    FROM engagement_partner
    WHERE status IN ('held', 'ongoing') AND date_last - date_first <= 31
    GROUP BY partner, date_first
),
reach AS (
    SELECT partner, date_first,
        max(date_last) OVER (PARTITION BY partner ORDER BY date_first ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
            AS contact_before
    FROM contact
)
SELECT partner, contact_before, date_first AS contact_after, date_first - contact_before - 1 AS days
FROM reach
WHERE date_first - contact_before > 1;
COMMENT ON VIEW gap IS 'Stretches of days without any contact between two contacts; engagements dated more widely than a month neither open nor close one.';
COMMENT ON COLUMN gap.contact_before IS 'Last day of the contact before the gap.';
COMMENT ON COLUMN gap.contact_after IS 'First day of the contact after it.';
COMMENT ON COLUMN gap.days IS 'Days in between without any contact.';

CREATE VIEW tier_now AS
SELECT t.partner, t.tier, t.name, t.source, t.granularity::VARCHAR AS granularity, t.rank, t.valid_from_first,
    t.valid_from_last
FROM tier AS t
CROSS JOIN build AS b
WHERE t.scope IS NULL
    AND coalesce(t.valid_from_first <= coalesce(b.as_of, DATE '9999-12-31'), true)
    AND coalesce(t.valid_to >= coalesce(b.as_of, DATE '9999-12-31'), true);
COMMENT ON VIEW tier_now IS 'The tier of each partner on the day the file knows about; partners without a tier have no row.';

CREATE VIEW quiet_partner AS
WITH setting AS (
    SELECT as_of, CASE WHEN getvariable('at_least') IS NULL THEN 'other'::level
        WHEN TRY_CAST(getvariable('at_least')::VARCHAR AS level) IS NOT NULL THEN TRY_CAST(getvariable('at_least')::VARCHAR AS level)
        ELSE error('at_least ' || getvariable('at_least')::VARCHAR || ': expected one of '
            || array_to_string(enum_range(NULL::level)::VARCHAR[], ', '))::level END AS at_least
    FROM build
),
newest AS (
    SELECT partner, max(least(date_last, as_of)) AS last_contact,
        max_by(engagement_key, (least(date_last, as_of), engagement_key)) AS engagement_key
    FROM engagement_partner
    CROSS JOIN setting
    WHERE status IN ('held', 'ongoing') AND date_first <= as_of AND level <= at_least
    GROUP BY partner
),
contact AS (
    SELECT partner, year(month) * 12 + month(month) AS month
    FROM contact_month
    CROSS JOIN setting
    WHERE level <= at_least AND month BETWEEN as_of - INTERVAL 10 YEAR AND as_of
),
gap AS (
    SELECT partner, month, month - lag(month) OVER (PARTITION BY partner ORDER BY month) AS months FROM contact
),
judged AS (
    SELECT partner, months, count(*) OVER earlier >= 4 AS is_judged,
        months > 2 * median(months) OVER earlier AND months > quantile_disc(months, 0.9) OVER earlier AS is_long
    FROM gap
    WHERE months IS NOT NULL
    WINDOW earlier AS (PARTITION BY partner ORDER BY month ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
habit AS (
    SELECT partner, count(*) AS gaps, median(months) AS usual_gap, quantile_disc(months, 0.9) AS long_gap,
        max(months) AS longest_gap, count(*) FILTER (is_judged) AS gaps_judged,
        count(*) FILTER (is_judged AND is_long) AS false_alarms
    FROM judged
    GROUP BY partner
),
tier_habit AS (
    SELECT t.tier, median(h.usual_gap) AS tier_gap
    FROM habit AS h
    LEFT JOIN tier_now AS t USING (partner)
    WHERE h.gaps >= 4
    GROUP BY t.tier
)
SELECT
    n.partner, t.tier, n.last_contact, t.rank AS tier_rank, n.engagement_key, h.long_gap, h.longest_gap,
    coalesce(h.gaps, 0) AS gaps, th.tier_gap, coalesce(h.gaps_judged, 0) AS gaps_judged,
    coalesce(h.false_alarms, 0) AS false_alarms,
    date_diff('month', n.last_contact, b.as_of) - (day(b.as_of) < day(n.last_contact))::INTEGER AS months_silent,
    h.usual_gap,
    coalesce(
        h.gaps >= 4 AND months_silent > 2 * h.usual_gap AND months_silent > h.long_gap AND months_silent > th.tier_gap, false
    ) AS is_quiet
FROM newest AS n
LEFT JOIN habit AS h USING (partner)
LEFT JOIN tier_now AS t ON t.partner = n.partner
LEFT JOIN tier_habit AS th ON th.tier IS NOT DISTINCT FROM t.tier
CROSS JOIN build AS b;
COMMENT ON VIEW quiet_partner IS 'Who has gone quiet: months without contact, against the gaps between months with contact in the last ten years. Quiet is more than twice the usual gap, longer than nine in ten of its gaps and than the usual gap of its tier, with four gaps at least. The level or above: SET VARIABLE at_least = ''minister''. gaps_judged and false_alarms: what the same rule would have said of past gaps, each by the gaps before it.';
COMMENT ON COLUMN quiet_partner.tier IS 'The tier on the day the file knows about; empty without one.';
COMMENT ON COLUMN quiet_partner.tier_rank IS 'Order of the tier, 1 the closest.';
COMMENT ON COLUMN quiet_partner.last_contact IS 'The latest day on which the newest contact can have taken place.';
COMMENT ON COLUMN quiet_partner.engagement_key IS 'That contact. Joins engagement.engagement_key.';
COMMENT ON COLUMN quiet_partner.months_silent IS 'Whole months since then.';
COMMENT ON COLUMN quiet_partner.usual_gap IS 'Median of the gaps in months between months with contact, in the last ten years.';
COMMENT ON COLUMN quiet_partner.long_gap IS 'The gap in months that nine in ten do not exceed.';
COMMENT ON COLUMN quiet_partner.longest_gap IS 'The longest gap in months.';
COMMENT ON COLUMN quiet_partner.gaps IS 'Number of gaps; below four nobody is called quiet.';
COMMENT ON COLUMN quiet_partner.tier_gap IS 'Median of the usual gaps of the partners in the same tier.';
COMMENT ON COLUMN quiet_partner.is_quiet IS 'True when quiet by the rule.';
COMMENT ON COLUMN quiet_partner.gaps_judged IS 'Past gaps that had four before them to be judged by.';
COMMENT ON COLUMN quiet_partner.false_alarms IS 'How many of those the rule would have called quiet, although contact came again.';

CREATE VIEW silence AS
WITH usual AS (
    SELECT partner, count(*) AS gaps, median(days)::INTEGER AS usual_gap, quantile_disc(days, 0.9) AS long_gap,
        max(days) AS longest_gap
    FROM gap
    GROUP BY partner
),
latest AS (
    SELECT partner, count(*) AS engagements, count(*) FILTER (NOT is_part) AS wholes, max(date_first) AS last_contact_earliest,
        max(date_last) AS last_contact_latest
    FROM engagement_partner
    WHERE status IN ('held', 'ongoing') AND date_first IS NOT NULL
    GROUP BY partner
)
SELECT
    l.partner, l.engagements, l.wholes, l.last_contact_earliest, l.last_contact_latest,
    greatest(b.as_of - l.last_contact_earliest, 0) AS days_silent_most, u.long_gap, u.longest_gap,
    coalesce(u.gaps, 0) AS gaps, greatest(b.as_of - l.last_contact_latest, 0) AS days_silent_least, u.usual_gap,
    coalesce(q.is_quiet, false) AS is_unusual
FROM latest AS l
LEFT JOIN usual AS u USING (partner)
LEFT JOIN quiet_partner AS q USING (partner)
CROSS JOIN build AS b;
COMMENT ON VIEW silence IS 'Days since the last contact against the partner''s own gaps in days. is_unusual is the rule of quiet_partner.';
COMMENT ON COLUMN silence.engagements IS 'Engagements that took place on known days, parts of others counted too.';
COMMENT ON COLUMN silence.wholes IS 'The same, parts of others left out.';
COMMENT ON COLUMN silence.last_contact_earliest IS 'The latest first day of any of them.';
COMMENT ON COLUMN silence.last_contact_latest IS 'The latest last day of any of them.';
COMMENT ON COLUMN silence.days_silent_least IS 'Days since the last contact, at least.';
COMMENT ON COLUMN silence.days_silent_most IS 'Days since the last contact, at most.';
COMMENT ON COLUMN silence.usual_gap IS 'Median of the gaps in days between contacts.';
COMMENT ON COLUMN silence.long_gap IS 'The gap in days that nine in ten do not exceed.';
COMMENT ON COLUMN silence.longest_gap IS 'The longest gap in days.';
COMMENT ON COLUMN silence.gaps IS 'Number of gaps.';
COMMENT ON COLUMN silence.is_unusual IS 'True when quiet_partner calls the partner quiet.';

CREATE VIEW reciprocity AS
SELECT
    partner, year(date_first) AS year,
    count(*) FILTER (direction = 'inbound') AS inbound,
    count(*) FILTER (direction = 'outbound') AS outbound,
    count(*) FILTER (direction = 'third-country') AS third_country,
    count(*) FILTER (direction = 'remote') AS remote,
    count(*) FILTER (direction = 'inbound' AND type = 'visit') AS visits_in,
    count(*) FILTER (direction = 'outbound' AND type = 'visit') AS visits_out,
    count(*) FILTER (direction = 'inbound' AND NOT is_part) AS came,
    count(*) FILTER (direction = 'outbound' AND NOT is_part) AS went,
    came - went AS balance
FROM engagement_partner
WHERE status IN ('held', 'ongoing') AND year(date_first) = year(date_last)
GROUP BY partner, year(date_first);
COMMENT ON VIEW reciprocity IS 'Who comes and who goes, per partner and year; engagements not dated to one year are left out. came and went count a visit once with its talks and agreements, the other columns count each of them. Balance above 0: more came than went.';
COMMENT ON COLUMN reciprocity.year IS 'The year that holds the whole interval.';
COMMENT ON COLUMN reciprocity.inbound IS 'Engagements for which the partner came, parts of others counted too.';
COMMENT ON COLUMN reciprocity.came IS 'The same, parts of others left out: how often the partner came.';
COMMENT ON COLUMN reciprocity.outbound IS 'Engagements for which the home side went, parts of others counted too.';
COMMENT ON COLUMN reciprocity.went IS 'The same, parts of others left out: how often the home side went.';
COMMENT ON COLUMN reciprocity.third_country IS 'Engagements in a third country, parts of others counted too.';
COMMENT ON COLUMN reciprocity.remote IS 'Calls and video meetings, parts of others counted too.';
COMMENT ON COLUMN reciprocity.visits_in IS 'Visits by the partner.';
COMMENT ON COLUMN reciprocity.visits_out IS 'Visits by the home side.';
COMMENT ON COLUMN reciprocity.balance IS 'came less went.';

CREATE VIEW planned_engagement AS
SELECT
    e.engagement_id, e.partners, e.edtf AS date, e.date_first, e.date_last, e.granularity::VARCHAR AS granularity,
    e.subtype, e.channel::VARCHAR AS channel, e.direction::VARCHAR AS direction, e.overdue, e.place, e.first_published,
    e.last_published, e.lead_time_days, e.is_part, e.engagement_key, e.level::VARCHAR AS level, e.type::VARCHAR AS type,
    e.status::VARCHAR AS status, e.date_first - b.as_of AS days_ahead
FROM engagement AS e
CROSS JOIN build AS b
WHERE e.status IN ('planned', 'proposed', 'postponed');
COMMENT ON VIEW planned_engagement IS 'What is planned, proposed or postponed; overdue when its days have passed without a word. days_ahead below 0 lies in the past.';
COMMENT ON COLUMN planned_engagement.date IS 'The date announced, as EDTF text.';
COMMENT ON COLUMN planned_engagement.days_ahead IS 'Days from the day the file knows about to the first possible day; below 0 in the past.';

CREATE VIEW anniversary AS
WITH ahead AS (
    SELECT m.*, b.as_of, unnest(range(year(b.as_of) - 1, year(b.as_of) + 3))::INTEGER AS in_year
    FROM milestone AS m
    CROSS JOIN build AS b
)
SELECT
    partner, kind, date_first AS since_first, date_last AS since_last, granularity::VARCHAR AS granularity, source, note, as_of,
    in_year, (in_year - year(date_first)) % 5 = 0 AS is_round, in_year - year(date_first) AS years,
    CASE ahead.granularity WHEN 'day' THEN (date_first + to_years(in_year - year(date_first)))::DATE
        WHEN 'month' THEN make_date(in_year, month(date_first), 1) ELSE make_date(in_year, 1, 1) END AS falls_first,
    CASE granularity WHEN 'day' THEN (date_first + to_years(in_year - year(date_first)))::DATE
        WHEN 'month' THEN last_day(make_date(in_year, month(date_first), 1)) ELSE make_date(in_year, 12, 31) END
        AS falls_last
FROM ahead
WHERE in_year > year(date_first);
COMMENT ON VIEW anniversary IS 'Anniversaries of the milestones around the day the file knows about: from the year before to two years after.';
COMMENT ON COLUMN anniversary.since_first IS 'First day of the event remembered.';
COMMENT ON COLUMN anniversary.since_last IS 'Last day of the event remembered; the same where the day is known.';
COMMENT ON COLUMN anniversary.in_year IS 'The year in which the anniversary falls.';
COMMENT ON COLUMN anniversary.years IS 'How many years it will be. Example: 75.';
COMMENT ON COLUMN anniversary.is_round IS 'True for multiples of five.';
COMMENT ON COLUMN anniversary.falls_first IS 'First day on which the anniversary can fall.';
COMMENT ON COLUMN anniversary.falls_last IS 'Last day on which it can fall.';
COMMENT ON COLUMN anniversary.as_of IS 'The day the file knows about, from build.';

CREATE VIEW engagement_tier AS
SELECT
    ep.partner, ep.date_first, ep.date_last, ep.type::VARCHAR AS type, ep.engagement_key,
    ep.channel::VARCHAR AS channel, ep.direction::VARCHAR AS direction, ep.level::VARCHAR AS level,
    ep.status::VARCHAR AS status, ep.is_part,
    t.tier, t.rank AS tier_rank,
    t.valid_from_last <= ep.date_first AND coalesce(ep.date_last <= t.valid_to, true) AS is_certain
FROM engagement_partner AS ep
-- the row of nothing: DuckDB 2.0 forgets the LIMIT of a query in which it sees that a left join has nothing to join
LEFT JOIN (FROM tier UNION ALL BY NAME SELECT NULL::VARCHAR AS partner) AS t
    ON t.partner = ep.partner AND t.scope IS NULL
    AND coalesce(t.valid_from_first <= ep.date_first, true) AND coalesce(ep.date_first <= t.valid_to, true)
WHERE ep.date_first IS NOT NULL;
COMMENT ON VIEW engagement_tier IS 'Each engagement with the tier that held on its first possible day; is_certain is false or empty where either date leaves it open.';
COMMENT ON COLUMN engagement_tier.tier IS 'The tier that held on the first possible day; empty without one.';
COMMENT ON COLUMN engagement_tier.tier_rank IS 'Order of the tier, 1 the closest.';
COMMENT ON COLUMN engagement_tier.is_certain IS 'True when the tier held on every day the engagement can have taken place; empty without a dated tier.';

CREATE VIEW telling AS
SELECT
    e.engagement_id, a.article_id, m.published_first, m.published_last, a.outlet, a.title, a.url, a.source, m.mention_index,
    e.engagement_key, m.mention_key, m.article_key, m.granularity::VARCHAR AS granularity, m.level::VARCHAR AS level,
    m.direction::VARCHAR AS direction, m.channel::VARCHAR AS channel, m.confidence, m.date_first, m.date_last,
    m.type::VARCHAR AS type, m.status::VARCHAR AS status
FROM mention AS m
JOIN article AS a ON a.article_key = m.article_key
JOIN engagement AS e ON e.engagement_key = m.engagement_key;
COMMENT ON VIEW telling IS 'Who tells of an engagement and how: one row for each mention, with its article. Its rules, place, subtype and the reason for its date stand in mention, by mention_key. Mentions that merging left out stand in mention alone, engagement_key empty.';
COMMENT ON COLUMN telling.engagement_key IS 'The engagement told of. Joins engagement.engagement_key.';

CREATE VIEW evidence_sentence AS
SELECT
    e.engagement_id, a.article_id, a.outlet, v.span_start, v.span_end, m.mention_index, m.engagement_key, v.mention_key,
    m.article_key, m.published_first, m.published_last, v.field::VARCHAR AS field, v.text
-- in a query of its own: a sum that may overflow would keep a filter on engagement_key from being applied first
FROM (SELECT mention_key, field, text, span_start, span_end FROM evidence) AS v
-- left joins are made in this order, row by row of the evidence; inner ones would first join all that stands beside it
LEFT JOIN mention AS m ON m.mention_key = v.mention_key
LEFT JOIN article AS a ON a.article_key = m.article_key
LEFT JOIN engagement AS e ON e.engagement_key = m.engagement_key;
COMMENT ON VIEW evidence_sentence IS 'The words behind each engagement, with the article they stand in: filter field = ''sentence'' for whole sentences. Of one partner the macro evidence_of is quicker. Title and address of the article stand in article, by article_key. Where merging left a mention out, engagement_id and engagement_key are empty.';
COMMENT ON COLUMN evidence_sentence.engagement_key IS 'The engagement told of; empty where merging left the mention out. Joins engagement.engagement_key.';

CREATE VIEW section_dated AS
WITH line AS (
    SELECT article_key, story, published_first, published_last, published_why, kind, unnest(lines) AS line
    FROM section
),
-- only what some page lists: background paragraphs stand in stories of any day
shared AS (
    SELECT line, max(published_first) AS since, min(published_last) AS until,
        min({'days': published_last - published_first, 'article_key': article_key, 'why': published_why}) AS narrowest
    FROM line
    GROUP BY line
    HAVING count(DISTINCT article_key) > 1 AND bool_or(story > 0) AND since <= until
),
told AS (
    SELECT l.article_key, l.story, max(s.since) AS since, min(s.until) AS until, min(s.narrowest) AS narrowest
    FROM line AS l
    JOIN shared AS s USING (line)
    GROUP BY ALL
    HAVING max(s.since) <= min(s.until)
),
item AS (
    SELECT s.article_key, s.story, min(s.section_index) AS place, bool_or(s.kind = 'sidebar') AS is_sidebar,
        coalesce(any_value(t.since), min(s.published_first)) AS since,
        coalesce(any_value(t.until), max(s.published_last)) AS until
    FROM section AS s
    LEFT JOIN told AS t USING (article_key, story)
    WHERE s.story > 0 AND s.kind <> 'spam'
    GROUP BY ALL
),
list AS (
    SELECT *, until - since < 31 AS is_dated, story - row_number() OVER (PARTITION BY article_key ORDER BY story) AS list
    FROM item
    WHERE is_sidebar
),
-- a list in which more than one step in four goes up shows no order: what nothing dates stays as it is there
disordered AS (
    SELECT article_key, list
    FROM (
        SELECT article_key, list, since > lag(since) OVER steps AND until > lag(until) OVER steps AS is_up
        FROM list
        WHERE is_dated
        WINDOW steps AS (PARTITION BY article_key, list ORDER BY story)
    )
    GROUP BY ALL
    HAVING 4 * count(*) FILTER (is_up) > count(is_up)
),
-- the site's newest were caught at one moment: what nothing dates lies between the dated above and below it
beside AS (
    SELECT article_key, story, since, until,
        last_value(CASE WHEN is_dated THEN since END IGNORE NULLS) OVER above AS since_above,
        last_value(CASE WHEN is_dated THEN until END IGNORE NULLS) OVER above AS until_above,
        first_value(CASE WHEN is_dated THEN since END IGNORE NULLS) OVER below AS since_below,
        first_value(CASE WHEN is_dated THEN until END IGNORE NULLS) OVER below AS until_below,
        max(CASE WHEN is_dated THEN until END) OVER (PARTITION BY article_key, list) AS newest
    FROM list
    ANTI JOIN disordered USING (article_key, list)
    WINDOW above AS (PARTITION BY article_key, list ORDER BY story ROWS UNBOUNDED PRECEDING),
        below AS (PARTITION BY article_key, list ORDER BY story ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
    QUALIFY NOT is_dated
),
between_dated AS (
    SELECT article_key, story,
        greatest(since, least(since_above, since_below)) AS since,
        least(until, greatest(coalesce(until_above, newest), until_below)) AS until
    FROM beside
    WHERE coalesce(since_above, since_below) IS NOT NULL
)
SELECT
    s.article_key, s.section_index, s.kind::VARCHAR AS kind, s.story, s.span_start, s.span_end,
    CASE WHEN n.since IS NOT NULL THEN n.since ELSE coalesce(t.since, s.published_first) END AS published_first,
    CASE WHEN n.since IS NOT NULL THEN n.until ELSE coalesce(t.until, s.published_last) END AS published_last,
    s.published_first AS alone_first, s.published_last AS alone_last,
    CASE WHEN n.since IS NOT NULL THEN 'it stands in a list beside items of these days'
        WHEN t.since > s.published_first OR t.until < s.published_last
            THEN 'the same lines stand on another page, ' || coalesce(a.title, a.url, a.source) || ': ' || t.narrowest.why
        ELSE s.published_why END AS published_why
FROM section AS s
LEFT JOIN told AS t ON t.article_key = s.article_key AND t.story = s.story
LEFT JOIN article AS a ON a.article_key = t.narrowest.article_key
LEFT JOIN between_dated AS n ON n.article_key = s.article_key AND n.story = s.story AND n.since <= n.until
WHERE s.kind <> 'spam';
COMMENT ON VIEW section_dated IS 'When each section can have been published, by all pages of the file: a line of six words or more that some page lists beside its story came out once, on the days that all pages with it leave open, and the undated items of a sidebar lie between the dated ones. Spam is left out. Dates within section and mention go by their own page alone.';
COMMENT ON COLUMN section_dated.kind IS 'headline, body, caption, teaser, sidebar or stamp.';
COMMENT ON COLUMN section_dated.published_first IS 'First day on which this section can have been published.';
COMMENT ON COLUMN section_dated.published_last IS 'Last day on which this section can have been published, inclusive.';
COMMENT ON COLUMN section_dated.alone_first IS 'The first day by its own page alone.';
COMMENT ON COLUMN section_dated.alone_last IS 'The last day by its own page alone.';
COMMENT ON COLUMN section_dated.published_why IS 'The reason for the section''s date, as a sentence.';

CREATE VIEW coverage AS
SELECT
    coalesce(a.outlet, a.source) AS outlet, date_trunc('month', a.published_first)::DATE AS month,
    count(*) AS articles,
    count(*) FILTER (a.published_last > last_day(a.published_first)) AS dated_beyond_month,
    sum(a.mentions)::BIGINT AS mentions,
    count(*) FILTER (a.mentions > 0) AS articles_with_engagements
FROM article AS a
GROUP BY ALL;
COMMENT ON VIEW coverage IS 'What was read, per outlet and month: tells "not reported" from "did not happen". Articles count in the first month they can have been published.';
COMMENT ON COLUMN coverage.outlet IS 'Who published; the source where no outlet is known.';
COMMENT ON COLUMN coverage.month IS 'First day of the month of publication; empty for undated articles.';
COMMENT ON COLUMN coverage.articles IS 'Number of articles read.';
COMMENT ON COLUMN coverage.mentions IS 'Number of mentions in them.';
COMMENT ON COLUMN coverage.dated_beyond_month IS 'How many of the articles may have been published later than this month.';
COMMENT ON COLUMN coverage.articles_with_engagements IS 'How many of the articles tell of an engagement.';

CREATE VIEW partner_coverage AS
SELECT
    c.partner, date_trunc('month', a.published_first)::DATE AS month,
    count(*) AS articles_naming_it, sum(c.mentions)::BIGINT AS times_named
FROM article_partner AS c
JOIN article AS a USING (article_key)
GROUP BY ALL;
COMMENT ON VIEW partner_coverage IS 'How often the articles read name a partner, per month: attention, not engagement.';
COMMENT ON COLUMN partner_coverage.month IS 'First day of the month of publication.';
COMMENT ON COLUMN partner_coverage.articles_naming_it IS 'Articles that name the partner.';
COMMENT ON COLUMN partner_coverage.times_named IS 'Times they name it.';

CREATE VIEW conflicting_engagement AS
SELECT
    e.engagement_id, e.partners, e.type::VARCHAR AS type, e.status::VARCHAR AS status, e.tellings, e.engagement_key,
    c.position, e.edtf AS date, c.text AS conflict
FROM conflict AS c
JOIN engagement AS e USING (engagement_key);
COMMENT ON VIEW conflicting_engagement IS 'Where tellings disagree, one row for each point of disagreement.';
COMMENT ON COLUMN conflicting_engagement.date IS 'The date best supported, as EDTF.';
COMMENT ON COLUMN conflicting_engagement.conflict IS 'The disagreement, as a sentence.';

CREATE VIEW claim_checked AS
WITH said AS (
    SELECT c.*, a.article_id, m.engagement_key, year(c.published_first) AS year_first, year(c.published_last) AS year_last
    FROM claim AS c
    JOIN article AS a USING (article_key)
    LEFT JOIN mention AS m ON m.article_key = c.article_key AND m.mention_index = c.mention_index
),
since AS (
    SELECT 'anniversary' AS kind, partner, '' AS tier, year(date_first) AS began_first, year(date_last) AS began_last, source
    FROM milestone WHERE kind = 'relations established'
    UNION ALL
    SELECT 'tier anniversary', partner, tier, year(valid_from_first), year(valid_from_last), source
    FROM tier WHERE scope IS NULL AND valid_from_first IS NOT NULL
),
anniversary AS (
    SELECT s.*, s.year_first - x.began_last - 1 AS least, s.year_last - x.began_first + 1 AS most,
        'began ' || x.began_first || ': ' || x.source AS against
    FROM said AS s
    LEFT JOIN since AS x ON x.kind = s.kind AND x.partner = s.partner AND x.tier = coalesce(s.tier, '')
    WHERE s.kind IN ('anniversary', 'tier anniversary')
),
tiers_then AS (
    SELECT s.article_key, s.span_start, s.kind,
        count(DISTINCT t.partner) FILTER (t.tier = s.tier OR (s.tier IS NULL AND t.rank IN (2, 4, 6))) AS least,
        count(DISTINCT t.partner) FILTER (t.rank <= CASE s.tier WHEN 'CSP' THEN 2 WHEN 'SP' THEN 5 ELSE 6 END) AS most
    FROM said AS s
    JOIN tier AS t
        ON coalesce(t.valid_from_first <= s.published_last, true) AND coalesce(t.valid_to >= s.published_first, true)
    WHERE s.kind = 'partners' AND s.published_last IS NOT NULL
    GROUP BY ALL
),
partners AS (
    SELECT s.*, t.least, t.most, 'the table tier on that day' AS against
    FROM said AS s
    LEFT JOIN tiers_then AS t USING (article_key, span_start, kind)
    WHERE s.kind = 'partners'
),
places AS (
    SELECT s.article_key, s.span_start, s.kind,
        count(DISTINCT t.partner) FILTER (t.valid_from_last < x.valid_from_first) + 1 AS least,
        count(DISTINCT t.partner) FILTER (t.partner <> x.partner AND t.valid_from_first <= x.valid_from_last) + 1 AS most,
        'since ' || x.valid_from_first || ': ' || any_value(x.source) AS against
    FROM said AS s
    JOIN tier AS x ON x.partner = s.partner AND x.tier = s.tier AND x.scope IS NULL
    JOIN tier AS t ON t.tier = s.tier AND t.scope IS NULL
    WHERE s.kind = 'nth partner' AND x.valid_from_first IS NOT NULL
    GROUP BY s.article_key, s.span_start, s.kind, x.valid_from_first
),
place AS (
    SELECT s.*, p.least, p.most, p.against
    FROM said AS s
    LEFT JOIN places AS p USING (article_key, span_start, kind)
    WHERE s.kind = 'nth partner'
),
claimed AS (
    SELECT s.article_key, s.span_start, s.kind, e.engagement_key, e.partners, e.direction, e.date_first,
        lower(p.role) AS role
    FROM said AS s
    JOIN engagement AS e ON e.engagement_key = s.engagement_key
    JOIN engagement_participant AS p ON p.engagement_key = s.engagement_key
    WHERE s.kind LIKE 'first visit%' AND e.type = 'visit'
        AND p.side::VARCHAR = CASE e.direction WHEN 'inbound' THEN 'partner' WHEN 'outbound' THEN 'home' END
),
visit AS (
    SELECT c.article_key, c.span_start, c.kind, max(o.date_last) AS last_before,
        max_by(o.engagement_id, (o.date_last, o.engagement_key)) AS id
    FROM claimed AS c
    JOIN engagement AS o ON o.partners = c.partners AND o.direction = c.direction
    JOIN engagement_participant AS p ON p.engagement_key = o.engagement_key AND lower(p.role) = c.role
    WHERE o.type = 'visit' AND o.status = 'held' AND o.engagement_key <> c.engagement_key
        AND o.date_last < c.date_first - 31
        AND p.side::VARCHAR = CASE o.direction WHEN 'inbound' THEN 'partner' WHEN 'outbound' THEN 'home' END
    GROUP BY ALL
),
first_visit AS (
    SELECT s.*,
        CASE s.kind WHEN 'first visit' THEN 0 END AS least,
        CASE s.kind WHEN 'first visit' THEN date_diff('day', v.last_before, e.date_first) // 365 + 1
            ELSE NULL END AS most,
        v.last_before,
        'visit ' || v.id || ' of ' || v.last_before AS against
    FROM said AS s
    LEFT JOIN engagement AS e ON e.engagement_key = s.engagement_key
    LEFT JOIN visit AS v USING (article_key, span_start, kind)
    WHERE s.kind LIKE 'first visit%'
),
numbered AS (
    SELECT s.article_key, s.span_start, s.kind, e.engagement_key, e.partners, e.direction, e.date_first, p.name,
        lower(p.role) AS role, make_date(year(e.date_last) - s.years::INTEGER + 1, 1, 1) AS since,
        regexp_extract_all(lower(s.text), '\b(?:state|official|working)\b') AS named
    FROM said AS s
    JOIN engagement AS e ON e.engagement_key = s.engagement_key
    JOIN engagement_participant AS p ON p.engagement_key = s.engagement_key
    WHERE s.kind IN ('nth visit', 'own nth visit') AND e.type = 'visit' AND e.date_first IS NOT NULL AND p.position = 0
        AND p.role IS NOT NULL AND (s.kind = 'nth visit' OR p.name IS NOT NULL)
        AND p.side::VARCHAR = CASE e.direction WHEN 'inbound' THEN 'partner' WHEN 'outbound' THEN 'home' END
),
same_visitor AS (
    SELECT DISTINCT n.article_key, n.span_start, n.kind, o.engagement_key, o.engagement_id, o.date_first, o.date_last
    FROM numbered AS n
    JOIN engagement AS o ON o.partners = n.partners AND o.direction = n.direction
    JOIN engagement_participant AS p ON p.engagement_key = o.engagement_key AND lower(p.role) = n.role
    WHERE o.type = 'visit' AND o.status = 'held' AND o.engagement_key <> n.engagement_key
        AND o.date_last < n.date_first - 31 AND coalesce(o.date_first >= n.since, true)
        AND (n.kind = 'nth visit' OR p.name = n.name)
        AND (len(n.named) = 0 OR o.subtype = n.named[1] OR (n.named[1] = 'official' AND o.subtype = 'state'))
        AND p.side::VARCHAR = CASE o.direction WHEN 'inbound' THEN 'partner' WHEN 'outbound' THEN 'home' END
),
-- a month apart, so that no visit told in two ways counts as two
apart AS (
    SELECT *, date_first - 31 > max(date_last) OVER (
        PARTITION BY article_key, span_start, kind ORDER BY date_first, engagement_key
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS is_another
    FROM same_visitor
),
counted AS (
    SELECT article_key, span_start, kind, count(*) FILTER (coalesce(is_another, true)) + 1 AS visits,
        max_by(engagement_id || ' of ' || date_last, (date_last, engagement_key)) AS latest
    FROM apart
    GROUP BY ALL
),
nth_visit AS (
    SELECT s.*, coalesce(c.visits, n.visits) AS least, NULL::BIGINT AS most,
        'counted here ' || c.visits || ', the one before: visit ' || c.latest AS against
    FROM said AS s
    LEFT JOIN (SELECT DISTINCT article_key, span_start, kind, 1 AS visits FROM numbered) AS n
        USING (article_key, span_start, kind)
    LEFT JOIN counted AS c USING (article_key, span_start, kind)
    WHERE s.kind IN ('nth visit', 'own nth visit')
),
held AS (
    SELECT * EXCLUDE (least, most), least::BIGINT AS least, most::BIGINT AS most, NULL::DATE AS last_before FROM anniversary
    UNION ALL BY NAME
    SELECT *, NULL::DATE AS last_before FROM partners
    UNION ALL BY NAME
    SELECT *, NULL::DATE AS last_before FROM place
    UNION ALL BY NAME
    SELECT *, NULL::DATE AS last_before FROM nth_visit
    UNION ALL BY NAME
    SELECT * FROM first_visit
)
SELECT
    h.article_id, h.kind, h.text, h.tier, h.published_first, h.published_last, h.against, e.engagement_id, h.years,
    h.sentence, h.span_start, h.span_end, h.article_key, h.least AS known_least, h.most AS known_most, h.number, h.partner,
    CASE
        WHEN h.kind = 'first visit since' AND h.last_before IS NULL THEN 'open'
        WHEN h.kind = 'first visit since' THEN CASE WHEN year(h.last_before) > h.number THEN 'contradicts' ELSE 'agrees' END
        -- that fewer were read of is no contradiction: not all visits are reported
        WHEN h.kind IN ('nth visit', 'own nth visit') THEN CASE
            WHEN h.least > h.number THEN 'contradicts' WHEN h.least = h.number AND h.number > 1 THEN 'agrees' ELSE 'open'
        END
        WHEN h.most IS NULL OR h.published_last - h.published_first > 400 THEN 'open'
        WHEN h.number BETWEEN h.least AND h.most THEN 'agrees'
        ELSE 'contradicts'
    END AS verdict
FROM held AS h
LEFT JOIN engagement AS e ON e.engagement_key = h.engagement_key;
COMMENT ON VIEW claim_checked IS 'Claims of articles held against milestones, tiers and visits known: agrees, contradicts or open (nothing to hold it against). Anniversaries may be a year ahead or behind; an nth visit is contradicted where more are counted here, never where fewer are; neither side is changed.';
COMMENT ON COLUMN claim_checked.number IS 'The number claimed. Example: 75.';
COMMENT ON COLUMN claim_checked.known_least IS 'The least number that milestones, tiers or visits allow for; empty when they say nothing.';
COMMENT ON COLUMN claim_checked.known_most IS 'The greatest number they allow for.';
COMMENT ON COLUMN claim_checked.verdict IS 'agrees, contradicts or open (nothing to hold it against).';
COMMENT ON COLUMN claim_checked.against IS 'What the claim was held against. Example: began 1950: a source.';
COMMENT ON COLUMN claim_checked.engagement_id IS 'For claims about a visit: the visit.';

CREATE VIEW to_review AS
SELECT
    engagement_id, partners, edtf AS date, date_first, date_last, date_why, last_published, confidence, engagement_key,
    type::VARCHAR AS type, conflicts > 0 AS conflict, confidence < 0.65 AS low_confidence,
    overdue, coalesce(date_last - date_first >= 31, false) AS wide, date_first IS NULL AS undated
FROM engagement
WHERE confirmed_by IS NULL
    AND (conflicts > 0 OR confidence < 0.65 OR overdue OR date_last - date_first >= 31 OR date_first IS NULL);
COMMENT ON VIEW to_review IS 'Engagements that a person should look at and nobody has vouched for, with the reasons: what the page Review and the question review both go by.';
COMMENT ON COLUMN to_review.date IS 'The date as EDTF text; empty without one.';
COMMENT ON COLUMN to_review.conflict IS 'True where tellings disagree.';
COMMENT ON COLUMN to_review.low_confidence IS 'True below .65: of such rows two in three are right.';
COMMENT ON COLUMN to_review.wide IS 'True where the first and the last possible day lie 31 days or more apart.';
COMMENT ON COLUMN to_review.undated IS 'True where no words date it.';

CREATE VIEW review_queue AS
SELECT r.engagement_id, r.partners, r.date, r.type, 'contradiction' AS reason, c.text AS detail
FROM conflict AS c JOIN to_review AS r USING (engagement_key)
UNION ALL
SELECT engagement_id, partners, date, type, 'wide date', (date_last - date_first + 1)::VARCHAR || ' days' FROM to_review WHERE wide
UNION ALL
SELECT engagement_id, partners, NULL, type, 'no date', date_why FROM to_review WHERE undated
UNION ALL
SELECT engagement_id, partners, date, type, 'low confidence', confidence::DECIMAL(3, 2)::VARCHAR FROM to_review WHERE low_confidence
UNION ALL
SELECT engagement_id, partners, date, type, 'overdue plan', 'last told ' || coalesce(last_published::VARCHAR, 'at no known day')
FROM to_review WHERE overdue
UNION ALL
SELECT j.one_id, e.partners, e.edtf, e.type, 'perhaps one', 'with ' || j.other_id || ': ' || j.why
FROM judgement AS j JOIN engagement AS e ON e.engagement_id = j.one_id
UNION ALL
SELECT c.engagement_id, CASE WHEN c.partner IS NULL THEN [] ELSE [c.partner] END, NULL, NULL, 'doubtful claim',
    c.article_id || ' says ' || c.text || '; ' || coalesce(c.known_least || ' to ' || c.known_most || ' by ', '') || c.against
        || coalesce('; "' || c.sentence || '"', '')
FROM claim_checked AS c WHERE c.verdict = 'contradicts';
COMMENT ON VIEW review_queue IS 'What a person should look at: contradictions, wide or missing dates, low confidence, overdue plans, engagements that may be one, claims that the tables contradict.';
COMMENT ON COLUMN review_queue.engagement_id IS 'The engagement to look at; empty for a claim about none.';
COMMENT ON COLUMN review_queue.date IS 'The date as EDTF text.';
COMMENT ON COLUMN review_queue.reason IS 'Why it should be looked at: contradiction, wide date, no date, low confidence, overdue plan, perhaps one, doubtful claim.';
COMMENT ON COLUMN review_queue.detail IS 'What exactly, in a few words.';

CREATE VIEW interchange AS
WITH coded AS (
    SELECT e.*,
        CASE
            WHEN e.status IN ('planned', 'proposed', 'postponed') THEN 'AGREE'
            WHEN e.type IN ('visit', 'meeting', 'consultation', 'call', 'multilateral', 'other') THEN 'CONSULT'
            WHEN e.type = 'exchange' THEN 'COOPERATE'
            ELSE 'SUPPORT'
        END AS plover_event,
        CASE
            WHEN e.status IN ('planned', 'proposed', 'postponed') THEN CASE
                WHEN e.type IN ('visit', 'meeting', 'consultation', 'call', 'multilateral', 'other') THEN '036'
                WHEN e.type = 'exchange' THEN '031'
                ELSE '032'
            END
            WHEN e.type = 'call' OR (e.direction = 'remote' AND e.type IN ('meeting', 'consultation')) THEN '041'
            WHEN e.type = 'visit' OR (e.type IN ('meeting', 'consultation') AND e.direction IN ('inbound', 'outbound')) THEN '042'
            WHEN e.direction = 'third-country' AND e.type IN ('meeting', 'consultation', 'multilateral') THEN '044'
            WHEN e.type IN ('meeting', 'consultation', 'multilateral', 'other') THEN '040'
            WHEN e.type = 'agreement' THEN '057'
            WHEN e.type = 'exchange' THEN '060'
            ELSE '050'
        END AS cameo_code
    FROM engagement AS e
    WHERE e.status <> 'cancelled'
)
SELECT
    c.engagement_id,
    c.edtf,
    CASE WHEN c.direction = 'inbound' THEN c.partner ELSE b.home END AS actor,
    c.date_first,
    c.date_last,
    CASE
        WHEN c.date_first IS NULL THEN NULL
        WHEN c.date_first = c.date_last THEN 1
        WHEN c.date_last - c.date_first < 6 THEN 2
        WHEN c.date_last - c.date_first = 6 THEN 3
        WHEN c.date_last - c.date_first < 30 OR (year(c.date_first), month(c.date_first)) = (year(c.date_last), month(c.date_last))
            THEN 4
        WHEN c.date_last < c.date_first + INTERVAL 1 YEAR THEN 5
    END AS ucdp_date_precision,
    CASE
        WHEN c.place IN (SELECT name FROM partner_name WHERE form IN ('name', 'official')) THEN 6
        WHEN c.place IN (SELECT name FROM partner_name WHERE form IN ('capital', 'city')) THEN 1
    END AS ucdp_where_precision,
    CASE WHEN c.direction = 'inbound' THEN p.cow_number ELSE h.cow_number END AS actor_cow_number,
    CASE WHEN c.direction = 'inbound' THEN h.cow_number ELSE p.cow_number END AS recipient_cow_number,
    CASE
        WHEN c.plover_event <> 'CONSULT' THEN NULL
        WHEN c.cameo_code = '041' THEN 'phone'
        WHEN c.type = 'multilateral' THEN 'multilateral'
        WHEN c.direction = 'third-country' THEN 'third-party'
        WHEN c.cameo_code = '042' THEN 'visit'
    END AS plover_mode,
    CASE c.channel
        WHEN 'defence-security' THEN 'military'
        WHEN 'parliament' THEN 'legislative'
        WHEN 'economic' THEN 'economic'
        ELSE 'diplomatic'
    END AS plover_context,
    CASE left(c.cameo_code, 2) WHEN '06' THEN 2 ELSE 1 END AS quad_class,
    c.direction NOT IN ('inbound', 'outbound') AS is_mutual,
    c.type::VARCHAR AS type, c.subtype, c.channel::VARCHAR AS channel, c.direction::VARCHAR AS direction,
    c.level::VARCHAR AS level, c.status::VARCHAR AS status, c.place, c.confidence, c.is_part, c.partner, c.engagement_key,
    CASE WHEN c.direction = 'inbound' THEN b.home ELSE c.partner END AS recipient,
    c.plover_event,
    c.cameo_code
FROM (SELECT *, unnest(partners) AS partner FROM coded) AS c
JOIN partner AS p ON p.partner = c.partner
CROSS JOIN build AS b
LEFT JOIN partner AS h ON h.partner = b.home;
COMMENT ON VIEW interchange IS 'Engagements in the terms of other event data: EDTF, date precision of UCDP GED (1 a day, 2 to six days, 3 a week, 4 a month or thirty days, 5 a year, empty when wider) and place precision, PLOVER, CAMEO 1.1, COW state numbers. As in PLOVER the visitor is the actor and the host the recipient; where neither visits the other is_mutual is true, and PLOVER takes both as actors: the home country stands first. What is planned is AGREE, as all cooperation told in the future tense. Cancelled ones are left out.';
COMMENT ON COLUMN interchange.edtf IS 'The date as EDTF text. Example: 2024-06.';
COMMENT ON COLUMN interchange.ucdp_date_precision IS 'date_prec of UCDP GED, by the number of days from date_first to date_last alone, whether they are the length of a visit or doubt: 1 one day, 2 two to six, 3 seven, 4 eight to thirty or within one month, 5 up to a year; empty when wider or undated. Source: Sundberg and Melander 2013 as mapme.biodiversity restates its codes (calc_fatalities); thirty days and a year as limits are read from them, the codebook itself was not at hand.';
COMMENT ON COLUMN interchange.ucdp_where_precision IS 'where_prec of UCDP GED, two of its seven codes: 1 the place is a town known by name, 6 no more than the country is told; empty for any other place and where none is told. Source: as for ucdp_date_precision.';
COMMENT ON COLUMN interchange.actor IS 'Who acts, as in PLOVER: the visitor; the home country where nobody visits.';
COMMENT ON COLUMN interchange.recipient IS 'Who is acted towards: the host.';
COMMENT ON COLUMN interchange.actor_cow_number IS 'Correlates of War state number of the actor; empty for organisations.';
COMMENT ON COLUMN interchange.recipient_cow_number IS 'Correlates of War state number of the recipient.';
COMMENT ON COLUMN interchange.plover_event IS 'PLOVER event type: AGREE (plans), CONSULT, SUPPORT or COOPERATE.';
COMMENT ON COLUMN interchange.plover_mode IS 'PLOVER mode of CONSULT: visit, third-party, multilateral or phone; empty for other events.';
COMMENT ON COLUMN interchange.plover_context IS 'PLOVER context: diplomatic, military, legislative or economic, after the channel.';
COMMENT ON COLUMN interchange.cameo_code IS 'CAMEO 1.1 event code. Examples: 042 make a visit, 057 sign formal agreement.';
COMMENT ON COLUMN interchange.quad_class IS 'Quad class of CAMEO: 1 verbal cooperation, 2 material cooperation.';
COMMENT ON COLUMN interchange.is_mutual IS 'True where neither visits the other: PLOVER then takes both as actors.';
