"""What builds leave of their merges, layer over layer: which files are written, used, made one and removed."""

import json
import random
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from etl import building, memory
from etl.store import write_whole
from tests.test_incremental import articles, contents, nothing, settings_of

MEMORY = Path("memory")


@pytest.fixture(autouse=True)
def _always_onto_the_former_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "WORTH_A_PATCH", 0)


def layers(data: Path) -> dict[str, int]:
    """The layers that are there, each with the inode of its tellings: a file written again has another."""
    return {file.stem: file.stat().st_ino for file in (data / MEMORY).glob("layer-*.tellings")}


def test_a_build_writes_the_layer_it_lays_and_no_other(tmp_path: Path) -> None:
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    articles(news, range(40))
    building.build(ours, [news], nothing)
    before = layers(ours.data)
    articles(news, range(40, 41))
    building.build(ours, [news], nothing)
    after = layers(ours.data)
    assert (len(before), len(after)) == (1, 2)
    assert before.items() < after.items()
    told = {name: pl.read_parquet(ours.data / MEMORY / f"{name}.tellings").height for name in after}
    [laid] = after.keys() - before.keys()
    assert told[laid] < sum(told.values()) / 2, "what stands beside was written again"


def test_a_layer_stays_as_long_as_a_build_stands_upon_it_though_its_own_is_gone(tmp_path: Path) -> None:
    news, ours, theirs = (
        tmp_path / "news",
        replace(settings_of(tmp_path / "ours"), keep=1),
        settings_of(tmp_path / "theirs"),
    )
    articles(news, range(40))
    first = building.build(ours, [news], nothing)
    base = layers(ours.data)
    for number in (40, 41):
        articles(news, range(number, number + 1))
        last = building.build(ours, [news], nothing)
    assert not first.file.exists()
    assert base.items() < layers(ours.data).items()
    assert contents(last.file)["engagement"] == contents(building.build(theirs, [news], nothing).file)["engagement"]


@pytest.mark.parametrize(("largest", "expected"), [(1, {1, 2}), (3, {1, 2, 3, 4})])
def test_layers_are_made_one_when_they_are_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, largest: int, expected: set[int]
) -> None:
    monkeypatch.setattr(memory, "MANY", largest)
    monkeypatch.setattr(memory, "LARGE", 10**9)
    news, ours = tmp_path / "news", replace(settings_of(tmp_path / "ours"), keep=1)
    articles(news, range(30))
    seen = set()
    for number in range(30, 36):
        articles(news, range(number, number + 1))
        building.build(ours, [news], nothing)
        seen.add(len(layers(ours.data)))
    assert seen == expected


def test_layers_are_made_one_when_they_outgrow_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "LARGE", 0)
    news, ours = tmp_path / "news", replace(settings_of(tmp_path / "ours"), keep=1)
    articles(news, range(30))
    for number in range(30, 34):
        articles(news, range(number, number + 1))
        building.build(ours, [news], nothing)
        assert len(layers(ours.data)) <= 2


@pytest.mark.parametrize("table", ["tellings", "rows", "groups"])
@pytest.mark.parametrize("cut", [True, False], ids=["cut short", "its pages spoilt"])
def test_where_a_layer_is_damaged_all_is_merged_again(tmp_path: Path, table: str, cut: bool) -> None:
    """The ids of tellings are taken from the published file, the rest is made anew; what is not plain from the ends of
    a file is said."""
    news, ours, theirs = tmp_path / "news", settings_of(tmp_path / "ours"), settings_of(tmp_path / "theirs")
    articles(news, range(12))
    building.build(ours, [news], nothing)
    [file] = (ours.data / MEMORY).glob(f"layer-*.{table}")
    held = file.read_bytes()
    file.write_bytes(held[:40] if cut else held[:4] + bytes(100) + held[104:])
    articles(news, range(12, 14))
    built = building.build(ours, [news], nothing)
    taken = "damaged: what became of ids was taken from the published file" in " ".join(built.summary.notes)
    assert taken is (table == "tellings" and cut)
    assert contents(built.file)["engagement"] == contents(building.build(theirs, [news], nothing).file)["engagement"]
    if not cut:
        assert "all was merged again: what the last build left is damaged" in " ".join(built.summary.notes)
    articles(news, range(14, 15))
    assert building.build(ours, [news], nothing).summary.notes == []


@pytest.mark.parametrize("name", ["msgpack", "said", "judgements"])
def test_what_became_of_ids_outlives_damage_to_what_a_build_left(tmp_path: Path, name: str) -> None:
    """What a damaged build had recorded, and what changes with the one after it, is in its file as if nothing were."""
    news = tmp_path / "news"
    ours, theirs = settings_of(tmp_path / "ours"), settings_of(tmp_path / "theirs")
    for number in range(8):
        articles(news, range(number, number + 1))
    for settings in (ours, theirs):
        building.build(settings, [news], nothing)
    for gone in ("1.jsonl", "2.jsonl"):
        (news / gone).unlink()
        [top, alone] = [building.build(settings, [news], nothing, confirmed=True) for settings in (ours, theirs)]
        if gone == "1.jsonl":
            assert contents(alone.file)["id_history"]
            (ours.data / MEMORY / f"{top.file.stem.removeprefix('engagements-')}.{name}").write_bytes(b"\xc1")
    for table in ("id_history", "engagement"):
        assert contents(top.file)[table] == contents(alone.file)[table]
    assert building.build(ours, [news], nothing).summary.notes == []


def test_a_layer_whose_name_is_taken_is_not_written_over(tmp_path: Path) -> None:
    """What a build left is gone but for its layer, which others may stand upon; made again it has another name."""
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    articles(news, range(6))
    first = building.build(ours, [news], nothing)
    before = layers(ours.data)
    (ours.data / MEMORY / f"{first.file.stem.removeprefix('engagements-')}.msgpack").unlink()
    assert building.build(ours, [news], nothing).file == first.file
    after = layers(ours.data)
    assert before.items() < after.items()
    articles(news, range(6, 7))
    building.build(ours, [news], nothing)
    assert before.keys().isdisjoint(layers(ours.data)), "nothing stands upon the former one"


def test_ids_that_a_build_without_layers_left_are_read(tmp_path: Path) -> None:
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    articles(news, range(6))
    build_id = building.build(ours, [news], nothing).file.stem.removeprefix("engagements-")
    known = memory.recalled(ours.data, build_id)
    assert known is not None
    for file in (ours.data / MEMORY).glob("layer-*"):
        file.unlink()
    (ours.data / MEMORY / f"{build_id}.said").unlink()
    write_whole(known.ids, ours.data / MEMORY / f"{build_id}.parquet")
    again = memory.recalled(ours.data, build_id)
    assert again is not None
    assert again.ids.equals(known.ids)
    articles(news, range(6, 7))
    building.build(ours, [news], nothing)


@pytest.mark.parametrize("seed", range(3))
def test_layer_after_layer_comes_to_a_build_from_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Articles come, go and change build after build, layers are made one now and then: row for row, all tables."""
    chance = random.Random(seed)
    monkeypatch.setattr(memory, "MANY", 2 + seed)
    monkeypatch.setattr(memory, "LARGE", 10)
    news, ours = tmp_path / "news", replace(settings_of(tmp_path / "ours"), keep=1 + seed)
    waiting = articles(tmp_path / "told", range(48)).read_text().splitlines()
    chance.shuffle(waiting)
    news.mkdir()
    seen = set()
    for step in range(7):
        for page in (waiting.pop() for _ in range(24 if step == 0 else chance.choice((1, 2, 3)))):
            (news / f"{json.loads(page)['id']}.jsonl").write_text(page)
        if step and chance.random() < 0.4:
            chance.choice(sorted(news.iterdir())).unlink()
        if step and chance.random() < 0.4:
            edited = chance.choice(sorted(news.iterdir()))
            edited.write_text(edited.read_text().replace("official visit", "state visit"))
        top = building.build(ours, [news], nothing, confirmed=True)
        seen.add(len(layers(ours.data)))
    theirs = settings_of(tmp_path / "theirs")
    theirs.data.mkdir()
    if (record := ours.data / "editions.csv").exists():
        (theirs.data / "editions.csv").write_bytes(record.read_bytes())
    mine, others = contents(top.file), contents(building.build(theirs, [news], nothing).file)
    for table in others.keys() - {"id_history", "manifest"}:
        assert mine[table] == others[table], table
    assert len(seen) > 1, "no layer was laid over another"
