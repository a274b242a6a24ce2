"""A build onto the former file: what it must notice, and what it does where that file cannot be built upon."""

import json
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from etl import building, memory
from etl.deciding import made_whole
from etl.load import patch
from etl.merge import FORCED, append
from etl.model import Correction
from tests.test_incremental import articles, contents, nothing, settings_of


@pytest.fixture(autouse=True)
def _always_onto_the_former_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "WORTH_A_PATCH", 0)


def rows(file: Path, question: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(question).fetchall()


def test_a_level_that_somebody_corrects_is_counted_anew(tmp_path: Path) -> None:
    news, ours, theirs = tmp_path / "news", settings_of(tmp_path / "ours"), settings_of(tmp_path / "theirs")
    articles(news, range(12))
    first = building.build(ours, [news], nothing).file
    [(name,)] = rows(first, "SELECT engagement_id FROM engagement WHERE level_home = 'minister' ORDER BY 1 LIMIT 1")
    for field in ("level_home", "level_partner"):
        said = Correction("2026-01-01T00:00:00Z", "Lan", "seen", "correct", str(name), field, "", "ambassador")
        append(ours.corrections, made_whole(ours.database, said))
    top = building.build(ours, [news], nothing).file
    theirs.data.mkdir()
    theirs.corrections.write_text(ours.corrections.read_text())
    assert contents(top)["contact_month"] == contents(building.build(theirs, [news], nothing).file)["contact_month"]


@pytest.mark.parametrize(("field", "column"), [("outlet", "outlet"), ("title", "title")])
def test_what_stands_beside_a_text_is_read_again_when_it_changes(tmp_path: Path, field: str, column: str) -> None:
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    page = json.loads(articles(news, range(1)).read_text())
    for word in ("Before", "After"):
        (news / "0.jsonl").write_text(json.dumps({**page, field: word}))
        file = building.build(ours, [news], nothing).file
        assert rows(file, f"SELECT {column} FROM article") == [(word,)]


def test_an_article_of_another_home_is_named_and_stops_nothing(tmp_path: Path) -> None:
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    articles(news, range(3))
    other = {
        "text": "Lao Prime Minister Sonexay Siphandone received Vietnamese Prime Minister Pham Minh Chinh on 5 May.",
        "published": "2025-05-10",
        "home": "LAO",
    }
    own = "Prime Minister Pham Minh Chinh received Lao Foreign Minister Thongsavanh Phomvihane in Ha Noi on 3 May."
    same = {"text": own, "published": "2025-05-10", "home": "vnm"}
    (news / "other.jsonl").write_text(f"{json.dumps(other)}\n{json.dumps(same)}\n")
    for _ in range(2):
        built = building.build(ours, [news], nothing)
        (failure,) = built.summary.failures
        assert failure.endswith("other.jsonl:1: field home is 'LAO': expected VNM, the home country of this build")
        assert built.summary.articles == 4


@pytest.mark.parametrize("left", [b"", b"PAR1", None], ids=["empty", "cut short", "its end alone"])
def test_what_a_build_was_made_of_is_made_anew_where_it_is_damaged(tmp_path: Path, left: bytes | None) -> None:
    news, ours, theirs = tmp_path / "news", settings_of(tmp_path / "ours"), settings_of(tmp_path / "theirs")
    articles(news, range(6))
    building.build(ours, [news], nothing)
    (made_of,) = (ours.data / "memory").glob("*.*.parquet")
    made_of.write_bytes(b"PAR1" + bytes(200) + made_of.read_bytes()[204:] if left is None else left)
    articles(news, range(6, 9))
    built = building.build(ours, [news], nothing)
    (note,) = built.summary.notes
    assert note.startswith(f"{made_of}: damaged: all is merged and written anew")
    assert contents(built.file) == contents(building.build(theirs, [news], nothing).file)
    articles(news, range(9, 10))
    assert building.build(ours, [news], nothing).summary.notes == []


def test_a_page_whose_stated_day_changes_is_dated_anew(tmp_path: Path) -> None:
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    news.mkdir()
    for day, first in (("2025-05-14", "2025-05-12"), ("2025-03-12", "2025-03-10")):
        (news / "page.html").write_text(
            f'<html><head><meta property="article:published_time" content="{day}T08:00:00Z"></head><body><article>'
            "<p>Prime Minister Pham Minh Chinh paid a visit to Laos on Monday.</p></article></body></html>"
        )
        file = building.build(ours, [news], nothing, confirmed=True).file
        assert rows(file, "SELECT date_first::VARCHAR FROM engagement") == [(first,)]


def test_where_the_former_file_cannot_be_built_upon_all_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object, **__: object) -> None:
        raise duckdb.Error("a block is damaged")

    news, ours, theirs = tmp_path / "news", settings_of(tmp_path / "ours"), settings_of(tmp_path / "theirs")
    articles(news, range(4))
    building.build(ours, [news], nothing)
    monkeypatch.setattr(patch, "write", damaged)
    articles(news, range(4, 5))
    top = building.build(ours, [news], nothing, confirmed=True)
    assert "written anew" in " ".join(top.summary.notes)
    assert contents(top.file)["engagement"] == contents(building.build(theirs, [news], nothing).file)["engagement"]


def test_builds_at_once_come_one_after_the_other(tmp_path: Path) -> None:
    """Each is compared with what the one before it published, whichever comes first."""
    ours, theirs = settings_of(tmp_path / "ours"), settings_of(tmp_path / "theirs")
    folders = [tmp_path / f"news-{number}" for number in range(4)]
    for number, news in enumerate(folders):
        articles(news, range(6 + number))
    building.build(ours, folders[:1], nothing)
    with ThreadPoolExecutor(3) as several:
        built = list(several.map(lambda news: building.build(ours, [news], nothing, confirmed=True), folders[1:]))
    for news, top in zip(folders[1:], built, strict=True):
        alone = building.build(theirs, [news], nothing, confirmed=True)
        assert contents(top.file)["engagement"] == contents(alone.file)["engagement"]


@pytest.mark.parametrize("seed", range(2))
def test_whatever_comes_goes_is_edited_or_decided_the_file_is_that_of_a_build_from_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Row for row, all tables; only the record of former ids is that of the builds before."""
    chance = random.Random(seed)
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    waiting = articles(tmp_path / "told", range(30)).read_text().splitlines()
    chance.shuffle(waiting)
    news.mkdir()

    def come(many: int) -> None:
        for page in (waiting.pop() for _ in range(many)):
            (news / f"{json.loads(page)['id']}.jsonl").write_text(page)

    come(18)
    top, merged_onto = building.build(ours, [news], nothing), 0
    actions = {"confirm": {}, "reject": {}, "correct": {"field": "place", "new": "Hue"}}
    for step in range(4):
        before = memory.recalled(ours.data, top.file.stem.removeprefix("engagements-"))
        come(chance.choice((1, 2, 3)))
        if chance.random() < 0.5:
            chance.choice(sorted(news.iterdir())).unlink()
        edited = chance.choice(sorted(news.iterdir()))
        edited.write_text(edited.read_text().replace("official visit", "working visit" if step % 2 else "state visit"))
        names = [name for (name,) in rows(top.file, "SELECT engagement_id FROM engagement ORDER BY 1")]
        action = chance.choice([*actions, "merge"])
        fields = {"other_id": chance.choice(names), "field": FORCED} if action == "merge" else actions[action]
        said = Correction(f"2026-01-01T00:00:0{step}Z", "Lan", "seen", action, str(chance.choice(names)), **fields)
        append(ours.corrections, made_whole(ours.database, said))
        top = building.build(ours, [news], nothing, confirmed=True)
        merged_onto += not any("all was merged again" in note for note in top.summary.notes)
        theirs = settings_of(tmp_path / f"theirs-{step}")
        theirs.data.mkdir()
        for record in ("corrections.csv", "editions.csv"):
            if (ours.data / record).exists():
                (theirs.data / record).write_bytes((ours.data / record).read_bytes())
        with monkeypatch.context() as known:
            known.setattr(memory, "recalled", lambda data, build_id, left=before: left)
            alone = building.build(theirs, [news], nothing)
        assert contents(top.file) == contents(alone.file)
    assert merged_onto
