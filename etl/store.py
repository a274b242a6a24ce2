"""What was read before: one reading per article and version of the rules, so that nothing is read twice.

The store is a folder of Parquet shards, one folder for each version of the rules. Beside each shard stands what loading
and merging take from it as columns, made once for each version of their own rules. All is written beside its place and
renamed, so that a killed build leaves whole files only.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import msgspec
import polars as pl
from polars.exceptions import PolarsError

from etl.errors import DamagedError, StoreError
from etl.model import Article, Reading
from etl.paths import CODE, SEEDS, SQL

STEPS = ("read", "clean", "dates", "recognise", "extract")
NOUNS = ("model.py", "intervals.py", "spans.py", "patterns.py", "pipeline.py")
NOT_FOR_READING = ("article_sources.csv", "cow_codes.csv", "merge_names.csv", "tier_kinds.csv")
SMALL, MANY = 2_000, 32  # shards of fewer readings are joined when there are so many
KEYS = "keys.held"
HELD = {"shard": pl.String(), "stamp": pl.String(), "key": pl.List(pl.String)}
FEW = 8  # shards opened by every build for their keys, until these are kept with those of all others


def rules_version() -> str:
    """A digest of the code and seeds that decide what a page tells; another digest means reading again."""
    code = [path for step in STEPS for path in sorted((CODE / step).rglob("*.py"))]
    seeds = [path for path in sorted(SEEDS.glob("*.csv")) if path.name not in NOT_FOR_READING]
    return digest_of([*code, *(CODE / name for name in NOUNS), *seeds])


def merging_version() -> str:
    """A digest of what decides which tellings are one engagement; another digest means merging again, not reading."""
    code = sorted((CODE / "merge").glob("*.py"))
    return digest_of([*code, *(CODE / name for name in NOUNS[:2]), SEEDS / "merge_names.csv"])


def loading_version() -> str:
    """A digest of what decides how a reading stands in columns."""
    code = [CODE / "load" / name for name in ("rows.py", "columns.py", "fill.py")]
    return digest_of([*code, SQL / "schema.sql"])


def digest_of(files: Sequence[Path]) -> str:
    """A name for the content of files."""
    digest = sha256()
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def key(article: Article, today: str) -> str:
    """The identity of one reading: all that it depends on besides the rules."""
    said = sorted((article.metadata or {}).items())
    parts = (
        article.article_id, article.sha256, article.home, str(article.published), str(article.url), today,
        str(article.title), str(article.outlet), article.language, repr(said),
    )  # fmt: skip
    return sha256("\0".join(parts).encode()).hexdigest()


class Store:
    """Readings of one version of the rules under `folder`."""

    def __init__(self, folder: Path, rules: str) -> None:
        self._folder = folder
        self._shards = folder / rules
        self._shards.mkdir(parents=True, exist_ok=True)
        self._seen: pl.DataFrame | None = None
        self._unkept = 0

    @property
    def folder(self) -> Path:
        """Where the readings of these rules are."""
        return self._shards

    def __reduce__(self) -> tuple[type["Store"], tuple[Path, str]]:
        """What a process that reads needs: no more than where to write."""
        return Store, (self._folder, self._shards.name)

    def known(self) -> frozenset[str]:
        """Keys of the readings at hand; a shard that cannot be read is set aside and its articles count as unread."""
        return frozenset(self.held()["key"].explode().drop_nulls())

    def held(self) -> pl.DataFrame:
        """HELD of all shards, one a row: its name, how the file system knows it, and the keys of its readings in order.

        They are kept in one file, as opening every shard takes longer than reading all keys; the newest few are not.
        """
        file = self._shards / KEYS
        seen = _kept(file) if self._seen is None else self._seen
        now = [(shard.stem, _stamp(shard)) for shard in self.shards()]
        stand = pl.DataFrame(now, schema=list(HELD)[:2], orient="row", schema_overrides=HELD)
        known = seen.join(stand, on=stand.columns, how="semi")
        new = stand.join(known, on=stand.columns, how="anti").rows()
        found = [(name, stamp, keys) for name, stamp in new if (keys := _keys(self._shards / f"{name}.parquet"))]
        self._seen = pl.concat([known, pl.DataFrame(found, schema=HELD, orient="row")])
        self._unkept += len(found)
        if self._unkept > FEW:
            write_whole(self._seen, file)
            self._unkept = 0
        return self._seen

    def outdated(self) -> list[Path]:
        """Folders of readings made with other rules."""
        return sorted(path for path in self._folder.iterdir() if path.is_dir() and path != self._shards)

    def forget_outdated(self) -> None:
        """Remove the readings made with other rules."""
        for folder in self.outdated():
            shutil.rmtree(folder)

    def put(self, items: Sequence[tuple[str, Reading]]) -> Path:
        """Keep readings, all or none of them; the shard that holds them."""
        blobs = [msgspec.msgpack.encode(reading) for _, reading in items]
        return self._write(pl.DataFrame({"key": [name for name, _ in items], "reading": blobs}))

    def shards(self) -> list[Path]:
        """The files that hold the readings, `key` and `reading`."""
        return sorted(self._shards.glob("*.parquet"))

    def tidy(self, joined: Callable[[Path, Sequence[Path]], None]) -> None:
        """Join small shards when they have become many: a build looks into every one.

        `joined` is told of each shard made and those it is made of in order, all still there.
        """
        few = self.held().filter(pl.col("key").list.len() < SMALL)["shard"]
        small = [self._shards / f"{name}.parquet" for name in few.sort()]
        if len(small) < MANY:
            return
        held: dict[Path, pl.DataFrame] = {}
        made: set[Path] = set()
        for path in small:
            held[path] = pl.read_parquet(path)
            if path == small[-1] or sum(frame.height for frame in held.values()) >= SMALL:
                made.add(shard := self._write(pl.concat(held.values())))
                joined(shard, list(held))
                held.clear()
        for path in set(small) - made:  # what is left over alone is made of itself
            path.unlink()

    def _write(self, readings: pl.DataFrame) -> Path:
        name = sha256("".join(readings["key"]).encode()).hexdigest()[:24]
        shard = self._shards / f"{name}.parquet"
        write_whole(readings, shard)
        return shard


def readings_of(shard: Path) -> Iterator[tuple[str, Reading]]:
    """The readings of a shard with their keys; a damaged one is set aside, and DamagedError says so."""
    try:
        for name, blob in pl.read_parquet(shard).iter_rows():
            yield name, msgspec.msgpack.decode(blob, type=Reading)
    except (PolarsError, OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        _set_aside(shard)
        raise DamagedError(f"{shard}: damaged, now set aside") from error


def write_whole(frame: pl.DataFrame, file: Path, group: int | None = None) -> None:
    """Write a Parquet file beside its place and rename it; `group` is of how many rows no less is read than all."""
    beside = file.with_suffix(".part")
    try:
        frame.write_parquet(beside, compression="lz4", row_group_size=group)
    except PolarsError as error:  # so it tells of a full disk
        beside.unlink(missing_ok=True)
        raise StoreError(
            f"{file}: could not be written: {str(error).splitlines()[0]}: check that the disk has room"
        ) from error
    beside.replace(file)


def write_bytes_whole(content: bytes, file: Path) -> None:
    """Write a file beside its place and rename it."""
    beside = file.with_suffix(".part")
    try:
        beside.write_bytes(content)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise StoreError(f"{file}: could not be written: {error.strerror}: check that the disk has room") from error
    beside.replace(file)


def _kept(file: Path) -> pl.DataFrame:
    """HELD as it was kept, nothing where that is not there or damaged: it is read from the shards again."""
    try:
        return pl.read_parquet(file, columns=list(HELD))
    except (PolarsError, OSError):
        return pl.DataFrame(schema=HELD)


def _keys(shard: Path) -> list[str]:
    """The keys of a shard; one that cannot be read is set aside, and has none."""
    try:
        return pl.read_parquet(shard, columns=["key"])["key"].to_list()
    except (PolarsError, OSError):
        _set_aside(shard)
        return []


def _stamp(shard: Path) -> str:
    said = shard.stat()
    return f"{said.st_size} {said.st_mtime_ns}"


def _set_aside(shard: Path) -> None:
    shard.replace(shard.with_suffix(".unreadable"))
