"""The last step of a build: onto the published file where little has changed, else from nothing."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import duckdb
import polars as pl

from etl import load, memory, merge
from etl.asking import opened
from etl.derived import Derived
from etl.errors import CordialeError, PublishError
from etl.load.fill import BLOCK_SIZE
from etl.model import IdChange
from etl.reading import Outcome
from etl.settings import Settings
from etl.stamp import written_now


def publish(
    settings: Settings,
    build_id: str,
    as_of: date,
    whole: Callable[[], Mapping[str, pl.DataFrame]],
    onto: load.Onto | None,
) -> list[str]:
    """Publish what is to be written onto the former file, or the `whole` tables; the note of what went otherwise.

    From nothing too where the former file is damaged, or what was written onto it is not whole. Raises PublishError
    where neither can be published.
    """
    write = partial(
        load.publish, folder=settings.data, build_id=build_id, created_at=written_now(settings.data),
        home=settings.home, as_of=as_of if as_of > date.min else None, keep=settings.keep,
    )  # fmt: skip
    if onto is None:
        write(whole())
        return []
    try:
        write({}, onto=onto)
    except PublishError as error:
        write(whole())
        return [f"the former file could not be built upon, all was written anew ({error})"]
    return []


def alike(data: Path, build_id: str) -> list[str]:
    """The builds of the same inputs that are still there, the newest last: those made again have numbers behind."""
    names = (file.stem.removeprefix("engagements-") for file in data.glob(f"engagements-{build_id}*.duckdb"))
    mine = re.compile(rf"{build_id}(-\d+)?")
    return sorted(filter(mine.fullmatch, names), key=_number)


def there(data: Path, build_id: str, published: str | None) -> str | None:
    """The build of the same inputs that needs no other: the published one, or the newest where none is published."""
    names = alike(data, build_id)
    return published if published in names else names[-1] if names and published is None else None


def called(data: Path, build_id: str, published: str | None, history: Sequence[IdChange]) -> str:
    """What a build is called whose record of former ids is `history`: `build_id`, which its inputs give, by itself.

    The inputs may be as they were once before: where another build was published since, whose ids that record does not
    lead, the build is made again under a name of its own; otherwise it is the one that is there.
    """
    if name := there(data, build_id, published):
        return name
    names = alike(data, build_id)
    for name in reversed(names):
        before = memory.recalled(data, name) if memory.is_whole(data, name) else None
        if before and before.history == tuple(history):
            return name
    return f"{build_id}-{_number(names[-1]) + 1}" if names else build_id


def _number(name: str) -> int:
    return int(name.partition("-")[2] or 1)


def onto(
    database: Path,
    fresh: Derived,
    changed: memory.Changed,
    others: pl.DataFrame,
    merged: merge.MergeResult,
    outcome: Outcome,
    review: load.Review,
) -> load.Onto | None:
    """What is to be written onto the published file; None where it has no room for it, or cannot be written on.

    `fresh` are articles new or read otherwise, `changed` says which are gone and which stay, `others` (engagement_id)
    are the engagements that are not as they were. `merged` has at least these, and all parts of them.
    """
    if not _laid_out_alike(database):
        return None
    told = merged.tellings.join(fresh.readings, on="article_id", how="semi")
    touched = pl.concat([others, told.select("engagement_id").drop_nulls()]).unique()
    parts = merged.rows.join(touched, left_on="part_of", right_on="engagement_id", how="semi").select("engagement_id")
    former = pl.concat([touched, parts]).unique()
    rows = merged.rows.join(former, on="engagement_id", how="semi")
    owned = merged.tellings.join(former, on="engagement_id", how="semi")
    left_out = merged.tellings.filter(pl.col("engagement_id").is_null())
    try:
        new = load.Tables(fresh.shards, rows, told, outcome.failures, review, load.Among(database))
    except (load.NoRoomError, duckdb.Error):  # or the former file is damaged there
        return None
    return load.Onto(database, new, changed.gone, changed.moved.drop("reading"), former, pl.concat([owned, left_out]))


def _laid_out_alike(database: Path) -> bool:
    """Whether the published file has the schema and the blocks of a new one, which alone can be written on."""
    try:
        with opened(database) as file:
            [size] = file.sql("FROM pragma_database_size()").project("block_size").fetchall()
    except CordialeError:
        return False
    return bool(size[0] == BLOCK_SIZE)
