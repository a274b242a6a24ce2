"""The analysts' word: written safely, replayed on every build, reported when its row has changed."""

import csv
import json
from dataclasses import replace
from datetime import date
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from time import sleep

import pytest
from rich.console import Console
from typer.testing import CliRunner

from etl import explain, intervals, merge, report
from etl.asking import opened
from etl.cli import app
from etl.deciding import _telling_keys, given, made_whole, noted
from etl.errors import CordialeError, InputError
from etl.load import Review
from etl.load.tables import _reviewed
from etl.merge import tellings
from etl.merge.unlike import outside
from etl.model import Channel, Correction, EngagementType
from tests import sample_build
from tests.merge_cases import said, telling
from tests.test_merge_life import HELD, LATE, OTHER, PLAN, TALKS, built

HEADER = "when,who,why,action,engagement_id,field,old,new,other_id"


def row(action: str, engagement_id: str, **fields: str) -> Correction:
    return Correction("2025-07-01T09:00:00Z", "Lan", "seen in the file", action, engagement_id, **fields)


def test_corrections_are_replayed_and_a_changed_row_is_reported() -> None:
    plain = built(HELD, TALKS, OTHER)
    name = {e.best.type.value: e.engagement_id for e in plain.engagements}
    corrections = (
        row("correct", name["visit"], field="date", old="2025-06-10/2025-06-12", new="2025-06-10/2025-06-13"),
        row("correct", name["visit"], field="subtype", old="official", new="working"),
        row("correct", name["visit"], field="channel", old="state", new="nowhere"),
        row("correct", name["visit"], field="colour", old="", new="red"),
        row("confirm", name["meeting"]),
        row("reject", name["call"]),
        row("confirm", "never-was"),
        row("add", "", new='{"type": "call", "partners": "LAO", "date": "2025-01-07", "status": "held"}'),
        row("add", "", new='{"type": "tea party", "partners": "LAO"}'),
    )
    result = built(HELD, TALKS, OTHER, corrections=corrections)
    by_id = {e.engagement_id: e for e in result.engagements}
    assert by_id[name["visit"]].date == intervals.Interval(
        date(2025, 6, 10), date(2025, 6, 13), intervals.Granularity.DAY
    )
    assert by_id[name["visit"]].corrected == ("date",)
    assert by_id[name["meeting"]].confirmed_by == "Lan"
    assert name["call"] not in by_id
    assert any(e.tellings == () and e.date == intervals.day(date(2025, 1, 7)) for e in result.engagements)
    assert [refused.why for refused in result.rejected_corrections] == [
        f"subtype of {name['visit']} is now 'state', no longer 'official'",
        f"channel 'nowhere': 'nowhere' is not one of {', '.join(Channel)}",
        "field 'colour': expected date, type, subtype, partners, channel, direction, level_home, level_partner, status,"
        " place, occasion, ordinal, count, home_participants, partner_participants, part_of",
        "no engagement never-was: it is gone or was rejected",
        f"added engagement cannot be read: 'tea party' is not one of {', '.join(EngagementType)}",
    ]
    again = built(HELD, TALKS, OTHER, corrections=corrections, previous=result.previous)
    assert said(again) == said(result)


def test_an_analyst_merges_and_splits() -> None:
    other_day = HELD.replace("2025-06-10/2025-06-12", "2025-06-20/2025-06-21")
    plain = built(HELD, other_day)
    one, other = (e.engagement_id for e in plain.engagements)
    joined = built(HELD, other_day, corrections=(row("merge", one, other_id=other),))
    assert [e.engagement_id for e in joined.engagements] == [one]
    assert len(joined.engagements[0].tellings) == 2
    assert not joined.judgements

    together = built(HELD, PLAN)
    (whole,) = together.engagements
    split = built(HELD, PLAN, corrections=(row("split", whole.engagement_id, new=whole.tellings[0].key),))
    assert len(split.engagements) == 2
    assert whole.engagement_id in {e.engagement_id for e in split.engagements}
    assert split.id_history[-1].action == "split"


def dated(engagement_id: str, old: str, new: str) -> Correction:
    return row("correct", engagement_id, field="date", old=old, new=new)


LATER = HELD.replace("2025-06-10/2025-06-12", "2025-06-20/2025-06-21")


def two_visits() -> tuple[str, str]:
    """The ids of a visit from 10 to 12 June and of another from 20 to 21 June, by all signs not one."""
    return tuple(e.engagement_id for e in sorted(built(HELD, LATER).engagements, key=lambda e: str(e.date)))


@pytest.mark.parametrize("corrected_first", [True, False])
@pytest.mark.parametrize("of_the_absorbed", [True, False])
def test_a_correction_outlives_the_merge_of_its_row(corrected_first: bool, of_the_absorbed: bool) -> None:
    early, late = two_visits()
    one, other = (early, late) if of_the_absorbed else (late, early)
    decided = [dated(late, "2025-06-20/2025-06-21", "2025-06-20/2025-06-23"), row("merge", one, other_id=other)]
    result = built(HELD, LATER, corrections=decided if corrected_first else decided[::-1])
    (visit,) = result.engagements
    assert visit.date == intervals.Interval(date(2025, 6, 20), date(2025, 6, 23), intervals.Granularity.DAY)
    assert (visit.corrected, result.rejected_corrections) == (("date",), ())
    again = built(HELD, LATER, corrections=(*decided, dated(one, "2025-06-20/2025-06-23", "2025-06-20")))
    assert again.engagements[0].date == intervals.day(date(2025, 6, 20))


@pytest.mark.parametrize("own_first", [True, False])
def test_of_two_corrections_that_a_merge_brings_together_that_of_the_row_that_stays_stands(own_first: bool) -> None:
    early, late = two_visits()
    own = dated(early, "2025-06-10/2025-06-12", "2025-06-11")
    absorbed = dated(late, "2025-06-20/2025-06-21", "2025-06-20/2025-06-23")
    both = (own, absorbed) if own_first else (absorbed, own)
    result = built(HELD, LATER, corrections=(*both, row("merge", early, other_id=late)))
    assert [e.date for e in result.engagements] == [intervals.day(date(2025, 6, 11))]
    (refused,) = result.rejected_corrections
    assert refused.correction == absorbed
    assert f"date of {early}, which {late} is now part of, was corrected" in refused.why


def test_of_two_corrections_of_a_field_written_before_a_build_the_last_stands() -> None:
    """Both writers saw what is told, for nothing was built in between; both are kept, and nothing is refused."""
    (visit,) = built(HELD).engagements
    name, told = visit.engagement_id, "2025-06-10/2025-06-12"
    both = dated(name, told, "2025-06-11"), dated(name, told, "2025-06-10")
    result = built(HELD, corrections=both)
    assert result.engagements[0].date == intervals.day(date(2025, 6, 10))
    assert result.rejected_corrections == ()
    third = dated(name, "2025-06-11", "2025-06-12")  # of one who saw the first alone
    assert built(HELD, corrections=(*both, third)).engagements[0].date == intervals.day(date(2025, 6, 12))
    other = dated(name, "2025-06-14", "2025-06-15")
    refused = built(HELD, corrections=(*both, other))
    assert refused.engagements[0].date == intervals.day(date(2025, 6, 10))
    assert [item.why for item in refused.rejected_corrections] == [
        f"date of {name} is now '2025-06-10', no longer '2025-06-14'"
    ]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ('["call", "JPN"]', r'add: \["call", "JPN"\]: expected a JSON object such as \{"type": "call"'),
        ('"call"', 'add: "call": expected a JSON object'),
        ('{"type": "call"}', "add: partners missing: expected a JSON object"),
        ("{}", "add: type and partners missing"),
        ("call JPN", "add: 'call JPN' is no JSON: .*: expected an object such as"),
        ('{"type": "call", "partners": ["JPN"]}', "add: partners is a list: expected a JSON object such as"),
        ('{"type": "call", "partners": "JPN", "colour": "red"}', "add: unknown fields colour: expected date, type"),
    ],
)
def test_an_addition_that_is_no_object_of_fields_is_refused_in_words(tmp_path: Path, said: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        merge.append(tmp_path / "corrections.csv", row("add", "", new=said))
    assert not (tmp_path / "corrections.csv").exists()


def test_a_confirmation_is_of_what_was_seen() -> None:
    (visit,) = built(HELD).engagements
    vouched = row("confirm", visit.engagement_id, old="2025-06-10/2025-06-12 visit LAO")
    assert built(HELD, corrections=(vouched,)).engagements[0].confirmed_by == "Lan"
    corrected = (dated(visit.engagement_id, "2025-06-10/2025-06-12", "2025-06-11"), vouched)
    for both in (corrected, corrected[::-1]):
        assert built(HELD, corrections=both).engagements[0].confirmed_by == "Lan"
    longer = HELD.replace("2025-06-10/2025-06-12", "2025-06-10/2025-06-13")
    changed = built(HELD, longer, corrections=(vouched,))
    assert [e.confirmed_by for e in changed.engagements] == [None]
    (refused,) = changed.rejected_corrections
    assert refused.why.endswith("is now '2025-06-10/2025-06-13 visit LAO', no longer '2025-06-10/2025-06-12 visit LAO'")
    assert built(HELD, longer, corrections=(replace(vouched, old=""),)).engagements[0].confirmed_by == "Lan"


def test_a_correction_outlives_the_split_of_its_row() -> None:
    (visit,) = built(HELD, PLAN).engagements
    key = next(t.key for t in visit.tellings if t.article_id == "article-0")
    split = row("split", visit.engagement_id, new=key)
    (stay, *_) = (e for e in built(HELD, PLAN, corrections=(split,)).engagements if e.status.value == "planned")
    placed = row("correct", visit.engagement_id, field="place", old="Hanoi", new="Hue")
    result = built(HELD, PLAN, corrections=(placed, split))
    places = {e.engagement_id: e.best.place for e in result.engagements}
    assert places[visit.engagement_id] == "Hue"
    assert stay.best.place is None
    assert not result.rejected_corrections


def test_a_merge_of_what_is_not_alike_is_said_unless_it_was_insisted_on() -> None:
    early, late = two_visits()
    unlike = row("merge", early, other_id=late)
    result = built(HELD, LATER, corrections=(unlike,))
    assert len(result.engagements) == 1
    assert result.doubts == (f"Lan merged {late} into {early}, which is not alike: on other days",)
    assert built(HELD, LATER, corrections=(replace(unlike, field=merge.FORCED),)).doubts == ()
    hanoi = "<2025-06-12 meeting LAO 2025-06-11 in M/M gov @Hanoi"
    lines = (hanoi, hanoi.replace("Hanoi", "Da Nang"))
    one, other = (e.engagement_id for e in built(*lines).engagements)
    assert built(*lines, corrections=(row("merge", one, other_id=other),)).doubts == ()


@pytest.mark.parametrize("of_the_leader", [True, False])
def test_a_merge_by_hand_lowers_no_level(of_the_leader: bool) -> None:
    lines = (HELD, *(LATER.replace("-/L", "M/M").replace("<2025-06-12", f"<2025-06-{day}") for day in (22, 23)))
    names = [e.engagement_id for e in sorted(built(*lines).engagements, key=lambda e: str(e.date))]
    one, other = names if of_the_leader else names[::-1]
    forced = row("merge", one, other_id=other, field=merge.FORCED)
    (visit,) = built(*lines, corrections=(forced,)).engagements
    assert (visit.engagement_id, visit.best.level_home, visit.best.level_partner) == (one, "minister", "leader")
    key = next(t.key for t in visit.tellings if t.article_id == "article-0")
    parted = built(*lines, corrections=(forced, row("split", one, new=key))).engagements
    assert {e.best.level_partner.value for e in parted} == {"leader", "minister"}
    lowered = row("correct", one, field="level_partner", old="leader", new="minister")
    assert built(*lines, corrections=(forced, lowered)).engagements[0].best.level_partner == "minister"


def test_what_is_not_alike_is_merged_by_force_only(tmp_path: Path) -> None:
    file = sample_build.published(tmp_path)
    with pytest.raises(CordialeError, match=r"is not merged into e-visit \(.+: (other partners|another kind)") as error:
        made_whole(file, row("merge", "e-visit", other_id="e-message"))
    assert "--force merges them all the same" in str(error.value)
    forced = row("merge", "e-visit", other_id="e-message", field=merge.FORCED)
    keys = "a1:visit:LAO:1 a2:visit:LAO:1 | a3:message:CHN+LAO:1"
    assert made_whole(file, forced) == replace(forced, tellings=keys)


def split_up(*lines: str) -> tuple[str, str, Correction, merge.MergeResult]:
    """A visit, what was split off it (the telling of the last line), the decision, and the build that followed it."""
    plain = built(*lines)
    visit = next(e for e in plain.engagements if e.best.type.value == "visit")
    key = next(t.key for t in visit.tellings if t.article_id == f"article-{len(lines) - 1}")
    decision = row("split", visit.engagement_id, new=key)
    result = built(*lines, previous=plain.previous, corrections=(decision,))
    return visit.engagement_id, result.id_history[-1].new_id or "", decision, result


def leads_on(result: merge.MergeResult) -> bool:
    """Whether every id leads to a live one or is said to be gone, as a published file must."""
    live = {e.engagement_id for e in result.engagements}
    former = {change.old_id for change in result.id_history}
    absent = {change.old_id for change in result.id_history if change.new_id is None}
    return not absent & live and all(c.new_id is None or c.new_id in live | former for c in result.id_history)


@pytest.mark.parametrize("left", [(HELD, PLAN), (None, None, LATE), (), (HELD, None, LATE), (None, PLAN)])
def test_a_split_never_leaves_an_id_that_leads_nowhere(left: tuple[str | None, ...]) -> None:
    original, fragment, decision, step = split_up(HELD, PLAN, LATE)
    told = [telling(line, f"article-{place}") for place, line in enumerate(left) if line]
    mentions, published = [mention for mention, _ in told], {mention.article_id: day for mention, day in told}
    for _ in range(2):
        step = merge.merge(mentions, published, as_of=date(2025, 7, 1), previous=step.previous, corrections=(decision,))
        live = {e.engagement_id for e in step.engagements}
        assert leads_on(step)
        assert (original in live, fragment in live) == (bool({HELD, PLAN} & set(left)), LATE in left)
    back = built(HELD, PLAN, LATE, previous=step.previous, corrections=(decision,))
    assert {e.engagement_id for e in back.engagements} == {original, fragment}
    assert leads_on(back)


def test_a_split_that_would_leave_nothing_is_refused() -> None:
    (visit,) = built(HELD).engagements
    result = built(HELD, corrections=(row("split", visit.engagement_id, new=visit.tellings[0].key),))
    assert [refused.why for refused in result.rejected_corrections] == [
        f"nothing would be left of {visit.engagement_id}"
    ]


def test_talks_stay_with_the_original_of_a_split() -> None:
    original, fragment, _, result = split_up(TALKS, HELD, PLAN)
    by_id = {e.engagement_id: e for e in result.engagements}
    (talks,) = by_id.keys() - {original, fragment}
    assert by_id[talks].part_of == original
    assert (by_id[original].part_of, by_id[fragment].part_of) == (None, None)


@pytest.mark.parametrize("apart", [0, 1])
def test_two_rows_split_are_no_parts_of_each_other(apart: int) -> None:
    """A page tells a stay twice, the second time as a part of the first; its talks go where their telling went."""
    whole, inside = telling(HELD, "one", 0)[0], telling(HELD, "one", 1)[0]
    talks = replace(telling(TALKS, "one", 2)[0], part_of=0)
    mentions = [whole, replace(inside, part_of=0), talks]
    plain = merge.merge(mentions, {}, as_of=date(2025, 7, 1))
    visit = next(e for e in plain.engagements if e.best.type.value == "visit")
    if len(visit.tellings) == 1:
        pytest.fail("the two tellings were to be one stay")
    decision = row("split", visit.engagement_id, new=visit.tellings[apart].key)
    result = merge.merge(mentions, {}, as_of=date(2025, 7, 1), previous=plain.previous, corrections=(decision,))
    owner = {t.index: e for e in result.engagements for t in e.tellings}
    assert (owner[0].part_of, owner[1].part_of) == (None, None)
    assert owner[2].part_of == owner[0].engagement_id


def write(path: Path, writer: int, number: int) -> None:
    for place in range(number):
        merge.append(path, row("confirm", f"e-{writer}-{place:03}", new='two\n"lines", one cell'))


def test_what_two_processes_write_at_the_same_time_is_all_kept(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    context = get_context("spawn")
    writers = [context.Process(target=write, args=(path, writer, 200)) for writer in (1, 2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(300)
    kept = merge.read(path)
    for writer in (1, 2):
        of_one = [r.engagement_id for r in kept if r.engagement_id.startswith(f"e-{writer}-")]
        assert of_one == [f"e-{writer}-{place:03}" for place in range(200)]
    assert len(kept) == 400


def write_and_say(path: Path, said: Path) -> None:
    """Write long rows without end, and say of each that it is kept."""
    for place in count():
        merge.append(path, replace(row("confirm", f"e-{place}"), why="seen in the file\n" * 5_000))
        with said.open("a") as file:
            file.write(f"e-{place}\n")


def test_a_writer_that_is_killed_spoils_no_row_of_others(tmp_path: Path) -> None:
    path, said = tmp_path / "corrections.csv", tmp_path / "said"
    for seconds in (0.6, 0.9, 1.2):
        writer = get_context("fork").Process(target=write_and_say, args=(path, said))
        writer.start()
        sleep(seconds)
        writer.kill()
        writer.join(60)
        merge.append(path, row("confirm", f"after {seconds}"))
    kept = [r.engagement_id for r in merge.read(path)]
    acknowledged = said.read_text().split() if said.exists() else []
    assert {name for name in kept if name.startswith("e-")} >= set(acknowledged)
    assert [name for name in kept if name.startswith("after")] == ["after 0.6", "after 0.9", "after 1.2"]


WHOLE = "2025,Lan,why,confirm,e-1,,,,\n"


@pytest.mark.parametrize(
    ("held", "kept", "aside"),
    [
        (WHOLE + '2025,Lan,"seen in the', ["e-1", "e-2"], '2025,Lan,"seen in the\n'),
        (WHOLE + '2025,Lan,"seen in\nthe file\n', ["e-1", "e-2"], '2025,Lan,"seen in\nthe file\n\n'),
        (WHOLE + "2025,Lan,why,con", ["e-1", "e-2"], "2025,Lan,why,con\n"),
        (WHOLE.rstrip(), ["e-1", "e-2"], None),
        (WHOLE.rstrip() + "\r\n", ["e-1", "e-2"], None),
        (WHOLE + '2025,Lan,a 5" pipe,confirm,e-3,,,,\n', ["e-1", "e-3", "e-2"], None),
        ("", ["e-2"], None),
    ],
)
def test_what_is_left_of_a_row_is_put_aside(tmp_path: Path, held: str, kept: list[str], aside: str | None) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(f"{HEADER}\n{held}", newline="")
    said = merge.append(path, row("confirm", "e-2"))
    assert ["put aside into" in words for words in said] == ([True] if aside else [])
    assert [r.engagement_id for r in merge.read(path)] == kept
    beside = tmp_path / "corrections.torn"
    assert (beside.read_text() if beside.exists() else None) == aside


def test_a_build_puts_aside_what_is_left_of_a_row_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(f"{HEADER}\n{WHOLE}2025,Lan,why,con")
    (said,) = merge.mend_corrections(path)
    assert ":3: " in said and "expected a whole row: put aside into" in said
    assert (merge.mend_corrections(path), path.read_text()) == ([], f"{HEADER}\n{WHOLE}")


@pytest.mark.parametrize("header", ["", HEADER, "when,wh"])
def test_a_file_of_a_header_alone_is_written_on(tmp_path: Path, header: str) -> None:
    (tmp_path / "corrections.csv").write_text(header)
    merge.append(tmp_path / "corrections.csv", row("confirm", "e-2"))
    assert [r.engagement_id for r in merge.read(tmp_path / "corrections.csv")] == ["e-2"]


def test_a_quotation_mark_left_open_by_hand_is_named_and_nothing_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(f'{HEADER}\n{WHOLE}2025,Lan,"why,confirm,e-3,,,,\n{WHOLE}')
    with pytest.raises(InputError, match=r"corrections\.csv:3: a quotation mark is not closed"):
        merge.append(path, row("confirm", "e-2"))
    assert path.read_text().count(WHOLE) == 2


def test_what_a_table_program_saved_is_read(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_bytes(f"\ufeff{HEADER}\n{WHOLE}\n".replace("\n", "\r\n").encode())
    assert [r.engagement_id for r in merge.read(path)] == ["e-1"]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (b"2025,L\xe0n,why,confirm,e-1,,,,\n", ":3: byte 0xe0: expected UTF-8"),
        (b'2025,Lan,"' + b"x" * 200_000 + b'",confirm,e-1,,,,\n', ":3: field larger than field limit"),
    ],
)
def test_what_is_no_text_is_named_by_line(tmp_path: Path, bad: bytes, message: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_bytes(f"{HEADER}\n{WHOLE}".encode() + bad)
    before = csv.field_size_limit(10_000_000)  # as another reader of the process may have left it
    try:
        with pytest.raises(InputError, match=message):
            merge.read(path)
    finally:
        csv.field_size_limit(before)


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (row("correct", "e", field="colour", new="red"), "field 'colour': expected date, type"),
        (row("correct", "e", field="date", new="last week"), "'last week' is not a date"),
        (row("correct", "e", field="type", new="tea"), "'tea' is not one of visit, "),
        (row("correct", "e", field="type"), "type cannot be empty"),
        (row("merge", "e", other_id="e"), "merge: e cannot be merged with itself"),
        (row("add", "", new="a call"), "Expecting value"),
        (row("correct", "e", field="place", new="x" * 100_001), "new: 100,001 characters: expected 100,000 at most"),
        (row("add", "", new='{"partners": "LAO"}'), "add: type missing: expected"),
    ],
    ids=lambda given: given if isinstance(given, str) else given.action,
)
def test_what_no_build_could_replay_is_not_written(tmp_path: Path, bad: Correction, message: str) -> None:
    with pytest.raises(InputError, match=r"corrections\.csv: ") as error:
        merge.append(tmp_path / "corrections.csv", bad)
    assert message in str(error.value)
    assert not (tmp_path / "corrections.csv").exists()


def test_a_decision_is_made_whole_from_the_file(tmp_path: Path) -> None:
    file = sample_build.published(tmp_path)
    made = made_whole(file, row("correct", "e-mess", field="partners", new="LAO"))
    assert (made.engagement_id, made.old) == ("e-message", "CHN LAO")
    assert made_whole(file, row("confirm", "e-mess")).old == "2025-03-03 message CHN LAO"
    assert made_whole(file, row("confirm", "e-lot")).old == "meeting CUB"
    assert made_whole(file, row("correct", "e-trip", field="date", new="2025-09-03")).old == "2025-09"
    people = made_whole(file, row("correct", "e-visit", field="partner_participants", new="Bounnhang"))
    assert people.old == "Thongloun"
    assert made_whole(file, row("merge", "e-trip", other_id="e-vis", field=merge.FORCED)).other_id == "e-visit"
    assert made_whole(file, row("split", "e-visit", new="a2")).new == "a2:visit:LAO:1"
    assert made_whole(file, row("split", "e-visit", new="a2:visit:LAO:1")).new == "a2:visit:LAO:1"
    with pytest.raises(CordialeError, match="telling 'a3': expected one of a1/0, a2/0"):
        made_whole(file, row("split", "e-visit", new="a3"))


def test_what_is_put_within_another_is_said_in_words_and_never_within_itself(tmp_path: Path) -> None:
    file = sample_build.published(tmp_path)
    with pytest.raises(CordialeError, match=r"e-message \(message .+ is not put within e-visit \(visit .+: the dates"):
        made_whole(file, row("correct", "e-mess", field="part_of", new="e-vis"))
    within = made_whole(file, row("correct", "e-mess", field="part_of", new="e-vis"), forced=True)
    assert (within.old, within.new) == ("", "e-visit")
    assert noted(file, within).startswith(", as part of e-visit (visit with LAO, 2024-06-19")
    added = row("add", "", new='{"type": "agreement", "partners": "Laos", "date": "2025", "part_of": "e-vis"}')
    assert json.loads(made_whole(file, added, forced=True).new)["part_of"] == "e-visit"
    with pytest.raises(CordialeError, match=r"\(agreement with LAO, 2025\) is not put within e-visit \(.+: the dates"):
        made_whole(file, added)
    inside = replace(added, new=added.new.replace("2025", "2024-06-20"))
    assert json.loads(made_whole(file, inside).new)["part_of"] == "e-visit"
    assert "as part of e-visit (visit with LAO" in noted(file, made_whole(file, inside))
    with pytest.raises(CordialeError, match="engagement 'e-none': expected the beginning of one id"):
        made_whole(file, replace(added, new=added.new.replace("e-vis", "e-none")))
    assert made_whole(file, row("correct", "e-mess", field="part_of", new="")).new == ""
    for part, whole, wrong in (
        ("e-visit", "e-visit", "e-visit cannot be a part of itself"),
        ("e-visit", "e-talks", "e-talks is itself a part of e-visit: expected that to be taken back before"),
        ("e-mess", "e-none", "engagement 'e-none': expected the beginning of one id, found none"),
    ):
        with pytest.raises(CordialeError, match=wrong):
            made_whole(file, row("correct", part, field="part_of", new=whole))


@pytest.mark.parametrize(
    ("name", "apart", "told"), [("e-visit", "a1/0 a2:visit:LAO:1", "2 tellings"), ("e-lot", "", "one telling")]
)
def test_a_split_that_would_leave_nothing_is_not_written(tmp_path: Path, name: str, apart: str, told: str) -> None:
    file = sample_build.published(tmp_path)
    with opened(file) as connection:
        apart = apart or next(iter(_telling_keys(connection, name)))
    with pytest.raises(CordialeError, match=f"nothing would be left of {name}, which has {told}"):
        made_whole(file, row("split", name, new=apart))


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        (
            ("correct", "", "", "", None),
            "correct: the engagement and --field and --new missing: expected cordiale correct",
        ),
        (
            ("correct", "e", "date", "", None),
            '--new missing: expected .+ --field date --new 2024-06-19, with --new "" for',
        ),
        (("reject", " ", "", "", None), "reject: the engagement missing: expected cordiale correct reject ID"),
        (("merge", "e", "", "", None), "merge: --other missing: expected cordiale correct merge ID --other ID"),
        (("split", "e", "", "", None), "split: --new missing: expected cordiale correct split ID --new ARTICLE/INDEX"),
        (("add", "", "", "", None), "add: --new missing: expected cordiale correct add --new '{"),
    ],
)
def test_a_decision_that_lacks_something_says_all_it_lacks_with_an_example(said, missing: str) -> None:
    """An empty value that was given is a value: it erases one."""
    with pytest.raises(CordialeError, match=missing):
        given(*said)
    assert (given("correct", "e", "date", "", ""), given("reject", "e", "", "", None)) == ("", "")
    asked = ["correct", "set", "e", "--field", "date", "--who", "Lan", "--why", "x"]
    assert "--new missing" in str(CliRunner().invoke(app, asked).exception)


PART = "<2025-06-12 meeting LAO 2025-06-11 in L/L state"


@pytest.mark.parametrize(
    ("part", "whole", "why"),
    [
        (PART, HELD, None),
        (PART.replace("LAO", "KHM"), HELD, "other partners"),
        (PART.replace("2025-06-11", "2025-06-13"), HELD, None),
        (PART.replace("2025-06-11", "2025-06-14"), HELD, "the dates exclude each other"),
        (PART.replace("2025-06-11", "none"), HELD, None),
        (PART.replace(" in ", " out "), HELD, "the other direction"),
        (
            PART.replace(" in ", " third "),
            PART.replace("meeting LAO", "multilateral ASEAN").replace(" in ", " out "),
            None,
        ),
    ],
)
def test_what_is_put_within_another_shares_partner_days_and_way(part: str, whole: str, why: str | None) -> None:
    assert outside(telling(part, "a")[0], telling(whole, "b")[0]) == why


def test_an_added_engagement_is_said_to_have_no_date_and_its_partners_may_be_a_list(tmp_path: Path) -> None:
    file = sample_build.published(tmp_path)
    added = made_whole(file, row("add", "", new='{"type": "visit", "partners": ["Laos", "CHN"]}'))
    assert json.loads(added.new)["partners"] == "CHN LAO"
    assert noted(file, added) == f" {merge.added_id(added)}, of an engagement without a date"
    dated = replace(added, new='{"type": "visit", "partners": "LAO", "date": "2025"}')
    assert noted(file, dated) == f" {merge.added_id(dated)}"
    with pytest.raises(CordialeError, match="vnm is the home country: expected other countries or bodies"):
        made_whole(file, row("add", "", new='{"type": "visit", "partners": ["VNM"]}'))


def test_a_date_that_was_set_says_by_whom_when_and_why_and_an_undated_row_that_it_is(tmp_path: Path, capsys) -> None:
    (visit,) = built(HELD).engagements
    moved = row("correct", visit.engagement_id, field="date", old="2025-06-10/2025-06-12", new="2025-06-11")
    (now,) = built(HELD, corrections=(moved,)).engagements
    assert now.best.date_basis == "set by Lan on 2025-07-01: seen in the file"
    report.why(Console(width=200), explain.engagement(sample_build.published(tmp_path), "e-lot"))
    assert "meeting with CUB, undated" in capsys.readouterr().out


def test_what_was_added_for_one_home_country_is_none_of_another_s(tmp_path: Path) -> None:
    """One file of decisions may serve builds for several countries; what says none, as older rows, is of any."""
    file = sample_build.published(tmp_path)
    plain = row("add", "", new='{"type": "call", "partners": "LAO"}')
    made = made_whole(file, plain)
    assert json.loads(made.new)["home"] == "VNM"
    (mention, published) = telling(HELD, "a")
    told = merge.tellings.frame([([mention], published)])
    for home, added, refused in (("VNM", 2, 0), ("LAO", 1, 1), ("", 2, 0)):
        result = merge.merge_rows(told, as_of=date(2025, 7, 1), home=home, corrections=(plain, made))
        assert len(result.engagements) == 1 + added
        why = "added engagement cannot be read: it is of the home country VNM, and this file of LAO"
        assert [rejected.why for rejected in result.rejected_corrections] == [why] * refused
    joined = row("merge", result.engagements[0].engagement_id, other_id=merge.added_id(made), field=merge.FORCED)
    here = merge.merge_rows(told, as_of=date(2025, 7, 1), home="LAO", corrections=(made, joined))
    assert len(here.engagements) == 1


def test_an_addition_is_written_down_with_the_id_of_what_it_made() -> None:
    made = row("add", "", new='{"type": "call", "partners": "LAO", "date": "2025-01-07"}')
    result = built(HELD, corrections=(made, row("add", "", new='{"type": "tea party", "partners": "LAO"}')))
    (added,) = (e for e in result.engagements if not e.tellings)
    assert added.best.date_basis == "added by Lan on 2025-07-01: seen in the file"
    decided = (made, *(refused.correction for refused in result.rejected_corrections))
    review = Review(corrections=decided, rejected=result.rejected_corrections)
    assert _reviewed(review)["correction"]["engagement_id"].to_list() == [added.engagement_id, ""]


def test_an_action_that_is_none_is_named_with_those_there_are(tmp_path: Path) -> None:
    file = sample_build.published(tmp_path)
    with pytest.raises(
        CordialeError, match="action 'frobnicate': expected correct, confirm, reject, merge, split, add"
    ):
        made_whole(file, row("frobnicate", ""))


def test_partners_are_given_by_code_or_name_and_no_others(tmp_path: Path) -> None:
    file = sample_build.published(tmp_path)
    assert made_whole(file, row("correct", "e-mess", field="partners", new="laos, china")).new == "CHN LAO"
    assert made_whole(file, row("correct", "e-mess", field="partners", new="lao CHN")).new == "CHN LAO"
    assert made_whole(file, row("add", "", new='{"type": "call", "partners": "Laos"}')).new == (
        '{"type": "call", "partners": "LAO", "home": "VNM"}'
    )
    for home in ("VNM", "Viet Nam"):
        with pytest.raises(CordialeError, match="is the home country"):
            made_whole(file, row("correct", "e-mess", field="partners", new=home))
    for wrong in ("Atlantis", ","):
        with pytest.raises(CordialeError, match="expected codes or names of partners"):
            made_whole(file, row("correct", "e-mess", field="partners", new=wrong))


def test_a_correction_that_no_table_could_hold_is_refused_by_the_build_not_stopping_it() -> None:
    plain = built(HELD)
    (visit,) = plain.engagements
    decided = (
        row("correct", visit.engagement_id, field="partners", old="LAO", new="Atlantis"),
        row("correct", visit.engagement_id, field="ordinal", old="", new="-3"),
        row("correct", visit.engagement_id, field="partners", old="LAO", new=","),
        row("add", "", new='{"type": "call", "partners": "Atlantis"}'),
        row("add", "", new='{"type": "call", "partners": "LAO", "ordinal": 99999999999}'),
    )
    told, _ = telling(HELD, "article-0")
    rows = tellings.frame([([told], intervals.day(date(2025, 6, 12)))])
    result = merge.merge_rows(rows, as_of=date(2025, 7, 1), corrections=decided, partners=frozenset({"LAO"}))
    assert [refused.why.split(": ")[-1] for refused in result.rejected_corrections] == [
        "expected codes of partners", "'-3' is not a number from 1 on", "partners cannot be empty",
        "expected codes of partners", "'99999999999' is not a number from 1 on",
    ]  # fmt: skip
    assert len(result.engagements) == 1


def test_partners_are_set_as_a_whole() -> None:
    plain = built(HELD)
    (visit,) = plain.engagements
    wider = row("correct", visit.engagement_id, field="partners", old="LAO", new="LAO, KHM")
    result = built(HELD, corrections=(wider,))
    assert result.engagements[0].best.partners == ("KHM", "LAO")
    assert not result.rejected_corrections


def test_who_rejects_a_visit_is_told_what_stands_without_it(tmp_path: Path) -> None:
    file = sample_build.published(tmp_path)
    said = noted(file, row("reject", "e-visit"))
    assert said.endswith("takes back; what was part of it then stands by itself: e-talks (meeting)")
    assert noted(file, row("reject", "e-talks")).endswith("takes back")


def test_parts_of_a_rejected_visit_are_wholes_again() -> None:
    visit = next(e for e in built(HELD, TALKS).engagements if e.best.type.value == "visit")
    (talks,) = built(HELD, TALKS, corrections=(row("reject", visit.engagement_id),)).engagements
    assert talks.part_of is None


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("2025,Lan,why,praise,e-1,,,,", "action 'praise': expected correct, confirm, reject, merge, split, add"),
        ("2025,,why,confirm,e-1,,,,", "corrections.csv:2: who is empty: a confirm needs it"),
        ("2025,Lan,why,merge,e-1,,,,", "corrections.csv:2: other_id is empty: a merge needs it"),
        ("2025,Lan,why", "corrections.csv:2: 3 values: expected 10"),
    ],
)  # fmt: skip
def test_a_bad_correction_is_named_by_line(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text("when,who,why,action,engagement_id,field,old,new,other_id\n" + line + "\n")
    with pytest.raises(InputError, match=r"corrections\.csv:2: ") as error:
        merge.read(path)
    assert str(error.value).endswith(message)


def test_a_row_is_found_in_its_file_by_the_line_it_ends_on(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    one, other = row("confirm", "e-1", new="two\nlines"), row("confirm", "e-2")
    for written in (one, other):
        merge.append(path, written)
    assert [merge.place(path, sought) for sought in (one, other)] == [f"{path}:3", f"{path}:4"]
    assert merge.place(path, row("reject", "e-3")) == str(path)
