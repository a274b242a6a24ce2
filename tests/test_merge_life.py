"""What becomes of an engagement: its status, its date, its id, and what two builds differ in."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from rich.console import Console

from etl import intervals, merge, report
from etl.errors import PublishError
from etl.merge import changes, labels
from etl.merge.causes import OTHERWISE, Causes
from etl.merge.fields import text
from etl.merge.ids import current, fresh_id, onward
from etl.merge.merging import MergeResult
from etl.model import Correction, EngagementType, Status
from tests import sample_build
from tests.merge_cases import days, telling

AS_OF = date(2025, 7, 1)
PLAN = "<2025-05-28 visit/state LAO 2025-06-10/2025-06-12 in -/L state planned P[Thongloun Sisoulith: President]"
LATE = PLAN.replace("<2025-05-28", "<2025-06-08")
HELD = "<2025-06-12 visit/state LAO 2025-06-10/2025-06-12 in -/L state P[Thongloun Sisoulith: President] @Hanoi"
TALKS = "<2025-06-12 meeting LAO 2025-06-11 in L/L state H[Luong Cuong: President] P[Thongloun Sisoulith: President]"
OTHER = "<2025-06-12 call LAO 2025-02-03 remote M/M gov H[Bui Thanh Son: Foreign Minister]"


def built(*lines: str, as_of: date = AS_OF, previous=None, corrections=()) -> MergeResult:
    told = [telling(line, f"article-{place}") for place, line in enumerate(lines)]
    published = {mention.article_id: days for mention, days in told}
    mentions = [mention for mention, _ in told]
    return merge.merge(mentions, published, as_of=as_of, previous=previous, corrections=corrections)


@pytest.mark.parametrize(
    ("lines", "as_of", "status", "overdue", "lead"),
    [
        ((PLAN,), date(2025, 6, 12), "planned", False, 13),
        ((PLAN,), date(2025, 6, 13), "planned", True, 13),
        ((PLAN, HELD), AS_OF, "held", False, 13),
        ((HELD,), AS_OF, "held", False, None),
        ((PLAN, LATE.replace("planned", "cancelled")), AS_OF, "cancelled", False, 13),
        ((PLAN, LATE.replace("planned", "postponed")), AS_OF, "postponed", False, 13),
        ((LATE, PLAN.replace("planned", "cancelled")), date(2025, 6, 9), "planned", False, 2),
        ((HELD.replace(" state P", " state ongoing P"),), date(2025, 6, 12), "ongoing", False, None),
        ((HELD.replace(" state P", " state ongoing P"),), AS_OF, "held", False, None),
        ((PLAN.replace("2025-06-10/2025-06-12", "2025-06"),), date(2025, 6, 30), "planned", False, None),
        ((PLAN.replace("2025-06-10/2025-06-12", "2025-06"),), AS_OF, "planned", True, None),
    ],
)  # fmt: skip
def test_the_life_of_a_plan(lines, as_of, status, overdue, lead) -> None:
    (engagement,) = built(*lines, as_of=as_of).engagements
    assert (engagement.status.value, engagement.overdue, engagement.lead_time_days) == (status, overdue, lead)
    assert engagement.best.status is engagement.status


@pytest.mark.parametrize(
    ("visit", "status", "is_part"),
    [
        (HELD, "", True),
        (HELD, "cancelled", False),
        (HELD, "postponed", False),
        (PLAN.replace("planned", "cancelled"), "", False),
        (PLAN.replace("planned", "cancelled"), "held", True),
    ],
)
def test_what_took_place_is_no_part_of_what_did_not(visit, status, is_part) -> None:
    plain = built(visit, TALKS)
    whole = next(e for e in plain.engagements if e.best.type is EngagementType.VISIT)
    said = Correction("2025-07-01", "Lan", "seen", "correct", whole.engagement_id, "status", whole.status.value, status)
    result = built(visit, TALKS, corrections=[said] if status else [])
    talks = next(e for e in result.engagements if e.best.type is EngagementType.MEETING)
    assert (talks.part_of == whole.engagement_id) is is_part
    placed = replace(said, engagement_id=talks.engagement_id, field="part_of", old="", new=whole.engagement_id)
    put = built(visit, TALKS, corrections=[*([said] if status else []), placed])
    assert {e.part_of for e in put.engagements} == {None, whole.engagement_id}


ARRIVED = HELD.replace("2025-06-10/2025-06-12", "2025-06-10")


@pytest.mark.parametrize(
    ("visit", "act", "is_part"),
    [
        (ARRIVED, TALKS, True),
        (ARRIVED, TALKS.replace("2025-06-11", "2025-06-10"), True),
        (ARRIVED, TALKS.replace("2025-06-11", "2025-06-12"), False),
        (ARRIVED, TALKS.replace("2025-06-11", "2025-06-09"), False),
        (ARRIVED, TALKS.replace("Thongloun Sisoulith: President", "Sonexay Siphandone: Prime Minister"), False),
        (ARRIVED, TALKS.replace(" P[Thongloun Sisoulith: President]", ""), False),
        (ARRIVED, TALKS.replace(" in ", " out "), False),
        (HELD, TALKS.replace("2025-06-11", "2025-06-13"), False),  # of which the end is told
    ],
)
def test_a_visit_told_by_the_day_of_arrival_has_what_its_traveller_does_on_the_next(visit, act, is_part) -> None:
    result = built(visit, act)
    whole = next(e for e in result.engagements if e.best.type is EngagementType.VISIT)
    (other,) = (e for e in result.engagements if e.best.type is EngagementType.MEETING)
    assert (other.part_of == whole.engagement_id) is is_part
    assert whole.date == days("2025-06-10" if visit is ARRIVED else "2025-06-10/2025-06-12")


AHEAD = '{"type": "call", "partners": "JPN", "date": "2025-07-10"}'
SAID_HELD = AHEAD.replace("}", ', "status": "held"}')


@pytest.mark.parametrize(
    ("new", "when", "as_of", "status", "overdue"),
    [
        (AHEAD, "2025-06-01", AS_OF, "planned", False),  # still to come
        (AHEAD, "2025-06-01", date(2025, 8, 1), "planned", True),  # written down before, and nobody tells that it was
        (AHEAD, "2025-07-20", date(2025, 8, 1), "held", False),  # written down afterwards
        (AHEAD, "2025-07-20", AS_OF, "planned", False),  # as it stood on an earlier day
        (AHEAD, "2025-07-10", date(2025, 7, 10), "held", False),
        (AHEAD, "last week", date(2025, 8, 1), "held", False),
        (AHEAD, "last week", AS_OF, "planned", False),
        (AHEAD.replace("-10", ""), "2025-07-02", date(2025, 7, 2), "held", False),  # in the month that it is
        (SAID_HELD, "2025-06-01", AS_OF, "held", False),
        ('{"type": "call", "partners": "JPN"}', "2025-06-01", AS_OF, "held", False),
    ],
)
def test_what_an_analyst_adds_is_planned_where_its_days_are_still_to_come(new, when, as_of, status, overdue) -> None:
    added = Correction(when, "Lan", "seen", "add", "added", new=new)
    (engagement,) = built(as_of=as_of, corrections=[added]).engagements
    assert (engagement.status.value, engagement.overdue, engagement.best.status.value) == (status, overdue, status)
    dated = Correction("2025-06-30", "Lan", "seen", "correct", "added", "date", text(engagement, "date"), "2035-01-10")
    (later,) = built(as_of=as_of, corrections=[added, dated]).engagements
    assert later.status.value == ("held" if new == SAID_HELD else "planned")


@pytest.mark.parametrize(
    ("line", "days", "as_of", "status", "overdue"),
    [
        (HELD, "2025-09-01", AS_OF, "planned", False),
        (HELD, "2025-09-01", date(2025, 9, 1), "held", False),  # as it was told
        (HELD, "2025-05-01", AS_OF, "held", False),
        (PLAN, "2025-05-01", AS_OF, "planned", True),
        (PLAN, "2025-09-01", AS_OF, "planned", False),
        (HELD.replace(" state P", " state ongoing P"), "2025-09-01", AS_OF, "planned", False),
        (HELD.replace(" state P", " state ongoing P"), "2025-05-01", AS_OF, "held", False),
        (PLAN.replace("planned", "cancelled"), "2025-09-01", AS_OF, "cancelled", False),
    ],
)
def test_days_that_an_analyst_sets_move_what_was_told_as_days_that_are_told_would(
    line, days, as_of, status, overdue
) -> None:
    (told,) = built(line, as_of=as_of).engagements
    name, was = told.engagement_id, text(told, "date")
    dated = Correction("2025-06-30", "Lan", "seen", "correct", name, "date", was, days)
    (moved,) = built(line, as_of=as_of, corrections=[dated]).engagements
    assert (moved.status.value, moved.overdue) == (status, overdue)
    firm = replace(dated, field="status", old=moved.status.value, new="held")
    assert [e.status.value for e in built(line, as_of=as_of, corrections=[dated, firm]).engagements] == ["held"]
    refused = replace(dated, old="2020-01-01", new="2035-01-01")
    assert built(line, as_of=as_of, corrections=[refused]).engagements[0].status is told.status


def test_disagreement_is_said_and_the_longer_stay_told_by_the_day_is_the_date() -> None:
    shorter = HELD.replace("2025-06-10/2025-06-12", "2025-06-11")
    other_end = HELD.replace("2025-06-10/2025-06-12", "2025-06-11/2025-06-13")
    (engagement,) = built(HELD, HELD, shorter, other_end).engagements
    assert engagement.date == intervals.Interval(date(2025, 6, 10), date(2025, 6, 12), intervals.Granularity.DAY)
    assert engagement.conflicts == ("dated 2025-06-11/2025-06-13 by 1 telling, 2025-06-10/2025-06-12 by 2 tellings",)


ROUND = "<2025-05-23 consultation USA 2025-05-19/2025-05-22 out M/- eco #2 H[Nguyen Hong Dien: Minister] @Washington"
TOUR = "<2024-11-22 visit/official DOM 2024-11-19/2024-11-21 out L/- gov H[Pham Minh Chinh: Prime Minister]"


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        ((ROUND, ROUND.replace("2025-05-19/2025-05-22", "2025-05-22")), "2025-05-19/2025-05-22"),
        ((ROUND.replace("eco", "eco planned"), ROUND.replace("2025-05-19/2025-05-22", "2025-05-22")),
         "2025-05-19/2025-05-22"),
        ((ROUND.replace("consultation", "meeting"),
          ROUND.replace("2025-05-19/2025-05-22", "2025-05-22").replace("consultation", "meeting")),
         "2025-05-19/2025-05-22"),
        ((TOUR, TOUR, TOUR.replace("2024-11-19/", "2024-11-16/")), "2024-11-19/2024-11-21"),
        ((TOUR, TOUR.replace("2024-11-19/", "2024-11-16/")), "2024-11-16/2024-11-21"),
        ((TOUR, *[TOUR.replace("2024-11-19/2024-11-21", "2024-11-20")] * 2), "2024-11-19/2024-11-21"),
    ],
)  # fmt: skip
def test_a_session_lasts_as_long_as_told_and_a_leg_no_longer_than_most_tell(lines, days) -> None:
    (engagement,) = built(*lines, as_of=date(2026, 1, 1)).engagements
    assert engagement.date is not None
    assert engagement.date.edtf == days


def test_a_session_that_two_pages_date_a_day_apart_is_one_and_says_so() -> None:
    """1 or 2 November: the day more often told, then that of the surer telling; the other is kept as a disagreement."""
    first = "<2025-11-02 consultation LAO 2025-11-01 out V/V gov #9 H[Le An: Deputy Foreign Minister]"
    other = first.replace("2025-11-01", "2025-11-02")
    (session,) = built(first, other, other, as_of=date(2026, 1, 1)).engagements
    assert session.date == intervals.day(date(2025, 11, 2))
    assert session.conflicts == ("dated 2025-11-01 by 1 telling, 2025-11-02 by 2 tellings",)
    told = [telling(line, name)[0] for line, name in ((first, "a"), (other, "b"))]
    surer = [told[0], replace(told[1], confidence=0.95)]
    (session,) = merge.merge(surer, {}, as_of=date(2026, 1, 1)).engagements
    assert session.date == intervals.day(date(2025, 11, 2))
    assert session.conflicts == ("dated 2025-11-01 by 1 telling, 2025-11-02 by 1 telling",)
    without = built(first.replace(" #9", ""), other.replace(" #9", ""), as_of=date(2026, 1, 1)).engagements
    assert len(without) == 2, "talks on two days are two unless they bear one number"


def test_a_stay_beside_a_day_of_it_told_otherwise_is_the_longer() -> None:
    late = HELD.replace("2025-06-10/2025-06-12", "2025-06-09")
    (visit,) = built(HELD, late).engagements
    assert visit.date == intervals.Interval(date(2025, 6, 10), date(2025, 6, 12), intervals.Granularity.DAY)
    assert visit.conflicts == ("dated 2025-06-09 by 1 telling, 2025-06-10/2025-06-12 by 1 telling",)


def test_a_stay_told_by_one_of_its_days_is_as_long_as_it_was_planned() -> None:
    (engagement,) = built(PLAN, HELD.replace("2025-06-10/2025-06-12", "2025-06-11")).engagements
    assert engagement.date == intervals.Interval(date(2025, 6, 10), date(2025, 6, 12), intervals.Granularity.DAY)
    (days,) = built(
        HELD.replace("2025-06-10/2025-06-12", "2025-06-10"), HELD.replace("2025-06-10/2025-06-12", "2025-06-13")
    ).engagements
    assert days.date == intervals.Interval(date(2025, 6, 10), date(2025, 6, 13), intervals.Granularity.DAY)
    (moved,) = built(PLAN, HELD.replace("2025-06-10/2025-06-12", "2025-06-11/2025-06-13")).engagements
    assert moved.date == intervals.Interval(date(2025, 6, 11), date(2025, 6, 13), intervals.Granularity.DAY)


def test_talks_are_part_of_the_visit_around_them() -> None:
    result = built(HELD, TALKS, OTHER)
    visit = next(e for e in result.engagements if e.best.type is EngagementType.VISIT)
    assert {e.best.type.value: e.part_of for e in result.engagements} == {
        "visit": None, "meeting": visit.engagement_id, "call": None,
    }  # fmt: skip


RECALLED = "<2025-06-30 visit LAO 2025-06 in -/L state P[Thongloun Sisoulith: President]"


def test_an_id_outlives_a_better_date_and_later_tellings() -> None:
    first = built(PLAN, OTHER)
    later = built(PLAN, OTHER, RECALLED, HELD, previous=first.previous)
    assert {e.engagement_id for e in first.engagements} == {e.engagement_id for e in later.engagements}
    assert later.id_history == ()


def test_an_earlier_telling_that_comes_late_renames_a_row_as_a_build_from_nothing_names_it() -> None:
    """The former id leads to the row, by the record of this build and by the tellings alone."""
    first = built(RECALLED, OTHER)
    later = built(RECALLED, OTHER, HELD, PLAN, previous=first.previous)
    anew = built(RECALLED, OTHER, HELD, PLAN)
    assert later.rows.equals(anew.rows)
    (old,) = {e.engagement_id for e in first.engagements} - {e.engagement_id for e in later.engagements}
    (change,) = later.id_history
    assert (change.old_id, change.action) == (old, "rename")
    assert change.new_id in {e.engagement_id for e in later.engagements}
    (visit,) = (e for e in anew.engagements if e.engagement_id == change.new_id)
    assert old in {fresh_id(telling.key) for telling in visit.tellings}


@pytest.mark.parametrize("action", ["confirm", "reject"])
def test_a_decision_is_found_and_its_id_kept_when_an_earlier_telling_comes_late(action: str) -> None:
    first = built(RECALLED, OTHER)
    visit = next(e for e in first.engagements if e.best.type is EngagementType.VISIT)
    decided = (Correction("2025-07-01", "Lan", "seen", action, visit.engagement_id),)
    for previous in (None, first.previous):
        later = built(RECALLED, OTHER, HELD, PLAN, previous=previous, corrections=decided)
        assert later.rejected_corrections == ()
        vouched = [e.confirmed_by for e in later.engagements if e.engagement_id == visit.engagement_id]
        assert vouched == (["Lan"] if action == "confirm" else [])
        assert len(later.engagements) == (2 if action == "confirm" else 1)


def test_a_decision_is_found_by_its_other_tellings_when_the_one_that_gave_its_id_is_gone() -> None:
    first = built(PLAN, HELD)
    (visit,) = first.engagements
    keys = " ".join(telling.key for telling in visit.tellings)
    confirmed = Correction("2025-07-01", "Lan", "seen", "confirm", visit.engagement_id)
    lines = [telling(line, f"article-{place}") for place, line in enumerate((PLAN, HELD))][1:]
    mentions, published = [mention for mention, _ in lines], {mention.article_id: day for mention, day in lines}
    for keys_then, found in (("", False), (keys, True)):
        decided = (replace(confirmed, tellings=keys_then),)
        later = merge.merge(mentions, published, as_of=AS_OF, corrections=decided)
        assert [e.confirmed_by for e in later.engagements] == (["Lan"] if found else [None])
        assert [e.engagement_id == visit.engagement_id for e in later.engagements] == [found]
        assert len(later.rejected_corrections) == (not found)


def test_a_merge_and_a_split_leave_a_trail() -> None:
    apart = built(HELD, HELD.replace("2025-06-10/2025-06-12", "2025-06-16/2025-06-17"))
    bridge = "<2025-07-01 visit LAO 2025-06-10/2025-06-17 in -/L state P[Thongloun Sisoulith: President]"
    joined = built(
        HELD, HELD.replace("2025-06-10/2025-06-12", "2025-06-16/2025-06-17"), bridge, previous=apart.previous
    )
    (one,) = joined.engagements
    (change,) = joined.id_history
    assert (change.new_id, change.action) == (one.engagement_id, "merge")
    assert {current(e.engagement_id, {one.engagement_id: 1}, onward(joined.id_history)) for e in apart.engagements} == {
        one.engagement_id
    }
    again = built(HELD, HELD.replace("2025-06-10/2025-06-12", "2025-06-16/2025-06-17"), previous=joined.previous)
    assert len(again.engagements) == 2
    assert one.engagement_id in {e.engagement_id for e in again.engagements}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_third_telling_joins_no_two_that_were_judged_different(order) -> None:
    """Either minister may have met him, for all that the third page says; the two did not meet him together."""
    either = "<2025-06-12 meeting LAO 2025-06-11 in M/M gov P[Saleumxay: Foreign Minister]"
    son = f"{either} H[Bui Thanh Son: Foreign Minister]"
    dien = f"{either} H[Nguyen Hong Dien: Trade Minister]"
    lines = [(son, dien, either)[place] for place in order]
    result = built(*lines)
    of_line = {t.article_id: e.engagement_id for e in result.engagements for t in e.tellings}
    names = {lines[int(article.split("-")[1])]: name for article, name in of_line.items()}
    assert names[son] != names[dien]


def test_tours_visits_talks_and_agreements_stand_one_in_the_other() -> None:
    lines = (
        "<2025-06-12 visit KHM,LAO 2025-06-09/2025-06-12 out L/- state H[Luong Cuong: President]",
        "<2025-06-12 visit LAO 2025-06-10/2025-06-12 out L/- state H[Luong Cuong: President]",
        "<2025-06-12 meeting LAO 2025-06-11 out L/L state H[Luong Cuong: President] P[Thongloun Sisoulith: President]",
        "<2025-06-12 agreement LAO 2025-06-11 out M/M eco",
    )
    told = [telling(line, "one", index)[0] for index, line in enumerate(lines)]
    told = [replace(mention, part_of=index - 1 if index else None) for index, mention in enumerate(told)]
    result = merge.merge(told, {"one": intervals.day(date(2025, 6, 12))}, as_of=AS_OF)
    of_index = {e.tellings[0].index: e for e in result.engagements}
    assert of_index[0].part_of is None
    for index in (1, 2, 3):
        assert of_index[index].part_of == of_index[index - 1].engagement_id


def test_a_pair_left_open_says_why() -> None:
    hanoi = "<2025-06-12 meeting LAO 2025-06-11 in M/M gov @Hanoi"
    (judged,) = built(hanoi, hanoi.replace("Hanoi", "Da Nang")).judgements
    assert judged.why == "the same days at two places, and nobody named in both"


def test_ids_stay_over_a_story_told_in_seven_builds() -> None:
    """A plan, a better date, the visit, a look back, a wrong bridge that comes and goes, and an analyst's split."""
    month = "<2025-05-02 visit LAO 2025-06 in -/L state planned P[Thongloun Sisoulith: President]"
    other = HELD.replace("2025-06-10/2025-06-12", "2025-06-16/2025-06-17").replace("<2025-06-12", "<2025-06-17")
    back = "<2026-03-01 visit LAO 2025-06 in -/L state P[Thongloun: President]"
    bridge = "<2025-07-01 visit LAO 2025-06-10/2025-06-17 in -/L state P[Thongloun Sisoulith: President]"
    as_of, step = date(2026, 4, 1), None
    story = [[month], [month, PLAN], [month, PLAN, HELD], [month, PLAN, HELD, back]]
    for lines in story:
        step = built(*lines, as_of=as_of, previous=step and step.previous)
        (visit,) = step.engagements
        if lines == [month]:
            first = visit.engagement_id
        assert (visit.engagement_id, step.id_history) == (first, ())
    two = built(month, PLAN, HELD, back, other, as_of=as_of, previous=step.previous)
    assert first in {e.engagement_id for e in two.engagements}
    (second,) = {e.engagement_id for e in two.engagements if any("article-4" in t.article_id for t in e.tellings)} - {
        first
    }
    joined = built(month, PLAN, HELD, back, other, bridge, as_of=as_of, previous=two.previous)
    live = {e.engagement_id for e in joined.engagements}
    for former in (first, second):
        assert current(former, live, onward(joined.id_history)) in live
    apart = built(month, PLAN, HELD, back, other, as_of=as_of, previous=joined.previous)
    again = {e.engagement_id for e in apart.engagements}
    assert {current(name, again, onward(apart.id_history)) for name in live} <= again


def test_an_id_outlives_articles_that_are_gone_for_a_while() -> None:
    """The id that a decision names stays, though an earlier telling came later; merged ids lead on."""
    apart = HELD.replace("2025-06-10/2025-06-12", "2025-06-20/2025-06-21")
    first = built(HELD, apart)
    both = {e.date.first.day: e.engagement_id for e in first.engagements if e.date}
    decided = (Correction("2025-07-01", "Lan", "one stay", "merge", both[10], other_id=both[20]),)
    joined = built(HELD, apart, PLAN, previous=first.previous, corrections=decided)
    fewer = built(HELD, previous=joined.previous, corrections=decided)
    assert current(both[20], {both[10]}, onward(fewer.id_history)) == both[10]
    none = built(previous=fewer.previous, corrections=decided)
    assert none.engagements == ()
    assert current(both[20], set(), onward(none.id_history)) is None
    again = built(HELD, apart, PLAN, previous=none.previous, corrections=decided)
    assert [e.engagement_id for e in again.engagements] == [both[10]]
    assert current(both[20], {both[10]}, onward(again.id_history)) == both[10]


def causes(corrected=None) -> Causes:
    return Causes({}, corrected or {}, {}, OTHERWISE[None])


def test_two_builds_differ_in_rows_and_fields(tmp_path: Path) -> None:
    old = sample_build.published(tmp_path, "one")
    frames = sample_build.rows()
    assert changes.diff(old, old) == ()
    told = [
        replace(e, best=replace(e.best, place="Huế")) if e.engagement_id == "e-talks" else e
        for e in sample_build.engagements()
        if e.engagement_id != "e-lot"
    ]
    new_frames = {**frames, **sample_build.frames(sample_build.readings(), told, (), sample_build.review())}
    new = sample_build.publish(
        new_frames, tmp_path, build_id="two", created_at=sample_build.CREATED, home="VNM", as_of=sample_build.AS_OF
    )
    assert [(c.engagement_id, c.kind, c.field, c.old, c.new) for c in changes.diff(old, new)] == [
        ("e-lot", "gone", "", None, None),
        ("e-talks", "changed", "place", None, "Huế"),
    ]
    assert [c.what for c in changes.diff(old, new)] == [
        "meeting, Cuba, leader level, undated",
        "meeting, Laos, leader level, 19 June 2024",
    ]
    assert [c.cause for c in changes.diff(old, new, rules_changed=False)] == [
        "its articles are still there: other articles changed what goes together",
        "other articles changed what goes together",
    ]
    assert [(c.kind, c.cause) for c in changes.diff(new, old, rules_changed=True)] == [
        ("added", "no new article tells it: the rules or settings changed"),
        ("changed", "the rules or settings changed"),
    ]
    assert [(c.kind, c.cause) for c in changes.diff(new, old)] == [
        ("added", "no new article tells it: the rules or another engagement changed"),
        ("changed", "the rules or another engagement changed"),
    ]


@pytest.mark.parametrize(
    ("tellings", "cause"),
    [
        ("a/0 b/1", "told by b, new in this build"),
        ("a/0", "no new article tells it: the rules or another engagement changed"),
        (None, "added by Lan"),
    ],
)
def test_what_was_added_says_by_whom_or_what(tellings, cause) -> None:
    row = dict.fromkeys(labels.FIELDS) | {"tellings": tellings, "confirmed_by": "Lan"}
    assert causes().of_origin("e", row, {"a"}) == cause


def test_what_an_analyst_set_apart_says_by_whom() -> None:
    row = dict.fromkeys(labels.FIELDS) | {"tellings": "a/0"}
    parted = replace(causes(), parted={"e": "split from f: Lan: two visits"})
    assert parted.of_origin("e", row, {"a"}) == "split from f: Lan: two visits"
    assert parted.of_origin("e", row, {"b"}) == "told by a, new in this build"


def test_one_step_of_relations_is_one_engagement_whoever_tells_it_from_where() -> None:
    lines = (
        "<2022-12-05 upgrade/CSP KOR 2022-12-05 out L/L state",
        "<2022-12-28 upgrade/CSP KOR 2022-12 in L/L gov",
        "<2022-12-06 upgrade/CSP KOR 2022-12-05 remote -/- gov",
        "<2022-12-20 upgrade/SP KOR 2022-12 ? L/L gov",
    )
    assert sorted(len(e.tellings) for e in built(*lines).engagements) == [1, 3]


@pytest.mark.parametrize(
    ("first", "last", "granularity", "words"),
    [
        (date(2025, 6, 10), date(2025, 6, 10), "day", "10 June 2025"),
        (date(2025, 6, 10), date(2025, 6, 12), "day", "10 to 12 June 2025"),
        (date(2025, 6, 30), date(2025, 7, 2), "day", "30 June to 2 July 2025"),
        (date(2024, 12, 30), date(2025, 1, 2), "day", "30 December 2024 to 2 January 2025"),
        (date(2025, 6, 1), date(2025, 6, 30), "month", "June 2025"),
        (date(2025, 1, 1), date(2025, 12, 31), "year", "2025"),
        (date(2025, 6, 2), date(2025, 6, 8), "week", "between 2 and 8 June 2025 (week)"),
        (date(2025, 1, 1), date(2025, 4, 30), "none", "between 1 January and 30 April 2025"),
        (None, None, "none", None),
    ],
)
def test_days_are_told_as_people_write_them(first, last, granularity, words) -> None:
    assert labels.days(first, last, granularity) == words


def test_a_difference_is_told_in_the_words_of_a_desk(capsys) -> None:
    what, told = "state visit, Laos, leader level, 10 to 12 June 2025", "now told by b"
    report.diff(
        Console(width=200),
        [
            changes.Change(
                "e1", "added", "told by a, new in this build", what="call, Japan, minister level, 3 May 2025"
            ),
            changes.Change("e2", "changed", told, "date", "June 2025", "10 to 12 June 2025", what),
            changes.Change("e2", "changed", told, "tellings", "a/0", "a/0 b/0", what),
            changes.Change("e2", "changed", "Lan: she was there", "place", None, "Hue", what),
        ],
    )
    assert capsys.readouterr().out.splitlines() == [
        "1 added, 0 gone, 1 changed",
        "",
        "added call, Japan, minister level, 3 May 2025 e1",
        "  because: told by a, new in this build",
        "",
        f"changed {what} e2",
        "  days: June 2025 -> 10 to 12 June 2025",
        "  because: now told by b",
        "  place: nothing -> Hue",
        "  because: Lan: she was there",
    ]


def test_what_was_changed_says_by_whom_or_what() -> None:
    row = dict.fromkeys(labels.FIELDS) | {"tellings": "a/0", "date": "2025"}
    better = row | {"tellings": "a/0 b/0", "date": "2025-06", "place": "Huế"}
    assert causes({("e", "place"): "Lan: she was there"}).of_fields("e", row, better) == {
        "date": "now told by b", "place": "Lan: she was there", "tellings": "now told by b",
    }  # fmt: skip


def test_a_part_says_what_became_of_its_whole_and_an_end_what_ended_it() -> None:
    moved = {"w": ("n", "merge into n: Lan: one"), "g": (None, "gone: no article tells of it any more")}
    found = Causes(moved, {}, {"a": "“Talks”, Daily, a"}, OTHERWISE[False])
    row = dict.fromkeys(labels.FIELDS) | {"tellings": "a/0", "part_of": "w"}
    assert found.of_fields("e", row, row | {"part_of": "n"}) == {"part_of": "w: merge into n: Lan: one"}
    assert found.of_end("w", row, set()) == "merge into n: Lan: one"
    assert found.of_end("g", row, set()) == "told by “Talks”, Daily, a, not in this build"
    assert found.of_end("g", row, {"a"}) == "gone: no article tells of it any more"
    assert found.of_end("x", row, {"a"}) == "its articles are still there: other articles changed what goes together"


def test_a_file_that_is_no_build_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.duckdb").write_text("not a database")
    with pytest.raises(PublishError, match="not a published build"):
        changes.diff(tmp_path / "x.duckdb", tmp_path / "x.duckdb")
    with pytest.raises(PublishError, match="no such file"):
        changes.diff(tmp_path / "y.duckdb", tmp_path / "y.duckdb")


@pytest.mark.parametrize(
    ("before", "now", "held"),
    [
        ({"engagements": 100}, {"engagements": 80}, None),
        ({"engagements": 100}, {"engagements": 79}, "engagements fell from 100 to 79 (-21%): more than 20%"),
        ({"articles": 1000}, {"articles": 1201}, "articles rose from 1,000 to 1,201 (+20%): more than 20%"),
        ({"engagements": 0}, {"engagements": 5}, None),
        ({}, {"engagements": 5}, None),
        ({"partners": 10}, {}, "partners fell from 10 to 0 (-100%): more than 20%"),
    ],
)
def test_a_build_that_falls_or_jumps_is_held(before, now, held) -> None:
    assert changes.hold_reason(before, now) == held


def test_status_of_every_kind_has_a_place_in_the_life_cycle() -> None:
    for status in Status:
        line = PLAN.replace("planned", status.value)
        assert built(line, as_of=date(2025, 6, 1)).engagements[0].status is status


OFF = PLAN.replace("<2025-05-28", "<2025-06-08").replace("planned", "postponed")
AT_LAST = PLAN.replace("<2025-05-28", "<2025-09-01").replace("2025-06-10/2025-06-12", "2025-09-08/2025-09-10")
ANOTHER = AT_LAST.replace("Thongloun Sisoulith: President", "Sonexay Siphandone: Prime Minister")


ANNOUNCED_BEFORE = AT_LAST.replace("<2025-09-01", "<2025-05-20")


def test_what_was_put_off_is_one_with_the_next_of_its_kind_from_plan_to_holding() -> None:
    """The days of the plan that took its place count, and the days given up are shown; a third visit is another."""
    later = AT_LAST.replace("<2025-09-01", "<2025-12-14").replace("2025-09-", "2025-12-").replace("planned", "held")
    result = built(PLAN, OFF, AT_LAST, later, as_of=date(2025, 9, 2))
    one, third = sorted(result.engagements, key=lambda e: e.date.first)
    assert (len(one.tellings), one.status, one.overdue) == (3, Status.PLANNED, False)
    assert one.date == days("2025-09-08/2025-09-10")
    assert one.conflicts == ("dated 2025-06-10/2025-06-12 by 2 tellings, 2025-09-08/2025-09-10 by 1 telling",)
    assert (third.date, result.judgements) == (days("2025-12-08/2025-12-10"), ())


@pytest.mark.parametrize(
    "another",
    [
        ANOTHER,
        AT_LAST.replace(" in ", " out "),
        AT_LAST.replace("planned", "cancelled"),
        AT_LAST.replace("2025-09-", "2026-09-"),
        ANNOUNCED_BEFORE,
    ],
)
def test_another_visit_is_not_the_one_put_off(another) -> None:
    assert len(built(PLAN, OFF, another).engagements) == 2


def test_a_visit_announced_before_another_was_put_off_is_shown_beside_it_and_joined_by_an_analyst_alone() -> None:
    apart = built(PLAN, OFF, ANNOUNCED_BEFORE, as_of=date(2025, 7, 1))
    off, new = sorted(apart.engagements, key=lambda e: e.date.first)
    [pair] = apart.judgements
    assert {pair.one, pair.other} == {off.engagement_id, new.engagement_id}
    assert "put off" in pair.why
    assert built(PLAN, OFF, ANOTHER).judgements == ()
    merged = Correction(
        "2025-09-02T08:00:00+00:00", "Desk", "the same, said the embassy", "merge", off.engagement_id, "forced", "", "",
        new.engagement_id,
    )  # fmt: skip
    (one,) = built(PLAN, OFF, ANNOUNCED_BEFORE, as_of=date(2025, 9, 2), corrections=(merged,)).engagements
    assert (one.date, len(one.tellings)) == (new.date, 3)


FIDAN = "<2023-09-01 meeting/talks RUS 2023-08-31 out M/M gov H[Hakan Fidan: Foreign Minister] P[{}] @Moscow"
LAVROV, SHOIGU = FIDAN.format("Sergey Lavrov: Foreign Minister"), FIDAN.format("Sergei Shoigu: Defence Minister")


@pytest.mark.parametrize(
    ("rival", "is_one", "left_open"),
    [(SHOIGU.replace("/talks", "").replace(" gov ", " def ").replace("08-31", "09-01"), True, 1), (SHOIGU, False, 2)],
)
def test_a_look_back_is_of_what_agrees_with_it_in_all_that_another_does_and_in_more(rival, is_one, left_open) -> None:
    back = "<2023-09-04 meeting/talks RUS 2023-08-28/2023-09-03:week out M/M gov H[Fidan: Foreign Minister] @Moscow"
    result = built(LAVROV, rival, back)
    tellings = {frozenset(t.article_id for t in engagement.tellings) for engagement in result.engagements}
    assert (frozenset({"article-0", "article-2"}) in tellings) is is_one
    assert len(result.judgements) == left_open


VISIT = "<2024-06-21 visit/state RUS 2024-06-19/2024-06-20 in -/L state P[Vladimir Putin: President]"
LETTERS = "<2025-04-04 credentials PER,POL,SWE 2025-04-03 res L/A state H[Luong Cuong: Head] P[Eva Berg: Ambassador]"
ALL_FOUR = "<2024-10-11 meeting AUS,IDN,IND,JPN 2024-10-11 third L/L gov H[Pham Minh Chinh: Prime Minister] @Vientiane"


@pytest.mark.parametrize(
    ("part", "whole", "is_part"),
    [
        ("<2024-06-20 upgrade RUS 2024-06-20 ? -/- state", VISIT, True),
        ("<2024-06-20 agreement RUS 2024-06-20 ? M/M gov H[Nguyen Hong Dien: Minister] P[Anton Alikhanov: Minister]",
         VISIT, True),
        ("<2024-06-20 agreement RUS 2024-06-21 ? -/- gov", VISIT, False),
        ("<2024-06-20 agreement RUS 2024-06-20 out -/- gov @Moscow", VISIT, False),
        ("<2024-06-20 meeting RUS 2024-06-20 ? L/L party H[Nguyen Phu Trong: General Secretary] P[Putin: President]",
         VISIT, True),
        ("<2024-06-20 meeting RUS 2024-06-20 ? V/V gov H[Le Thi Thu Hang: Deputy Foreign Minister]", VISIT, False),
        ("<2024-10-11 meeting JPN 2024-10-11 third L/L gov H[Chinh: PM] P[Ishiba Shigeru: PM]", ALL_FOUR, True),
        ("<2024-10-11 meeting JPN 2024-10-11 third M/M gov H[Bui Thanh Son: Foreign Minister]", ALL_FOUR, False),
        ("<2024-10-11 meeting LAO 2024-10-11 third L/L gov H[Chinh: PM] P[Sonexay Siphandone: PM]", ALL_FOUR, False),
        ("<2024-10-10 meeting JPN 2024-10-10 third L/L gov H[Chinh: PM] P[Ishiba Shigeru: PM]", ALL_FOUR, False),
        ("<2025-04-04 credentials PER 2025-04-03 res L/A state H[Luong Cuong: President] P[Ana Rojas: Ambassador]",
         LETTERS, True),
        ("<2025-04-04 credentials PER 2025-04-03 res D/A state H[Anh Xuan: Vice President] P[Ana Rojas: Ambassador]",
         LETTERS, False),
        ("<2025-04-04 credentials PER 2025-04-03 res L/A state H[Luong Cuong: President] P[Ana Rojas: Ambassador]",
         LETTERS.replace("Berg: Ambassador", "Berg: Ambassador; Ema Nowak: Ambassador; Luz Diaz: Ambassador"),
         False),
    ],
)  # fmt: skip
def test_what_nobody_calls_a_part_is_one_where_days_and_people_leave_no_choice(part, whole, is_part) -> None:
    told = {engagement.tellings[0].article_id: engagement for engagement in built(part, whole).engagements}
    inner, outer = told["article-0"], told["article-1"]
    assert (inner.part_of, outer.part_of) == (outer.engagement_id if is_part else None, None)


@pytest.mark.parametrize(
    ("held", "as_of", "status"),
    [
        (TALKS, AS_OF, "held"),
        (TALKS, date(2025, 6, 11), "ongoing"),
        (TALKS.replace("Thongloun Sisoulith: President", "President"), AS_OF, "planned"),
        (TALKS.replace(" state H", " state planned H"), AS_OF, "planned"),
        (TALKS.replace(" 2025-06-11 in", " 2025-06-13 in"), AS_OF, "planned"),
        (TALKS.replace("in L/L", "third L/L"), AS_OF, "planned"),
        ("<2025-06-12 meeting LAO 2025-06-11 in L/L gov P[Sonexay Siphandone: Prime Minister]", AS_OF, "planned"),
    ],
)
def test_a_visit_only_announced_took_place_when_one_of_its_talks_did(held, as_of, status) -> None:
    visit = next(e for e in built(PLAN, held, as_of=as_of).engagements if e.best.type is EngagementType.VISIT)
    assert (visit.status.value, visit.best.status.value) == (status, status)
    assert visit.overdue is (status == "planned" and as_of > date(2025, 6, 12))
