"""The keys of readings, kept for all shards in one file: what is opened, and what is noticed all the same."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from etl import building, derived, load, reading, store
from etl.store import KEYS, Store
from tests.test_incremental import articles, contents, nothing, settings_of


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The shards opened for their keys."""
    names: list[str] = []
    read = store._keys
    monkeypatch.setattr(store, "_keys", lambda shard: names.append(shard.name) or read(shard))
    monkeypatch.setattr(store, "FEW", 0)
    monkeypatch.setattr(building, "WORTH_A_PATCH", 0)
    yield names


def test_a_shard_is_opened_for_its_keys_once(tmp_path: Path, opened: list[str]) -> None:
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    for start in (0, 6, 9):
        articles(news, range(start, start + 3))
        assert building.build(ours, [news], nothing, confirmed=True).summary.read_now == 3
    assert len(opened) == len(set(opened)) == 3
    assert building.build(ours, [news], nothing).summary.read_now == 0
    assert len(opened) == 3


@pytest.mark.parametrize("left", [b"", b"PAR1", None], ids=["empty", "cut short", "gone"])
def test_keys_that_cannot_be_read_are_taken_from_the_shards(
    tmp_path: Path, opened: list[str], left: bytes | None
) -> None:
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    articles(news, range(4))
    first = building.build(ours, [news], nothing)
    [kept] = (ours.data / "readings").glob(f"*/{KEYS}")
    if left is None:
        kept.unlink()
    else:
        kept.write_bytes(left)
    again = building.build(ours, [news], nothing)
    assert (again.is_new, again.summary.read_now, len(opened)) == (False, 0, 2)
    assert again.file == first.file


def test_a_shard_that_was_spoilt_is_set_aside_and_read_anew(tmp_path: Path, opened: list[str]) -> None:
    news, ours, theirs = tmp_path / "news", settings_of(tmp_path / "ours"), settings_of(tmp_path / "theirs")
    articles(news, range(4))
    building.build(ours, [news], nothing)
    [shard] = (ours.data / "readings").glob("*/*.parquet")
    shard.write_bytes(shard.read_bytes()[:100])
    articles(news, range(4, 6))
    built = building.build(ours, [news], nothing)
    assert built.summary.read_now == 6
    assert shard.with_suffix(".unreadable").exists()
    assert contents(built.file)["mention"] == contents(building.build(theirs, [news], nothing).file)["mention"]


def test_shards_that_were_joined_or_are_gone_are_forgotten(
    tmp_path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    monkeypatch.setattr(store, "MANY", 3)
    for start in range(4):
        articles(news, range(start, start + 1))
        building.build(ours, [news], nothing, confirmed=True)
    [folder] = [path for path in (ours.data / "readings").iterdir() if path.is_dir()]
    one = Store(folder.parent, folder.name)
    assert {f"{name}.parquet" for name in one.held()["shard"]} == {shard.name for shard in one.shards()}
    assert len(one.known()) == one.held()["key"].list.len().sum() == 4
    for shard in one.shards():
        shard.unlink()
    assert (one.known(), one.held().height) == (frozenset(), 0)


def test_columns_of_joined_shards_are_those_of_their_readings(
    tmp_path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are put together, not made anew; a shard left over alone is as it was, with all that it holds."""
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    monkeypatch.setattr(reading, "BATCH", 2)
    monkeypatch.setattr(store, "SMALL", 4)
    monkeypatch.setattr(store, "MANY", 3)
    monkeypatch.setattr(derived, "_take_apart", lambda *_: pytest.fail("taken apart though its parts had columns"))
    articles(news, range(10))
    building.build(ours, [news], nothing)
    shards = sorted((ours.data / "readings").glob("*/*.parquet"))
    assert sorted(pl.read_parquet(shard).height for shard in shards) == [2, 4, 4]
    for shard in shards:
        readings = [made for _, made in store.readings_of(shard)]
        anew = {**load.article_rows(readings), "told": derived._told(readings)}
        kept = {path.stem: pl.read_parquet(path) for path in shard.parent.glob(f"*/{shard.stem}/*.parquet")}
        assert kept.keys() == anew.keys()
        for table, rows in anew.items():
            assert_frame_equal(kept[table], rows)


def test_the_day_a_build_is_seen_from_follows_its_newest_article_there_and_back(tmp_path: Path) -> None:
    """Of what was built before it is known without looking at every article, unless some have gone."""
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    articles(news, range(12))
    seen = []
    for number in (12, 23, 24):
        page = articles(news, range(number, number + 1))
        seen.append(_as_of(building.build(ours, [news], nothing).file))
    for gone in (page, news / "23.jsonl"):
        gone.unlink()
        seen.append(_as_of(building.build(ours, [news], nothing).file))
    first, last = date(2024, 12, 12), date(2024, 12, 24)
    assert seen == [first, last, last, last, first]


def _as_of(file: Path) -> date:
    with duckdb.connect(str(file), read_only=True) as connection:
        [(day,)] = connection.execute("SELECT as_of FROM build").fetchall()
    return day
