"""What a build leaves for the next one: the ids of all tellings, where former ids lead, and what it was made of."""

from dataclasses import dataclass
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


def remember(
    data: Path, build_id: str, previous: Previous, readings: pl.DataFrame, rows: pl.DataFrame, rules: str
) -> None:
    """Keep what the next build needs; the history last, whose presence says that all is there.

    `readings` are READINGS: which reading stands behind each article; `rows` are the engagements as merging has them.
    `rules` names all else that made the file.
    """
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(previous.ids, folder / f"{build_id}.parquet")
    write_whole(readings, folder / f"{build_id}.{rules}.parquet")
    write_whole(_contents(rows), folder / f"{build_id}.rows")
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


@dataclass(frozen=True, slots=True, eq=False)
class Changed:
    """How a build differs from a former one by the same rules.

    `fresh` (article_id, reading) are articles new or read otherwise, `gone` (article_id) those gone or read otherwise;
    `others` (engagement_id) the engagements that are not as they were there, or not there any more. `articles` is how
    many articles differ.
    """

    fresh: pl.DataFrame
    gone: pl.DataFrame
    others: pl.DataFrame

    @property
    def articles(self) -> int:
        """How many articles differ at most."""
        return self.fresh.height + self.gone.height


def changed(data: Path, build_id: str | None, readings: pl.DataFrame, rows: pl.DataFrame, rules: str) -> Changed | None:
    """How articles and engagements, given as to remember(), differ from that build; None where other rules made it."""
    file = data / FOLDER / f"{build_id}.{rules}.parquet"
    if not file.exists():
        return None
    before, now = pl.read_parquet(file), _contents(rows)
    fresh = readings.join(before, on=list(READINGS), how="anti")
    gone = before.join(readings, on=list(READINGS), how="anti").select("article_id")
    former = pl.read_parquet(data / FOLDER / f"{build_id}.rows")
    ends = [one.join(other, on=list(one.columns), how="anti") for one, other in ((former, now), (now, former))]
    return Changed(fresh, gone, pl.concat(ends).select("engagement_id").unique())


def _contents(rows: pl.DataFrame) -> pl.DataFrame:
    """A number for what each engagement says."""
    said = rows.select("engagement_id", "engagement", "part_of", "status", "overdue")
    return said.select("engagement_id", said.hash_rows().alias("content"))


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
