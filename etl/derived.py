"""What loading and merging take from the readings of each shard, as columns in Parquet, made once and then scanned."""

import os
import shutil
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from multiprocessing import get_context
from pathlib import Path

import polars as pl

from etl import load, memory
from etl.intervals import Interval
from etl.load import Shard
from etl.merge import tellings
from etl.model import Basis, Reading
from etl.store import Store, loading_version, merging_version, readings_of, write_whole

WORTH_A_POOL = 8  # shards still to be taken apart


@dataclass(frozen=True, slots=True)
class Derived:
    """Readings as columns: shards of rows, and tellings as merging takes them, read only when asked for.

    Articles have the places at which they stand now.
    """

    shards: list[Shard]
    tellings: list[pl.LazyFrame]
    keys: list[pl.LazyFrame]

    @property
    def told(self) -> pl.DataFrame:
        """All tellings, a tellings.frame()."""
        return _collected(self.tellings, tellings.SCHEMA)

    @property
    def readings(self) -> pl.DataFrame:
        """Which reading stands behind each article, and where (article_id, reading, source)."""
        return _collected(self.keys, memory.READINGS)

    @property
    def places(self) -> pl.DataFrame:
        """Where each article stands (article_id, source, url)."""
        schema = dict.fromkeys(("article_id", "source", "url"), pl.String())
        return _collected([_wanted(shard) for shard in self.shards], schema)

    @property
    def last_published(self) -> date:
        """The newest day that publication has surely reached; the first of all days when no page is dated."""
        dated = [
            _wanted(shard).filter(pl.col("published_basis") != Basis.NONE.value).select("published_first")
            for shard in self.shards
        ]
        newest = pl.concat(dated).max().collect().item() if dated else None
        return newest or date.min


def keep(store: Store, readings: Sequence[tuple[str, Reading]]) -> None:
    """Keep new readings and their columns, while they are still objects."""
    shard = store.put(readings)
    _in_columns([reading for _, reading in readings], shard, *_kinds())


def join_columns(shard: Path, parts: Sequence[Path]) -> None:
    """Join the columns of the shards that `shard` was made of, in their order; what one of them lacks is made later."""
    rows, told = ([_tables(part, kind) for part in parts] for kind in _kinds())
    if not all((*rows, *told)):
        return
    counts = [[of[table].height if table in of else 0 for of in rows] for table in ("article", "mention")]
    starts = list(zip(*(accumulate(count, initial=0) for count in counts), strict=True))
    for kind, tables in zip(_kinds(), (rows, told), strict=True):
        if not _place(shard, kind).exists():
            _write(_appended(tables, starts), _place(shard, kind))


def _tables(shard: Path, kind: str) -> dict[str, pl.DataFrame]:
    return {path.stem: pl.read_parquet(path) for path in sorted(_place(shard, kind).glob("*.parquet"))}


def _appended(
    parts: Sequence[Mapping[str, pl.DataFrame]], starts: Iterable[tuple[int, int]]
) -> dict[str, pl.DataFrame]:
    """Tables of several shards as one, the keys of articles and mentions counted on from where each of them starts."""
    found: dict[str, list[pl.DataFrame]] = defaultdict(list)
    for tables, (articles, mentions) in zip(parts, starts, strict=False):
        start = {"article_key": articles, "mention_key": mentions}
        for table, rows in tables.items():
            keys = [(pl.col(key) + start[key]).alias(key) for key in start if key in rows.columns]
            found[table].append(rows.with_columns(keys))
    return {table: pl.concat(rows) for table, rows in found.items()}


def derive(store: Store, wanted: Mapping[str, str], jobs: int) -> Derived:
    """Columns of the readings whose keys are `wanted`; what is not there yet is made, in `jobs` processes.

    `wanted` gives with each key where the article stands now: no matter where it stood when it was read.
    """
    rows, told = _kinds()
    shards = store.shards()
    _forget(shards, {rows, told})
    todo = [shard for shard in shards if not all(_place(shard, kind).exists() for kind in (rows, told))]
    if jobs > 1 and len(todo) >= WORTH_A_POOL:
        os.environ.setdefault("POLARS_MAX_THREADS", "1")
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            list(pool.map(_take_apart, todo, [rows] * len(todo), [told] * len(todo)))
    else:
        for shard in todo:
            _take_apart(shard, rows, told)
    return _scanned(store, rows, told, wanted)


def forget_columns(folder: Path) -> None:
    """Remove all columns made of the readings under `folder`, where some are damaged; the readings stay."""
    for kind in folder.glob("*/*-*"):
        shutil.rmtree(kind)


def _scanned(store: Store, rows: str, told: str, wanted: Mapping[str, str]) -> Derived:
    found, tellings_of, readings = [], [], []
    for name, here in _held(store.held(), wanted):
        shard = store.folder / f"{name}.parquet"
        tables = {path.stem: pl.scan_parquet(path) for path in sorted(_place(shard, rows).glob("*.parquet"))}
        named = tables["article"].select("article_key", "article_id")
        tables["article"] = (
            tables["article"]
            .drop("source")
            .join(here.lazy().select("article_key", "source"), on="article_key", how="left", maintain_order="left")
        )
        found.append(Shard(tables, here["article_key"]))
        readings.append(here.lazy().join(named, on="article_key").rename({"key": "reading"}))
        tellings_of.append(
            pl.scan_parquet(_place(shard, told) / "told.parquet").join(
                here.lazy().select("article_key"), on="article_key", how="semi"
            )
        )
    return Derived(found, tellings_of, readings)


def _held(held: pl.DataFrame, wanted: Mapping[str, str]) -> Iterator[tuple[str, pl.DataFrame]]:
    """For each shard that has readings `wanted` its name and these (article_key, key, source), each in one alone."""
    places = {"key": list(wanted), "source": list(wanted.values())}
    keys = pl.DataFrame(places, schema=dict.fromkeys(places, pl.String))
    in_shard = pl.int_ranges(pl.col("key").list.len(), dtype=pl.UInt32).alias("article_key")
    each = held.sort("shard").select("shard", in_shard, "key").explode("article_key", "key")
    here = each.join(keys, on="key", maintain_order="left").unique("key", keep="first", maintain_order=True)
    for part in here.partition_by("shard", maintain_order=True):
        yield part["shard"][0], part.drop("shard")


def _wanted(shard: Shard) -> pl.LazyFrame:
    """The articles of a shard that are wanted."""
    articles = shard.tables["article"]
    return articles if shard.wanted is None else articles.filter(pl.col("article_key").is_in(shard.wanted.implode()))


def _collected(frames: Sequence[pl.LazyFrame], schema: Mapping[str, pl.DataType]) -> pl.DataFrame:
    return (
        pl.concat([frame.select(list(schema)) for frame in frames]).collect() if frames else pl.DataFrame(schema=schema)
    )


def _kinds() -> tuple[str, str]:
    """Names of the columns that loading and merging take, each with the version of its rules."""
    return f"rows-{loading_version()}", f"told-{merging_version()}"


def _take_apart(shard: Path, rows: str, told: str) -> None:
    _in_columns([reading for _, reading in readings_of(shard)], shard, rows, told)


def _in_columns(readings: Sequence[Reading], shard: Path, rows: str, told: str) -> None:
    """Write those columns of one shard that are not there; articles are keyed by their place in it."""
    if not _place(shard, rows).exists():
        _write(load.article_rows(readings), _place(shard, rows))
    if not _place(shard, told).exists():
        _write({"told": _told(readings)}, _place(shard, told))


def _told(readings: Sequence[Reading]) -> pl.DataFrame:
    frame = tellings.frame((reading.engagements, _published(reading)) for reading in readings)
    articles = pl.Series("article_key", range(len(readings)), dtype=pl.UInt32)
    counts = pl.Series([len(reading.engagements) for reading in readings], dtype=pl.UInt32)
    return frame.with_columns(articles.repeat_by(counts).explode().drop_nulls().alias("article_key"))


def _published(reading: Reading) -> Interval | None:
    known = reading.page_publication.basis != Basis.NONE
    return reading.page_publication.interval if known else None


def _write(tables: dict[str, pl.DataFrame], folder: Path) -> None:
    beside = folder.with_suffix(".part")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    for table, frame in tables.items():
        write_whole(frame, beside / f"{table}.parquet")
    beside.replace(folder)


def _place(shard: Path, kind: str) -> Path:
    return shard.parent / kind / shard.stem


def _forget(shards: Iterable[Path], kinds: Collection[str]) -> None:
    """Remove columns made by other rules or of shards that are gone."""
    names = {shard.stem for shard in shards}
    for folder in {shard.parent for shard in shards}:
        for kind in folder.iterdir():
            if kind.is_dir() and kind.name not in kinds:
                shutil.rmtree(kind)
            elif kind.is_dir():
                for taken in kind.iterdir():
                    if taken.name not in names:
                        shutil.rmtree(taken)
