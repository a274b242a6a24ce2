"""What an edited article goes on telling: its tellings keep the ids of those they took the place of.

An article goes by its text, so the edited one gives other tellings. A build that sees the change writes down which of
them says what a former one said; that record is an input like the corrections, and ids are a function of articles,
corrections and record alone. A telling that several could carry on, or that came back, carries nothing on.
"""

import csv
import fcntl
import io
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field, fields
from pathlib import Path

import polars as pl

from etl.errors import InputError
from etl.merge.ids import fresh_id
from etl.model import IdChange

WHY = "the article was edited, and this is what says the same"


@dataclass(frozen=True, slots=True)
class Edition:
    """A telling of an edited article by its key, the former one it carries on, and the file or address of both."""

    former: str
    telling: str
    place: str


COLUMNS = tuple(column.name for column in fields(Edition))


@dataclass(frozen=True, slots=True)
class Carried:
    """What is carried on here: `now` leads from former keys to that of the telling, `origin` from it to the first."""

    now: Mapping[str, str] = field(default_factory=dict)
    origin: Mapping[str, str] = field(default_factory=dict)

    def key(self, key: str) -> str:
        """The key by which what `key` named is told now."""
        return self.now.get(key, key)

    def given(self, told: pl.DataFrame) -> pl.DataFrame:
        """`told`, a tellings.frame(), in which what is carried on gives the id that its origin gave."""
        if not self.origin:
            return told
        ids = {key: fresh_id(origin) for key, origin in self.origin.items()}
        mine = pl.col("telling").is_in(list(ids))
        return told.with_columns(
            pl.when(mine).then(pl.col("telling").replace(ids)).otherwise(pl.col("gives")).alias("gives")
        )

    def gave(self) -> dict[str, str]:
        """The telling that each former id, and the one it would give by itself, leads to."""
        return {fresh_id(key): now for key, now in self.now.items()} | {fresh_id(key): key for key in self.origin}

    def history(self, owner: Mapping[str, str]) -> list[IdChange]:
        """Where the ids lead that its tellings gave before and would give by themselves; `owner` by telling."""
        led = sorted((name, owner[now]) for name, now in self.gave().items() if now in owner)
        return [IdChange(name, engagement, "rename", WHY) for name, engagement in led if name != engagement]


def carried(editions: Sequence[Edition], told: pl.DataFrame) -> Carried:
    """What of `editions` holds for these tellings: of all that carried one another on, exactly one is told."""
    if not editions:
        return Carried()
    chains = _chains(editions)
    here = frozenset(told["telling"].filter(told["telling"].is_in([key for keys in chains for key in keys])))
    now: dict[str, str] = {}
    origin: dict[str, str] = {}
    for keys in chains:
        present = [key for key in keys if key in here]
        if len(present) == 1:
            now |= {key: present[0] for key in keys if key != present[0]}
            origin[present[0]] = keys[0]
    return Carried(now, origin)


def _chains(editions: Iterable[Edition]) -> list[list[str]]:
    """Keys that belong together, the first written in front."""
    chain_of: dict[str, list[str]] = {}
    for edition in editions:
        one = chain_of.setdefault(edition.former, [edition.former])
        other = chain_of.setdefault(edition.telling, [edition.telling])
        if one is not other:
            one += other
            chain_of.update(dict.fromkeys(other, one))
    return list({id(chain): chain for chain in chain_of.values()}.values())


def read(path: Path) -> tuple[Edition, ...]:
    """All rows in the order written, none when the file is missing; raises InputError naming file and line."""
    if not path.exists():
        return ()
    reader = csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
    if (header := tuple(next(reader, COLUMNS))) != COLUMNS:
        raise InputError(f"{path}:1: columns {','.join(header)}: expected {','.join(COLUMNS)}")
    rows = []
    for values in filter(None, reader):
        if len(values) != len(COLUMNS) or not all(values):
            raise InputError(f"{path}:{reader.line_num}: {','.join(values)!r}: expected {', '.join(COLUMNS)}")
        rows.append(Edition(*values))
    return tuple(rows)


def append(path: Path, editions: Collection[Edition]) -> None:
    """Add rows at the end, whole and synced, under a lock; without any, nothing is written."""
    if not editions:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8", newline="") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        rows = [astuple(edition) for edition in editions]
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows if file.seek(0, os.SEEK_END) else [COLUMNS, *rows])
        file.write(text.getvalue())
        file.flush()
        os.fsync(file.fileno())
