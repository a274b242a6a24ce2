"""The record of what edited articles carry on: its rows stay whole, whatever became of the last one."""

import resource
from pathlib import Path

import pytest

from etl import building, merge
from etl.errors import InputError
from etl.merge import Edition, editions
from tests.test_incremental import articles, nothing, settings_of

HEADER = "former,telling,place\n"
ONE, TWO = Edition("a:1", "b:1", "news/1.jsonl:7"), Edition("c:1", "d:1", "tin/Việt.txt")
WHOLE = "a:1,b:1,news/1.jsonl:7\n"


@pytest.mark.parametrize(
    ("held", "kept", "aside"),
    [
        (HEADER + WHOLE + "c:1,d", [ONE], b"c:1,d\n"),
        (HEADER + WHOLE + "c:1,d:1,", [ONE], b"c:1,d:1,\n"),
        (HEADER + WHOLE + '"c:1,d', [ONE], b'"c:1,d\n'),
        ((HEADER + WHOLE + "c:1,d:1,tin/Vi\u1ec7").encode()[:-1], [ONE], "c:1,d:1,tin/Vi\u1ec7".encode()[:-1] + b"\n"),
        (HEADER + WHOLE + "c:1,d:1,ti", [ONE, Edition("c:1", "d:1", "ti")], None),
        (HEADER + WHOLE.rstrip(), [ONE], None),
        (HEADER + WHOLE, [ONE], None),
        (HEADER.rstrip(), [], None),
        ("f", [], b"f\n"),
        ("", [], None),
    ],
)
def test_a_row_cut_short_is_put_aside_and_said(
    tmp_path: Path, held: str | bytes, kept: list[Edition], aside: bytes | None
) -> None:
    path = tmp_path / "editions.csv"
    path.write_bytes(held if isinstance(held, bytes) else held.encode())
    lines = path.read_bytes().count(b"\n")
    notes = merge.mend_editions(path)
    assert merge.read_editions(path) == tuple(kept)
    beside = tmp_path / "editions.torn"
    assert (beside.read_bytes() if beside.exists() else None) == aside
    assert [note.startswith(f"{path}:{lines + 1}: ") for note in notes] == [True] * (aside is not None)
    assert merge.mend_editions(path) == []
    merge.append_editions(path, [TWO])
    assert merge.read_editions(path) == (*kept, TWO)


def test_what_a_full_disk_cuts_short_leaves_no_part_of_a_row(tmp_path: Path) -> None:
    path = tmp_path / "editions.csv"
    merge.append_editions(path, [ONE])
    before = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 8, hard))
    try:
        with pytest.raises(OSError, match="too large") as raised:
            merge.append_editions(path, [TWO])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert raised.value.filename == str(path)
    assert path.read_bytes() == before


def test_a_line_that_is_no_row_is_named(tmp_path: Path) -> None:
    path = tmp_path / "editions.csv"
    path.write_text(f"{HEADER}a:1,b:1\n{WHOLE}")
    with pytest.raises(InputError, match=r"editions\.csv:2: 'a:1,b:1': expected former, telling, place"):
        editions.read(path)


def test_a_record_cut_to_one_letter_stops_no_build(tmp_path: Path) -> None:
    ours = settings_of(tmp_path / "ours")
    articles(tmp_path / "news", range(2))
    ours.data.mkdir()
    record = ours.corrections.with_name("editions.csv")
    record.write_text("f")
    built = building.build(ours, [tmp_path / "news"], nothing)
    (note,) = built.summary.notes
    assert note == f"{record}:1: 'f': expected a whole row: put aside into {record.with_suffix('.torn')}"
    assert building.build(ours, [tmp_path / "news"], nothing).summary.notes == []
