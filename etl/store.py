"""What was read before: one reading per article and version of the rules, so that nothing is read twice.

The store is a folder of Parquet shards, one folder for each version of the rules; a shard is written beside its place
and renamed, so that a killed build leaves whole shards only.
"""

import shutil
from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import msgspec
import polars as pl
from polars.exceptions import PolarsError

from etl.errors import StoreError
from etl.model import Article, Reading
from etl.paths import PROJECT, SEEDS

STEPS = ("read", "clean", "dates", "recognise", "extract")
NOUNS = ("model.py", "intervals.py", "spans.py", "pipeline.py")


def rules_version() -> str:
    """A digest of the code and seeds that decide what a page tells; another digest means reading again."""
    digest = sha256()
    code = [path for step in STEPS for path in sorted((PROJECT / "etl" / step).rglob("*.py"))]
    for path in [*code, *(PROJECT / "etl" / name for name in NOUNS), *sorted(SEEDS.glob("*.csv"))]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def key(article: Article, today: str) -> str:
    """The identity of one reading: all that it depends on besides the rules."""
    parts = (article.article_id, article.sha256, article.home, str(article.published), str(article.url), today)
    return sha256("\0".join(parts).encode()).hexdigest()


class Store:
    """Readings of one version of the rules under `folder`."""

    def __init__(self, folder: Path, rules: str) -> None:
        self._folder = folder
        self._shards = folder / rules
        self._shards.mkdir(parents=True, exist_ok=True)

    def known(self) -> frozenset[str]:
        """Keys of the readings at hand; a shard that cannot be read is set aside and its articles count as unread."""
        keys: set[str] = set()
        for shard in self._files():
            try:
                keys.update(pl.read_parquet(shard, columns=["key"])["key"])
            except (PolarsError, OSError):
                shard.replace(shard.with_suffix(".unreadable"))
        return frozenset(keys)

    def outdated(self) -> list[Path]:
        """Folders of readings made with other rules."""
        return sorted(path for path in self._folder.iterdir() if path.is_dir() and path != self._shards)

    def forget_outdated(self) -> None:
        """Remove the readings made with other rules."""
        for folder in self.outdated():
            shutil.rmtree(folder)

    def readings(self, keys: Collection[str]) -> Iterator[Reading]:
        """The readings of `keys`, each once, shard by shard; raises KeyError naming one that is missing.

        A damaged shard is set aside, and StoreError says so: the next build reads its articles again.
        """
        left = set(keys)
        for shard in self._files():
            try:
                for name, blob in pl.read_parquet(shard).iter_rows():
                    if name in left:
                        left.discard(name)
                        yield msgspec.msgpack.decode(blob, type=Reading)
            except (PolarsError, OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
                shard.replace(shard.with_suffix(".unreadable"))
                raise StoreError(
                    f"{shard}: damaged, now set aside: run `cordiale build` again to read it anew"
                ) from error
        if left:
            raise KeyError(min(left))

    def put(self, items: Sequence[tuple[str, Reading]]) -> None:
        """Keep readings, all or none of them."""
        names = [name for name, _ in items]
        blobs = [msgspec.msgpack.encode(reading) for _, reading in items]
        target = self._shards / f"{sha256(''.join(names).encode()).hexdigest()[:24]}.parquet"
        beside = target.with_suffix(".part")
        pl.DataFrame({"key": names, "reading": blobs}).write_parquet(beside)
        beside.replace(target)

    def _files(self) -> list[Path]:
        return sorted(self._shards.glob("*.parquet"))
