"""What a build leaves for the next one: the ids of all tellings, where former ids lead, and what it was made of."""

from pathlib import Path

import msgspec
import polars as pl
from polars.exceptions import PolarsError

from etl.errors import StoreError
from etl.merge import Previous
from etl.model import IdChange
from etl.store import write_whole

FOLDER = "memory"
READINGS = {"article_id": pl.String(), "reading": pl.String()}


def remember(data: Path, build_id: str, previous: Previous, readings: pl.DataFrame, rules: str) -> None:
    """Keep what the next build needs; the history last, whose presence says that all is there.

    `readings` are READINGS: which reading stands behind each article. `rules` names all else that made the file.
    """
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(previous.ids, folder / f"{build_id}.parquet")
    write_whole(readings, folder / f"{build_id}.{rules}.parquet")
    beside = folder / f"{build_id}.part"
    beside.write_bytes(msgspec.msgpack.encode(previous.history))
    beside.replace(folder / f"{build_id}.msgpack")


def recalled(data: Path, build_id: str | None) -> Previous | None:
    """What that build left, None when there is nothing; raises StoreError when it is damaged."""
    file = data / FOLDER / f"{build_id}.msgpack"
    if build_id is None or not file.exists():
        return None
    try:
        history = msgspec.msgpack.decode(file.read_bytes(), type=tuple[IdChange, ...])
        return Previous(pl.read_parquet(file.with_suffix(".parquet")), history)
    except (msgspec.DecodeError, UnicodeDecodeError, PolarsError, OSError) as error:
        expected = f"expected what the last build left: restore it, or give another --data than {data}"
        raise StoreError(f"{file}: damaged: {expected}") from error


def changed(data: Path, build_id: str | None, readings: pl.DataFrame, rules: str) -> tuple[pl.Series, int] | None:
    """The ids of articles new or read otherwise since that build, and the number of those and of the articles gone.

    None where the build was made by other rules.
    """
    file = data / FOLDER / f"{build_id}.{rules}.parquet"
    if not file.exists():
        return None
    former = pl.read_parquet(file)
    fresh = readings.join(former, on=list(READINGS), how="anti")["article_id"]
    return fresh, former.height - readings.height + 2 * len(fresh)


def replaced(data: Path, build_id: str | None, readings: pl.DataFrame) -> tuple[list[str], list[str]]:
    """The ids of articles gone since that build, and of those new since; none where it left nothing."""
    left = sorted((data / FOLDER).glob(f"{build_id}.*.parquet"))
    if not left:
        return [], []
    now, before = (frame.select("article_id").unique() for frame in (readings, pl.read_parquet(left[0])))
    gone, new = (one.join(other, on="article_id", how="anti") for one, other in ((before, now), (now, before)))
    return gone["article_id"].sort().to_list(), new["article_id"].sort().to_list()


def rules_changed(before: Path, after: Path) -> bool | None:
    """Whether two published files were made by other rules or settings; None where that is no longer known.

    The day they are seen from is no such setting: it stands in the files themselves.
    """
    made = [_rules(file) for file in (before, after)]
    return None if None in made else made[0] != made[1]


def _rules(file: Path) -> str | None:
    build_id = file.stem.removeprefix("engagements-")
    left = sorted((file.resolve().parent / FOLDER).glob(f"{build_id}.*.parquet"))
    return left[0].name.split(".")[1].partition("-")[0] if left else None


def forget(data: Path) -> None:
    """Remove what is remembered of builds whose files are gone."""
    for file in (data / FOLDER).iterdir():
        if not (data / f"engagements-{file.name.partition('.')[0]}.duckdb").exists():
            file.unlink()
