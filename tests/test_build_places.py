"""Where an article stands is read anew by every build: files are renamed, lines move, and no text changes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from etl import building, memory
from etl.deciding import made_whole
from etl.load import patch
from etl.merge import append
from etl.model import Correction
from etl.settings import Settings
from tests.test_build_onto import rows
from tests.test_incremental import articles, contents, nothing, settings_of

write = patch.write
ARTICLES = 12
VISIT = "President Thongloun Sisoulith of Laos paid a state visit to Viet Nam in June 2025."


def renamed(news: Path) -> None:
    (news / "0.jsonl").rename(news / "z.jsonl")


def pushed_down(news: Path) -> None:
    others = articles(news.parent / "others", range(20, 22)).read_text()
    (news / "0.jsonl").write_text(f"{others}\n{(news / '0.jsonl').read_text()}")


def split(news: Path) -> None:
    lines = (news / "0.jsonl").read_text().splitlines()
    (news / "0.jsonl").write_text("\n".join(lines[5:]))
    (news / "1.jsonl").write_text("\n".join(lines[:5]))


def told_twice(news: Path) -> None:
    """The same pages again in a file that is read first."""
    (news / "#.jsonl").write_bytes((news / "0.jsonl").read_bytes())


def turned_about(news: Path) -> None:
    lines = (news / "0.jsonl").read_text().splitlines()
    (news / "0.jsonl").write_text("\n".join(reversed(lines)))


MOVES = [renamed, pushed_down, split, told_twice, turned_about]


def told(news: Path) -> None:
    lines = articles(news, range(ARTICLES)).read_text().splitlines()
    page = {"text": f"HA NOI - {VISIT}", "published": "2025-07-01"}
    (news / "0.jsonl").write_text("\n".join([*lines[:3], json.dumps(page), *lines[3:]]))


def edit(news: Path) -> None:
    for file in news.iterdir():
        file.write_text(file.read_text().replace("HA NOI - President", "HA NOI - A third trip. Lao President"))


def from_nothing(at: Path, ours: Settings, news: Path, monkeypatch: pytest.MonkeyPatch, before: Path) -> Path:
    """The file of a build of the same inputs and decisions elsewhere; only the record of former ids is given to it."""
    theirs = settings_of(at)
    theirs.data.mkdir()
    for record in ("corrections.csv", "editions.csv"):
        if (ours.data / record).exists():
            (theirs.data / record).write_bytes((ours.data / record).read_bytes())
    known = memory.recalled(ours.data, before.stem.removeprefix("engagements-"))
    with monkeypatch.context() as recalling:
        recalling.setattr(memory, "recalled", lambda data, build_id: known)
        return building.build(theirs, [news], nothing).file


@pytest.mark.parametrize("move", MOVES)
def test_what_has_moved_stands_where_it_is_and_an_edit_there_keeps_id_and_decision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, move: Callable[[Path], None]
) -> None:
    monkeypatch.setattr(building, "WORTH_A_PATCH", 0)
    patched: list[Path] = []
    monkeypatch.setattr(
        patch, "write", lambda file, *given, **about: patched.append(file) or write(file, *given, **about)
    )
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    told(news)
    first = building.build(ours, [news], nothing).file
    ((name,),) = rows(first, "SELECT engagement_id FROM engagement WHERE subtype = 'state'")
    decided = Correction("2026-01-01T00:00:00Z", "Lan", "she was there", "correct", str(name), "place", "", "Hue")
    append(ours.corrections, made_whole(ours.database, decided))
    decided_on = building.build(ours, [news], nothing).file

    move(news)
    moved = building.build(ours, [news], nothing, confirmed=True)
    alone = from_nothing(tmp_path / "moved", ours, news, monkeypatch, decided_on)
    assert moved.is_new
    assert contents(moved.file) == contents(alone)
    assert len(patched) == 2
    assert not building.build(ours, [news], nothing).is_new

    edit(news)
    edited = building.build(ours, [news], nothing, confirmed=True)
    assert edited.summary.notes == ["1 article was edited: of what they told 1 of 1 keep their ids"]
    assert rows(edited.file, "SELECT engagement_id, place FROM engagement WHERE subtype = 'state'") == [(name, "Hue")]
    assert rows(edited.file, "SELECT outcome FROM correction") == [("applied",)]
    assert contents(edited.file) == contents(from_nothing(tmp_path / "edited", ours, news, monkeypatch, moved.file))


def test_what_came_from_a_file_that_is_gone_stands_in_the_other_that_has_it(tmp_path: Path) -> None:
    news, ours, theirs = tmp_path / "news", settings_of(tmp_path / "ours"), settings_of(tmp_path / "theirs")
    told(news)
    told_twice(news)
    building.build(ours, [news], nothing)
    (news / "#.jsonl").unlink()
    top = building.build(ours, [news], nothing)
    assert contents(top.file) == contents(building.build(theirs, [news], nothing).file)


def test_a_place_is_of_no_account_to_what_is_read_or_merged_again(tmp_path: Path) -> None:
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    told(news)
    building.build(ours, [news], nothing)
    renamed(news)
    summary = building.build(ours, [news], nothing).summary
    assert (summary.articles, summary.read_now, summary.settled_now) == (ARTICLES + 1, 0, 0)
