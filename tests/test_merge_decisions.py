"""Pairs of decisions on the same row, by one analyst or by two who have not seen each other's: what a desk expects."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from etl.merge.ids import UNAPPLIED, WITHDRAWN
from etl.merge.merging import MergeResult
from etl.model import Correction, Engagement, IdChange
from tests.test_merge_life import HELD, PLAN, TALKS, built

EARLY = "<2025-06-12 call LAO 2025-02-03 remote M/M gov H[Bui Thanh Son: Foreign Minister]"
LATE = "<2025-06-12 call LAO 2025-04-05 remote M/M gov H[Bui Thanh Son: Foreign Minister]"
ADDED = '{"type": "call", "partners": "LAO", "date": "2025-02", "place": "Hue", "level_home": "leader"}'
N = "added-by-hand"


def decisions(*said: tuple[str, str] | tuple[str, str, dict[str, str]]) -> list[Correction]:
    """Decisions as (action, id, other fields), in the order they were written."""
    made = []
    for number, (action, name, *rest) in enumerate(said):
        who = "Lan" if number % 2 == 0 else "Minh"
        made.append(
            Correction(f"2025-07-01T09:00:{number:02}Z", who, "seen", action, name, **(rest[0] if rest else {}))
        )
    return made


def names(*lines: str) -> list[str]:
    """The ids of what lines tell, in order of their days."""
    return [e.engagement_id for e in sorted(built(*lines).engagements, key=lambda e: str(e.date))]


def key(name: str, *lines: str) -> str:
    """The key of the one telling of an engagement."""
    ((telling,),) = (e.tellings for e in built(*lines).engagements if e.engagement_id == name)
    return telling.key


def by_id(result: MergeResult) -> dict[str, Engagement]:
    return {e.engagement_id: e for e in result.engagements}


def why_not(result: MergeResult) -> list[tuple[str, str]]:
    """Which corrections were not applied, and why."""
    return [(refused.correction.action, refused.why) for refused in result.rejected_corrections]


def built_twice(*lines: str, corrections: Sequence[Correction]) -> MergeResult:
    """The build with all decisions, the same from nothing and one decision after the other."""
    step = built(*lines)
    for number in range(len(corrections)):
        step = built(*lines, previous=step.previous, corrections=corrections[: number + 1])
    anew = built(*lines, corrections=corrections)
    assert step.rows.equals(anew.rows)
    assert why_not(step) == why_not(anew)
    live = set(anew.rows["engagement_id"])
    former = {change.old_id for change in step.id_history}
    assert all(change.new_id is None or change.new_id in live | former for change in step.id_history)
    assert not [change for change in step.id_history if change.new_id is None and change.old_id in live]
    return step


def forced(other: str, **fields: str) -> dict[str, str]:
    return {"other_id": other, "field": "forced", **fields}


def test_a_rejection_is_taken_back_by_a_later_confirmation_with_id_tellings_and_what_was_said() -> None:
    one, other = names(EARLY, LATE)
    placed = ("correct", one, {"field": "place", "new": "Hue"})
    result = built_twice(EARLY, LATE, corrections=decisions(placed, ("reject", one), ("confirm", one)))
    back = by_id(result)[one]
    assert (back.best.place, back.confirmed_by, len(back.tellings)) == ("Hue", "Lan", 1)
    assert set(by_id(result)) == {one, other}
    assert result.tellings["engagement_id"].null_count() == 0
    assert why_not(result) == []


@pytest.mark.parametrize(
    ("said", "is_there"),
    [(("confirm", "reject"), False), (("reject", "reject"), False), (("reject", "confirm", "reject"), False),
     (("reject", "reject", "confirm"), True)],
)  # fmt: skip
def test_of_rejections_and_confirmations_the_last_word_stands(said: tuple[str, ...], is_there: bool) -> None:
    one, other = names(EARLY, LATE)
    result = built_twice(EARLY, LATE, corrections=decisions(*((action, one) for action in said)))
    assert ((one in by_id(result)), other in by_id(result)) == (is_there, True)
    assert why_not(result) == []


def test_a_confirmation_of_what_is_no_longer_so_takes_no_rejection_back() -> None:
    (one,) = names(EARLY)
    result = built_twice(
        EARLY, corrections=decisions(("reject", one), ("confirm", one, {"old": "2025-02-04 call LAO"}))
    )
    assert by_id(result) == {}
    assert why_not(result) == [("confirm", f"{one} is now '2025-02-03 call LAO', no longer '2025-02-04 call LAO'")]


@pytest.mark.parametrize("taken_back", [True, False])
def test_what_is_set_of_a_rejected_row_waits_until_the_rejection_is_taken_back(taken_back: bool) -> None:
    (one,) = names(EARLY)
    said = [("reject", one), ("correct", one, {"field": "place", "new": "Hue"})]
    result = built_twice(EARLY, corrections=decisions(*said, *([("confirm", one)] if taken_back else [])))
    if taken_back:
        assert by_id(result)[one].best.place == "Hue"
        assert why_not(result) == []
    else:
        assert why_not(result) == [("correct", f"{one} was rejected by Lan: expected it to be confirmed again")]


@pytest.mark.parametrize("rejected", [0, 1])
def test_what_is_merged_after_it_was_rejected_is_there_and_the_rejection_reported(rejected: int) -> None:
    one, other = names(EARLY, LATE)
    said = decisions(("reject", (one, other)[rejected]), ("merge", one, forced(other)))
    result = built_twice(EARLY, LATE, corrections=said)
    assert [len(e.tellings) for e in result.engagements] == [2]
    assert why_not(result) == [("reject", f"Minh merged {other} into {one} after it was rejected")]


def test_who_rejects_what_another_has_merged_meanwhile_is_told_and_rejects_nothing_else() -> None:
    one, other = names(EARLY, LATE)
    unseen = decisions(("merge", one, forced(other)), ("reject", other))
    result = built_twice(EARLY, LATE, corrections=unseen)
    assert list(by_id(result)) == [one]
    ((_, why),) = why_not(result)
    assert why == f"{other} is part of {one} since Lan merged it: expected {one}, or what {other} was to be split off"
    assert by_id(built_twice(EARLY, LATE, corrections=decisions(("merge", one, forced(other)), ("reject", one)))) == {}


def test_a_merge_that_is_split_again_gives_both_their_ids_back_and_what_was_set_of_each() -> None:
    one, other = names(EARLY, LATE)
    keys = {"tellings": f"{key(one, EARLY, LATE)} | {key(other, EARLY, LATE)}"}
    said = decisions(
        ("correct", other, {"field": "place", "new": "Hue"}),
        ("merge", one, forced(other, **keys)),
        ("split", one, {"new": key(other, EARLY, LATE)}),
    )
    again = EARLY.replace("<2025-06-12 call LAO 2025-02-03", "<2025-06-13 call LAO 2025-04-05")
    for lines in ((EARLY, LATE), (EARLY, LATE, again)):
        rows = by_id(built_twice(*lines, corrections=said))
        assert {name: (e.best.place, len(e.tellings)) for name, e in rows.items()} == {
            one: (None, 1), other: ("Hue", len(lines) - 1)
        }  # fmt: skip
    once_more = decisions(*((c.action, c.engagement_id, _rest(c)) for c in said), ("merge", one, forced(other)))
    assert list(by_id(built_twice(EARLY, LATE, corrections=once_more))) == [one]


def _rest(correction: Correction) -> dict[str, str]:
    return {name: getattr(correction, name) for name in ("field", "old", "new", "other_id", "tellings")}


def test_who_splits_what_another_has_split_just_so_is_not_told_that_it_failed() -> None:
    (visit,) = built(HELD, PLAN).engagements
    said = [("split", visit.engagement_id, {"new": visit.tellings[0].key})] * 2
    result = built_twice(HELD, PLAN, corrections=decisions(*said))
    assert len(result.engagements) == 2
    assert why_not(result) == []


def test_a_split_after_a_rejection_leaves_the_rest_rejected() -> None:
    (visit,) = built(HELD, PLAN).engagements
    one = visit.engagement_id
    said = decisions(("reject", one), ("split", one, {"new": visit.tellings[0].key}))
    for pair in (said, said[::-1]):
        (left,) = built_twice(HELD, PLAN, corrections=pair).engagements
        assert (left.engagement_id == one, left.tellings) == (False, (visit.tellings[0],))


def test_a_field_set_twice_is_listed_once_and_may_be_set_back() -> None:
    (one,) = names(EARLY)
    said = decisions(
        ("correct", one, {"field": "level_home", "old": "minister", "new": "leader"}),
        ("correct", one, {"field": "level_home", "old": "leader", "new": "minister"}),
    )
    back = by_id(built_twice(EARLY, corrections=said))[one]
    assert (back.best.level_home.value, back.corrected) == ("minister", ("level_home",))


def test_what_was_added_is_rejected_and_taken_back_like_anything_else() -> None:
    added = ("add", N, {"new": ADDED})
    assert by_id(built_twice(corrections=decisions(added, ("reject", N)))) == {}
    back = built_twice(corrections=decisions(added, ("reject", N), ("confirm", N)))
    assert by_id(back)[N].confirmed_by == "Lan"
    assert list(by_id(built_twice(corrections=decisions(added, ("reject", N), added)))) == [N]
    twice = built_twice(corrections=decisions(added, added))
    assert why_not(twice) == [("add", f"an engagement {N} is there already")]


@pytest.mark.parametrize("into_the_told", [True, False])
@pytest.mark.parametrize("added_first", [True, False])
def test_what_was_added_and_what_is_told_join(into_the_told: bool, added_first: bool) -> None:
    one, other = names(EARLY, LATE)
    pair = (one, N) if into_the_told else (N, one)
    said = [("add", N, {"new": ADDED}), ("merge", pair[0], forced(pair[1], tellings=_told(pair)))]
    result = built_twice(EARLY, LATE, corrections=decisions(*(said if added_first else said[::-1])))
    assert set(by_id(result)) == {pair[0], other}
    joined = by_id(result)[pair[0]]
    assert len(joined.tellings) == 1
    assert (joined.best.place, joined.best.level_home.value, joined.best.level_partner.value) == (
        "Hue", "leader", "minister",
    )  # fmt: skip
    assert str(joined.date and joined.date.edtf) == "2025-02-03", "told more narrowly than it was added"
    assert joined.confirmed_by is not None
    assert joined.corrected == ("level_home", "place")
    assert (why_not(result), result.doubts) == ([], ())


def _told(pair: tuple[str, str]) -> str:
    return " | ".join("" if name == N else key(name, EARLY, LATE) for name in pair).rstrip(" |")


def test_days_that_were_added_stand_against_other_days_that_are_told() -> None:
    one, _ = names(EARLY, LATE)
    other_day = ADDED.replace('"2025-02"', '"2025-02-04"')
    said = decisions(("add", N, {"new": other_day}), ("merge", one, forced(N)))
    joined = by_id(built_twice(EARLY, LATE, corrections=said))[one]
    assert joined.date is not None
    assert (joined.date.edtf, joined.best.date_basis) == ("2025-02-04", "added by Lan on 2025-07-01: seen")


def test_days_that_were_added_one_by_one_are_no_narrower_for_one_told_of_them() -> None:
    one, _ = names(EARLY, LATE)
    stretch = ADDED.replace('"2025-02"', '"2025-02-01/2025-02-20"')
    said = decisions(("add", N, {"new": stretch}), ("merge", one, forced(N)))
    joined = by_id(built_twice(EARLY, LATE, corrections=said))[one]
    assert joined.date is not None and joined.date.edtf == "2025-02-01/2025-02-20"


@pytest.mark.parametrize("into_the_told", [True, False])
def test_what_was_added_stands_by_itself_again_once_all_that_is_told_is_split_off(into_the_told: bool) -> None:
    (one,) = names(EARLY)
    pair = (one, N) if into_the_told else (N, one)
    told = " | ".join("" if name == N else key(one, EARLY) for name in pair).rstrip(" |")
    said = decisions(
        ("add", N, {"new": ADDED}),
        ("merge", pair[0], forced(pair[1], tellings=told)),
        ("split", pair[0], {"new": key(one, EARLY), "tellings": key(one, EARLY)}),
        ("correct", N, {"field": "occasion", "new": "a jubilee"}),
    )
    result = built_twice(EARLY, corrections=said)
    assert {name: (e.best.place, len(e.tellings)) for name, e in by_id(result).items()} == {
        one: (None, 1), N: ("Hue", 0)
    }  # fmt: skip
    assert by_id(result)[N].best.occasion == "a jubilee"
    assert why_not(result) == []


def test_what_is_set_of_either_before_they_join_is_kept() -> None:
    (one,) = names(EARLY)
    said = [
        ("add", N, {"new": ADDED}),
        ("correct", N, {"field": "occasion", "new": "a jubilee"}),
        ("correct", one, {"field": "place", "new": "Hanoi"}),
        ("merge", one, forced(N)),
        ("correct", one, {"field": "level_home", "old": "leader", "new": "minister"}),
    ]
    best = by_id(built_twice(EARLY, corrections=decisions(*said)))[one].best
    assert (best.occasion, best.place, best.level_home.value) == ("a jubilee", "Hanoi", "minister")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_that_were_added_join(order: tuple[int, int]) -> None:
    added = [
        ("add", N, {"new": ADDED}),
        ("add", "another", {"new": '{"type": "call", "partners": "LAO", "ordinal": "3"}'}),
    ]
    said = decisions(*(added[place] for place in order), ("merge", N, forced("another")))
    result = built_twice(corrections=said)
    assert {name: (e.best.place, e.best.ordinal) for name, e in by_id(result).items()} == {N: ("Hue", 3)}
    assert why_not(result) == []


def signing(**more: str) -> str:
    said = {"type": "agreement", "partners": "LAO", "date": "2025-02-03", **more}
    return str(said).replace("'", '"')


def within(part: str, whole: str, old: str = "") -> tuple[str, str, dict[str, str]]:
    return "correct", part, {"field": "part_of", "old": old, "new": whole}


def test_what_was_added_is_put_within_a_visit_at_once_or_later() -> None:
    visit = next(e.engagement_id for e in built(HELD, TALKS).engagements if e.best.type.value == "visit")
    at_once = decisions(("add", N, {"new": signing(part_of=visit)}))
    later = decisions(("add", N, {"new": signing()}), within(N, visit))
    for said in (at_once, later):
        result = built_twice(HELD, TALKS, corrections=said)
        assert (by_id(result)[N].part_of, why_not(result)) == (visit, [])
    assert by_id(result)[N].corrected == ("part_of",)


def test_talks_are_taken_out_of_a_visit_and_put_back() -> None:
    rows = by_id(built(HELD, TALKS))
    talks = next(name for name, e in rows.items() if e.part_of)
    visit = str(rows[talks].part_of)
    out = built_twice(HELD, TALKS, corrections=decisions(within(talks, "", visit)))
    assert (by_id(out)[talks].part_of, by_id(out)[talks].corrected) == (None, ("part_of",))
    back = built_twice(HELD, TALKS, corrections=decisions(within(talks, "", visit), within(talks, visit)))
    assert by_id(back)[talks].part_of == visit
    refused = built_twice(HELD, TALKS, corrections=decisions(within(talks, "", talks)))
    assert why_not(refused) == [("correct", f"part_of of {talks} is now '{visit}', no longer '{talks}'")]


def test_what_articles_say_of_wholes_gives_way_to_an_analyst_and_of_two_analysts_the_first() -> None:
    rows = by_id(built(HELD, TALKS))
    talks = next(name for name, e in rows.items() if e.part_of)
    visit = str(rows[talks].part_of)
    result = built_twice(HELD, TALKS, corrections=decisions(within(visit, talks)))
    assert {name: e.part_of for name, e in by_id(result).items()} == {visit: talks, talks: None}
    both = built_twice(HELD, TALKS, corrections=decisions(within(talks, visit, visit), within(visit, talks)))
    assert {name: e.part_of for name, e in by_id(both).items()} == {visit: None, talks: visit}
    assert why_not(both) == [("correct", f"{talks} is itself a part of {visit}, as was said before")]


def test_nothing_is_within_itself_nor_in_what_is_gone_nor_too_deep() -> None:
    one, other = names(EARLY, LATE)
    assert why_not(built_twice(EARLY, LATE, corrections=decisions(within(one, one)))) == [
        ("correct", f"{one} cannot be a part of itself")
    ]
    gone = built_twice(EARLY, LATE, corrections=decisions(within(one, other), ("reject", other)))
    assert by_id(gone)[one].part_of is None
    assert why_not(gone) == [("correct", f"no engagement {other} to be part of: it is gone or was rejected")]
    back = decisions(within(one, other), ("reject", other), ("confirm", other))
    assert by_id(built_twice(EARLY, LATE, corrections=back))[one].part_of == other
    merged = decisions(within(one, other), ("merge", other, forced(one)))
    assert why_not(built_twice(EARLY, LATE, corrections=merged)) == [("correct", f"{other} cannot be a part of itself")]
    ladder = [("add", f"n{step}", {"new": signing(occasion=str(step))}) for step in range(5)]
    steps = [within(f"n{step + 1}", f"n{step}") for step in range(4)]
    for order in (steps, steps[::-1]):
        deep = built_twice(corrections=decisions(*ladder, *order))
        ((action, why),) = why_not(deep)
        assert (action, why.endswith("would lie more than 3 deep")) == ("correct", True)


def test_a_whole_that_was_merged_into_another_is_that_one() -> None:
    one, other = names(EARLY, LATE)
    said = decisions(("add", N, {"new": signing()}), within(N, other), ("merge", one, forced(other)))
    result = built_twice(EARLY, LATE, corrections=said)
    assert by_id(result)[N].part_of == one
    again = replace(said[1], old=other, new="", when="2025-07-02")
    assert by_id(built_twice(EARLY, LATE, corrections=[*said, again]))[N].part_of is None


@pytest.mark.parametrize("decided", [[], [("correct", N, {"field": "place", "new": "Hue"})], [("confirm", N)]])
def test_what_was_added_says_why_it_is_gone_once_its_decision_stands_no_more(decided: list[tuple[str, str]]) -> None:
    said = decisions(("add", N, {"new": ADDED}), *decided)
    before = built_twice(EARLY, LATE, corrections=said)
    after = built(EARLY, LATE, previous=before.previous, corrections=said[1:])
    gone = IdChange(N, None, "gone", WITHDRAWN)
    assert (N in by_id(before), N in by_id(after), after.id_history) == (True, False, (gone,))
    assert built(EARLY, LATE, previous=after.previous, corrections=said[1:]).id_history == (gone,)
    back = built(EARLY, LATE, previous=after.previous, corrections=said)
    assert (N in by_id(back), back.id_history) == (True, ())


def test_what_was_added_and_rejected_or_joined_is_led_as_it_was_once_its_decision_stands_no_more() -> None:
    one, _ = names(EARLY, LATE)
    for said in (
        decisions(("add", N, {"new": ADDED}), ("reject", N)),
        decisions(("add", N, {"new": ADDED}), ("merge", one, forced(N))),
    ):
        before = built_twice(EARLY, LATE, corrections=said)
        after = built(EARLY, LATE, previous=before.previous, corrections=said[1:])
        assert after.id_history == before.id_history


def test_what_an_added_one_had_absorbed_stands_alone_once_its_decision_stands_no_more() -> None:
    one, _ = names(EARLY, LATE)
    said = decisions(("add", N, {"new": ADDED}), ("merge", N, forced(one)))
    before = built_twice(EARLY, LATE, corrections=said)
    after = built(EARLY, LATE, previous=before.previous, corrections=said[1:])
    assert one in by_id(after)
    assert IdChange(N, None, "gone", WITHDRAWN) in after.id_history


def test_what_was_added_and_can_no_longer_be_read_says_so() -> None:
    said = decisions(("add", N, {"new": ADDED}))
    before = built(EARLY, corrections=said)
    after = built(EARLY, previous=before.previous, corrections=[replace(said[0], new="{}")])
    assert after.id_history == (IdChange(N, None, "gone", UNAPPLIED),)


def test_what_never_could_be_added_is_not_said_to_be_gone() -> None:
    before = built(EARLY, corrections=decisions(("add", N, {"new": "{}"})))
    assert built(EARLY, previous=before.previous).id_history == ()


def test_what_was_added_and_is_then_rejected_is_said_to_be_rejected_alone() -> None:
    result = built_twice(EARLY, corrections=decisions(("add", N, {"new": ADDED}), ("reject", N)))
    assert [(change.old_id, change.action) for change in result.id_history] == [(N, "reject")]


def test_of_two_engagements_that_decisions_on_one_id_lead_to_the_first_decided_on_keeps_it() -> None:
    """The telling that gave the id is gone, and what two decisions saw of it is by now told of two engagements."""
    one, other = names(EARLY, LATE)
    first, second = ({"tellings": key(name, EARLY, LATE)} for name in (one, other))
    said = decisions(("confirm", "former", first), ("confirm", "former", second))
    for decided, kept, stays in ((said, one, other), (said[::-1], other, one)):
        result = built_twice(EARLY, LATE, corrections=decided)
        assert set(by_id(result)) == {"former", stays}
        assert by_id(result)["former"].tellings == by_id(built(EARLY, LATE))[kept].tellings
