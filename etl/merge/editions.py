"""What an edited article goes on telling: its tellings keep the ids of those they took the place of.

An article goes by its text, so the edited one gives other tellings. A build that sees the change writes down which of
them says what a former one said; that record is an input like the corrections, and ids are a function of articles,
corrections and record alone. A telling that several could carry on, or that came back, carries nothing on.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field, fields
from pathlib import Path

import polars as pl

from etl.errors import InputError
from etl.merge import appended
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
    return tuple(_edition(values, place) for place, values in appended.read(path, FORM))


def mended(path: Path) -> list[str]:
    """Put aside what a full disk or a killed build left of a row at the end, and what to say of that."""
    return appended.mended(path, FORM)


def append(path: Path, editions: Collection[Edition]) -> None:
    """Add rows at the end, whole and synced, under a lock; without any, nothing is written."""
    if editions:
        appended.append(path, FORM, [astuple(edition) for edition in editions])


def _edition(values: list[str], place: str) -> Edition:
    if len(values) != len(COLUMNS) or not all(values):
        raise InputError(f"{place}: {','.join(values)!r}: expected {', '.join(COLUMNS)}")
    return Edition(*values)


FORM = appended.Form((COLUMNS,), lambda values: _edition(values, ""))
