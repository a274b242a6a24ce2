"""The corrections file as the dashboards write it: whole rows, none lost, and none that a build could not replay."""

import csv
import re
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
        f"{WHOLE}\r\n", f'{WHOLE}\n2025,Lan,a 5" pipe,confirm,e-3,,,,\n', "",
    ],
)  # fmt: skip
def test_both_writers_leave_the_same_file_behind_a_killed_one(tmp_path: Path, header: str, held: str) -> None:
    left = []
    for writer, row in ((corrections.append, corrections.Correction), (merge.append, Correction)):
        path = tmp_path / f"{writer.__module__}.csv"
        path.write_text(f"{header}\n{held}", newline="")
        writer(path, row("2025", "Lan", "why", "confirm", "e-2", tellings="a:visit:LAO:1"))
        beside = path.with_suffix(".torn")
        left.append((path.read_bytes(), beside.read_bytes() if beside.exists() else None))
    assert left[0] == left[1]
    *_, last = merge.read(path)
    assert (last.engagement_id, last.tellings) == ("e-2", "a:visit:LAO:1" if header == NEW else "")


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
