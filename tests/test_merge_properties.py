"""What merging promises whatever the tellings are."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from unittest.mock import patch

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import intervals, merge
from etl.intervals import Granularity, Interval
from etl.merge import editions, facts, merging, putoff, settling, tellings
from etl.merge.ruling import Verdict
from etl.merge.verdict import judge
from etl.model import Channel, Direction, EngagementMention, EngagementType, Level, Participant, Status
from tests.merge_cases import said

ARTICLES = "abcdefghijklmn"
AS_OF = date(2026, 1, 1)
START = date(2024, 5, 28)
DATES = st.one_of(
    st.none(),
    st.sampled_from((intervals.month(2024, 5), intervals.month(2024, 6), intervals.year(2024), intervals.year(2023))),
    st.just(Interval(date(2023, 12, 1), date(2024, 5, 31), Granularity.HALF)),
    st.builds(
        lambda first, more: Interval(
            START + timedelta(first), START + timedelta(first + more), Granularity.WEEK if more > 4 else Granularity.DAY
        ),
        st.sampled_from((0, 1, 2, 3, 4, 5, 75, 278, 285)),
        st.sampled_from((0, 0, 0, 1, 3, 6)),
    ),
)
PEOPLE = st.sampled_from(
    (
        (),
        (Participant("To Lam", "President", None),),
        (Participant(None, "President", None),),
        (Participant("Pham Minh Chinh", "Prime Minister", None),),
        (Participant("Chinh", None, None),),
        (Participant("Pham Binh Minh", "Foreign Minister", None),),
    )
)
MENTION = st.builds(
    EngagementMention,
    article_id=st.sampled_from(ARTICLES),
    index=st.just(0),
    type=st.sampled_from((EngagementType.VISIT, EngagementType.MEETING, EngagementType.MEETING, EngagementType.CALL)),
    subtype=st.none(),
    date=DATES,
    date_basis=st.just(""),
    partners=st.sampled_from((("RUS",), ("RUS",), ("RUS",), ("CHN", "RUS"))),
    channel=st.sampled_from((Channel.STATE, Channel.GOVERNMENT)),
    direction=st.sampled_from((Direction.INBOUND, Direction.INBOUND, Direction.REMOTE, Direction.UNKNOWN)),
    level_home=st.sampled_from((Level.LEADER, Level.MINISTER, Level.OTHER)),
    level_partner=st.just(Level.OTHER),
    status=st.sampled_from((Status.HELD, Status.HELD, Status.PLANNED, Status.POSTPONED)),
    home_participants=PEOPLE,
    partner_participants=PEOPLE,
    place=st.sampled_from((None, "Hanoi")),
    evidence=st.just(()),
    rules=st.just(()),
    confidence=st.just(0.9),
    count=st.none(),
    occasion=st.none(),
    ordinal=st.sampled_from((None, None, None, None, 7, 8)),
    part_of=st.none(),
)
FIELDS = ("type", "date", "partners", "channel", "direction", "level_home", "status", "ordinal")


@st.composite
def alike(draw: st.DrawFn) -> list[EngagementMention]:
    """Mentions that differ from one another in a few fields, so that verdicts of every kind meet.

    Half of them are dated otherwise, half name the people of the first: else hardly any two with other days are one.
    """
    base = replace(draw(MENTION), partners=("RUS",), home_participants=draw(PEOPLE))
    mentions = []
    for index in range(draw(st.integers(1, 12))):
        other = draw(MENTION)
        changed = draw(st.sets(st.sampled_from(FIELDS), max_size=1)) | draw(st.sampled_from(({"date"}, set())))
        home = draw(st.sampled_from((base.home_participants, other.home_participants)))
        people = {"home_participants": home, "partner_participants": draw(st.just(()) | PEOPLE)}
        fields = {name: getattr(other, name) for name in changed} | people
        mentions.append(replace(base, article_id=other.article_id, index=index, **fields))
    return mentions


MENTIONS = alike()
OF_DAYS = "on other days", "the dates exclude each other"
PUBLISHED = {article: intervals.day(START + timedelta(5 * place)) for place, article in enumerate(ARTICLES)}
many = settings(max_examples=60, deadline=None)


@many
@given(MENTIONS, st.randoms())
def test_order_and_repetition_change_nothing(mentions, chance) -> None:
    shuffled = [*mentions, *mentions[:3]]
    chance.shuffle(shuffled)
    assert said(merge.merge(shuffled, PUBLISHED, as_of=AS_OF)) == said(merge.merge(mentions, PUBLISHED, as_of=AS_OF))


@many
@given(MENTIONS)
def test_merging_in_parts_comes_to_what_merging_as_one_comes_to(mentions) -> None:
    """No part keeps apart what could be compared: all settled at once gives the same groups and open pairs."""
    by_article: dict[str, list[EngagementMention]] = {}
    for mention in mentions:
        by_article.setdefault(mention.article_id, []).append(mention)
    told = tellings.frame((of_one, PUBLISHED[name]) for name, of_one in by_article.items())
    whole, still_open = settling.settled(told)
    with patch.object(merging, "CHUNK", 1):  # else all parts are settled in one go after all
        result = merge.merge_rows(told, as_of=AS_OF)
    assert groups(result.rows) == groups(whole)
    first = dict(zip(whole["engagement_id"], whole["tellings"].list.sort().list.first(), strict=True))
    mine = {e.engagement_id: min(t.key for t in e.tellings) for e in result.engagements}
    assert {frozenset((mine[j.one], mine[j.other])) for j in result.judgements if j.why != putoff.WHY} == {
        frozenset((first[one], first[other])) for one, other, _ in still_open.iter_rows()
    }


def groups(rows: pl.DataFrame) -> set[frozenset[str]]:
    return {frozenset(keys) for keys in rows["tellings"]}


@many
@given(MENTIONS)
def test_every_mention_is_told_once(mentions) -> None:
    result = merge.merge(mentions, PUBLISHED, as_of=AS_OF)
    told = sorted((t.article_id, t.index) for engagement in result.engagements for t in engagement.tellings)
    assert told == sorted((mention.article_id, mention.index) for mention in mentions)


@many
@given(MENTIONS)
def test_what_was_judged_different_is_never_joined(mentions) -> None:
    """But for days: what was put off has those of the plan, too."""
    by_place = {(mention.article_id, mention.index): mention for mention in mentions}
    for engagement in merge.merge(mentions, PUBLISHED, as_of=AS_OF).engagements:
        told = [by_place[t.article_id, t.index] for t in engagement.tellings]
        for one, other in combinations(told, 2):
            judged = judge(*(facts.of(mention, PUBLISHED[mention.article_id]) for mention in (one, other)))
            if judged.why in OF_DAYS and any(mention.status is Status.POSTPONED for mention in told):
                continue
            assert judged.verdict is not Verdict.DIFFERENT, f"{judged.why}: {one} and {other}"


@many
@given(MENTIONS)
def test_the_verdict_is_symmetric(mentions) -> None:
    compared = [facts.of(mention, PUBLISHED[mention.article_id]) for mention in mentions]
    for one, other in combinations(compared, 2):
        assert judge(one, other) == judge(other, one)


@many
@given(MENTIONS)
def test_a_second_build_changes_nothing(mentions) -> None:
    first = merge.merge(mentions, PUBLISHED, as_of=AS_OF)
    assert said(merge.merge(mentions, PUBLISHED, as_of=AS_OF, previous=first.previous)) == said(first)


@many
@given(MENTIONS)
def test_an_unrelated_article_changes_no_other_row(mentions) -> None:
    """Of another partner, or of the same in another year; not even a row's open questions change."""
    before = merge.merge(mentions, PUBLISHED, as_of=AS_OF)
    elsewhere = [replace(mention, article_id=f"z{mention.article_id}", partners=("LAO",)) for mention in mentions]
    years = [
        replace(mention, article_id=f"y{mention.article_id}", date=intervals.day(date(2019, 3, 5)))
        for mention in mentions
    ]
    after = merge.merge([*mentions, *elsewhere, *years], PUBLISHED, as_of=AS_OF)
    assert set(before.engagements) <= set(after.engagements)
    assert set(before.judgements) <= set(after.judgements)


@many
@given(MENTIONS, st.integers(0, 14))
def test_ids_outlive_new_tellings_or_lead_to_the_row_that_took_them(mentions, cut) -> None:
    first = merge.merge(mentions[:cut], PUBLISHED, as_of=AS_OF)
    second = merge.merge(mentions, PUBLISHED, as_of=AS_OF, previous=first.previous)
    live = {engagement.engagement_id for engagement in second.engagements}
    moved = {change.old_id: change.new_id for change in second.id_history}
    for engagement in first.engagements:
        assert engagement.engagement_id in live or moved[engagement.engagement_id] in live


@many
@given(MENTIONS)
def test_the_best_date_invents_no_first_or_last_day(mentions) -> None:
    """But for days: what was put off has those of the plan, too."""
    by_place = {(mention.article_id, mention.index): mention for mention in mentions}
    for engagement in merge.merge(mentions, PUBLISHED, as_of=AS_OF).engagements:
        told = {by_place[t.article_id, t.index].date for t in engagement.tellings}
        if engagement.best.type is EngagementType.VISIT and engagement.date not in told:
            assert engagement.date.first in {days.first for days in told if days and days.days == 1}
            assert engagement.date.last in {days.last for days in told if days and days.days == 1}
        else:
            assert engagement.date in told


@many
@given(MENTIONS, st.randoms())
def test_whatever_an_edited_article_goes_on_telling_keeps_its_id(mentions, chance) -> None:
    """By the record alone, in any order, a telling counted once; what comes back goes by its own ids again."""
    edited = [replace(mention, article_id="z") if mention.article_id == "a" else mention for mention in mentions]
    former, later = (_told(told) for told in (mentions, edited))
    of_article = (
        frame.filter(pl.col("article_id") == name).sort("mention_index")
        for frame, name in ((former, "a"), (later, "z"))
    )
    record = [
        editions.Edition(*keys, "a.txt") for keys in zip(*(frame["telling"] for frame in of_article), strict=True)
    ]
    before = merging.merge_rows(former, as_of=AS_OF)
    after = merging.merge_rows(later, as_of=AS_OF, editions=record)
    chance.shuffle(record)
    shuffled = merging.merge_rows(
        later.sample(fraction=1, shuffle=True, seed=chance.randrange(99)), as_of=AS_OF, editions=record
    )
    assert said(shuffled) == said(after)
    was = {edition.telling: edition.former for edition in record}
    ids = {frozenset(t.key for t in e.tellings): e.engagement_id for e in before.engagements}
    for engagement in after.engagements:
        group = frozenset(was.get(telling.key, telling.key) for telling in engagement.tellings)
        assert ids.get(group, engagement.engagement_id) == engagement.engagement_id
    back = merging.merge_rows(
        former, as_of=AS_OF, editions=[*record, *(editions.Edition(e.telling, e.former, "a.txt") for e in record)]
    )
    assert back.rows["engagement_id"].to_list() == before.rows["engagement_id"].to_list()


def _told(mentions: list[EngagementMention]) -> pl.DataFrame:
    by_article: dict[str, list[EngagementMention]] = {}
    for mention in mentions:
        by_article.setdefault(mention.article_id, []).append(mention)
    published = PUBLISHED | {"z": PUBLISHED["a"]}
    return tellings.frame((told, published[name]) for name, told in by_article.items())
