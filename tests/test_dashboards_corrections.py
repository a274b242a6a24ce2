"""The corrections file as the dashboards write it: whole rows, none lost, and none that a build could not replay."""

import csv
import re
import resource
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from dashboards import corrections
from etl import merge
from etl.errors import InputError
from etl.model import Correction


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", True),
        ("2024-06", True),
        ("2024-02-29", True),
        ("2024-06/2024-08", True),
        ("2024-06-19/2024", True),
        ("2024-06-19/2023", False),
        ("2024/2024/2024", False),
        ("2024-13", False),
        ("2023-02-29", False),
        ("June 2024", False),
        ("", False),
    ],
)
def test_a_date_that_is_decided_can_be_read(text: str, expected: bool) -> None:
    assert corrections.is_date(text) is expected


def _decide(path: str, number: int) -> None:
    corrections.append(
        Path(path), corrections.Correction("2025-07-05T08:00:00+00:00", f"desk {number}", "a, b\n“c”", "confirm", "E1")
    )


def test_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    with ProcessPoolExecutor(4) as pool:
        list(pool.map(_decide, [str(path)] * 80, range(80)))
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    assert sorted(row["who"] for row in rows) == sorted(f"desk {number}" for number in range(80))
    assert {row["why"] for row in rows} == {"a, b\n“c”"}


def test_a_file_with_other_columns_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text("who,what\n", encoding="utf-8")
    with pytest.raises(ValueError, match="expected when,who,why"):
        _decide(str(path), 1)
    assert path.read_text(encoding="utf-8") == "who,what\n"


OLD = "when,who,why,action,engagement_id,field,old,new,other_id"
NEW = f"{OLD},tellings"
WHOLE = "2025,Lan,why,confirm,e-1,,,,"


@pytest.mark.parametrize("header", [OLD, NEW])
@pytest.mark.parametrize(
    "held",
    [
        f'{WHOLE}\n2025,Lan,"seen in the',
        f'{WHOLE}\n2025,Lan,"seen in\nthe file\n', f"{WHOLE}\n2025,Lan,why,con", WHOLE,
        f"{WHOLE}\r\n", f'{WHOLE}\n2025,Lan,a 5" pipe,confirm,e-3,,,,\n', "", f"{WHOLE}\n2025,Vi\udce1\udcbb",
        f'{WHOLE}\n2025,Lan,"Vi\udce1\udcbb', f'{WHOLE}\n2025,Lan,"Việt\nNam, Ph\udcc3', f"{WHOLE}\n,,,,,,,,\n",
    ],
)  # fmt: skip
def test_both_writers_leave_the_same_file_behind_a_killed_one(tmp_path: Path, header: str, held: str) -> None:
    left = []
    for writer, row in ((corrections.append, corrections.Correction), (merge.append, Correction)):
        path = tmp_path / f"{writer.__module__}.csv"
        path.write_bytes(f"{header}\n{held}".encode(errors="surrogateescape"))
        writer(path, row("2025", "Lan", "why", "confirm", "e-2", tellings="a:visit:LAO:1"))
        beside = path.with_suffix(".torn")
        left.append((path.read_bytes(), beside.read_bytes() if beside.exists() else None))
    assert left[0] == left[1]
    *_, last = merge.read(path)
    assert (last.engagement_id, last.tellings) == ("e-2", "a:visit:LAO:1" if header == NEW else "")


AS_SAVED = {
    "nothing": b"",
    "a mark alone": b"\xef\xbb\xbf",
    "a mark and half a header": b"\xef\xbb\xbfwhen,wh",
    "a header without an end": NEW.encode(),
    "a table program": f"\ufeff{NEW}\n{WHOLE},\n".replace("\n", "\r\n").encode(),
    "every cell quoted": ",".join(f'"{name}"' for name in NEW.split(",")).encode() + b"\n",
    "blank rows": f"{OLD}\n{WHOLE}\n,,,,,,,,\n,,,,,,,,\n".encode(),
}
NONE_OF_OURS = {
    "semicolons": NEW.replace(",", ";"),
    "a column too few": OLD.replace(",why", ""),
    "a column too many": f"{NEW},note",
    "another order": NEW.replace("when,who", "who,when"),
    "another table": "who,what",
}


@pytest.mark.parametrize("held", AS_SAVED.values(), ids=AS_SAVED)
def test_both_writers_go_on_with_a_file_as_it_was_saved(tmp_path: Path, held: bytes) -> None:
    left = []
    for writer, row in ((corrections.append, corrections.Correction), (merge.append, Correction)):
        path = tmp_path / f"{writer.__module__}.csv"
        path.write_bytes(held)
        writer(path, row("2025", "Lan", "why", "confirm", "e-2"))
        left.append(path.read_bytes())
        assert merge.read(path)[-1].engagement_id == "e-2"
    assert left[0] == left[1]


@pytest.mark.parametrize("header", NONE_OF_OURS.values(), ids=NONE_OF_OURS)
def test_both_writers_and_the_build_refuse_a_file_of_other_columns(tmp_path: Path, header: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(f"{header}\n")
    named = re.escape(f"columns {header}: expected when,who,why,action,engagement_id,field,old,new,other_id,tellings")
    for does, row in ((corrections.append, corrections.Correction), (merge.append, Correction)):
        with pytest.raises((ValueError, InputError), match=named):
            does(path, row("2025", "Lan", "why", "confirm", "e-2"))
    with pytest.raises(InputError, match=f"corrections.csv:1: {named}") as error:
        merge.read(path)
    assert ("no semicolons" in str(error.value)) is (";" in header)
    assert path.read_text() == f"{header}\n"


def test_what_is_no_utf8_is_refused_by_both_writers_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_bytes(f"{NEW}\n".encode() + b"2025,L\xe0n,why,confirm,e-1,,,,,\n2025,La")
    held = path.read_bytes()
    for does, row in ((corrections.append, corrections.Correction), (merge.append, Correction)):
        with pytest.raises((ValueError, InputError)):
            does(path, row("2025", "Lan", "why", "confirm", "e-2"))
    assert path.read_bytes() == held


def test_what_a_full_disk_cuts_short_on_a_page_leaves_no_part_of_a_row(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    _decide(str(path), 1)
    before = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 8, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            _decide(str(path), 2)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == before


def _decide_either_way(path: str, number: int) -> None:
    if number % 2:
        _decide(path, number)
    else:
        merge.append(Path(path), Correction("2025", f"desk {number}", "why", "confirm", "E1"))


def test_a_page_and_the_command_writing_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    with ProcessPoolExecutor(4) as pool:
        list(pool.map(_decide_either_way, [str(path)] * 80, range(80)))
    assert sorted(row.who for row in merge.read(path)) == sorted(f"desk {number}" for number in range(80))


def test_a_quotation_mark_left_open_by_hand_is_named_and_nothing_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(f'{NEW}\n{WHOLE}\n2025,Lan,"why,confirm,e-3,,,,\n{WHOLE}\n')
    with pytest.raises(ValueError, match=r"corrections\.csv:3: a quotation mark is not closed"):
        _decide(str(path), 1)
    assert path.read_text().count(WHOLE) == 2


DECISIONS = [
    ("confirm", {"engagement_id": "E1"}, None),
    ("confirm", {}, "engagement_id '': expected"),
    ("confirm", {"engagement_id": "E1", "who": " "}, "who '': expected"),
    ("merge", {"engagement_id": "E1"}, "other_id '': expected"),
    ("merge", {"engagement_id": "E1", "other_id": "E1"}, "other_id 'E1': expected another engagement"),
    ("split", {"engagement_id": "E1"}, "new '': expected"),
    ("forget", {"engagement_id": "E1"}, "action 'forget': expected confirm, correct, reject, merge, split, add"),
    *(
        ("correct", {"engagement_id": "E1", "field": field, "new": new}, wrong)
        for field, new, wrong in (
            ("date", "2024-06", None),
            ("date", "", None),
            ("date", "June 2024", "new 'June 2024': expected YYYY, YYYY-MM, YYYY-MM-DD, or two of them as A/B"),
            ("date", "2024-02-30", "new '2024-02-30': expected YYYY"),
            ("type", "visit", None),
            ("type", "", "new '': expected one of visit, meeting"),
            ("type", "summit", "new 'summit': expected one of visit, meeting"),
            ("level_home", "minister", None),
            ("level_partner", "king", "new 'king': expected one of leader"),
            ("status", "done", "new 'done': expected one of held"),
            ("channel", "economic", None),
            ("direction", "north", "new 'north': expected one of inbound"),
            ("partners", "LAO CHN", None),
            ("partners", "", "new '': expected codes"),
            ("place", "", None),
            ("part_of", "E2", None),
            ("part_of", "", None),
            ("part_of", "E1", "new 'E1': expected another engagement"),
            ("count", "0", "new '0': expected a whole number"),
            ("count", "٣", "new '٣': expected a whole number"),
            ("ordinal", "99999999999", "new '99999999999': expected a whole number"),
            ("date", "2024-06-19/", "new '2024-06-19/': expected YYYY"),
            ("date", "19/06/2024", "new '19/06/2024': expected YYYY"),
            ("date", "2024-6-1", "new '2024-6-1': expected YYYY"),
            ("date", "0000", "new '0000': expected YYYY"),
            ("date", " 2024", None),
            ("date", "2024 06", "new '2024 06': expected YYYY"),
            ("date", "20240619", "new '20240619': expected YYYY"),
            ("date", "2024-W25", "new '2024-W25': expected YYYY"),
            ("date", "2024-06-19T00:00", "new '2024-06-19T00:00': expected YYYY"),
            ("type", "Visit", "new 'Visit': expected one of visit"),
            ("partners", " , ", "new ' , ': expected codes"),
            ("place", " ", "new ' ': expected a text"),
            ("count", "three", "new 'three': expected a whole number"),
            ("colour", "blue", "field 'colour': expected date, type"),
        )
    ),
    ("add", {"new": '{"type": "visit", "partners": "LAO", "date": "2024"}'}, None),
    ("add", {"new": '{"type": "visit", "partners": ""}'}, "partners '': expected"),
    ("add", {"new": '{"type": "visit", "partners": "LAO", "date": "soon"}'}, "date 'soon': expected YYYY"),
    ("add", {"new": '{"type": "visit", "partners": "LAO", "mood": "good"}'}, "field 'mood': expected date"),
    ("add", {"new": "visit"}, "new 'visit': expected a JSON object"),
    ("add", {"new": '["visit"]'}, "expected a JSON object"),
]


@pytest.mark.parametrize(("action", "given", "wrong"), DECISIONS)
def test_a_decision_is_refused_just_where_a_build_would_refuse_it(
    tmp_path: Path, action: str, given: dict[str, str], wrong: str | None
) -> None:
    row = {"when": "2025-07-05T08:00:00+00:00", "who": "desk", "why": "seen", "engagement_id": "", **given}
    here, there = tmp_path / "here.csv", tmp_path / "there.csv"
    if wrong is None:
        corrections.append(here, corrections.Correction(action=action, **row))
        merge.append(there, Correction(action=action, **row))
        assert here.read_bytes() == there.read_bytes()
        return
    with pytest.raises(ValueError, match=re.escape(wrong)):
        corrections.append(here, corrections.Correction(action=action, **row))
    with pytest.raises(InputError):
        merge.append(there, Correction(action=action, **row))
    assert not here.exists()
