"""What a build leaves for the next one: the ids of all tellings, where former ids lead, and what it was made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec
import polars as pl
from polars.exceptions import PolarsError

from etl.errors import StoreError
from etl.merge import JUDGEMENTS, ROWS, TELLINGS, Edition, Left, Previous, Standing
from etl.merge.ids import IDS
from etl.model import Correction, IdChange
from etl.store import write_bytes_whole, write_whole

FOLDER = "memory"
READINGS = {"article_id": pl.String(), "reading": pl.String()}


class Said(msgspec.Struct, frozen=True, array_like=True):
    """What a merge was made of."""

    as_of: date
    corrections: tuple[Correction, ...]
    editions: tuple[Edition, ...]


def remember(data: Path, build_id: str, left: Left, readings: pl.DataFrame, rules: str) -> None:
    """Keep what the next build needs; the history last, whose presence says that all is there.

    `readings` are READINGS: which reading stands behind each article. `rules` names all else that made the file.
    """
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(left.standing.tellings, folder / f"{build_id}.parquet")
    write_whole(left.standing.rows, folder / f"{build_id}.rows")
    write_whole(left.judgements, folder / f"{build_id}.judgements")
    write_whole(readings, folder / f"{build_id}.{rules}.parquet")
    said = Said(left.as_of, left.corrections, left.editions)
    for name, content in (("said", said), ("msgpack", left.history)):
        write_bytes_whole(msgspec.msgpack.encode(content), folder / f"{build_id}.{name}")


def recalled(data: Path, build_id: str | None) -> Previous | None:
    """What that build left, None when there is nothing; raises StoreError when it is damaged."""
    file = data / FOLDER / f"{build_id}.msgpack"
    if build_id is None or not file.exists():
        return None
    try:
        history = msgspec.msgpack.decode(file.read_bytes(), type=tuple[IdChange, ...])
        return Previous(pl.read_parquet(file.with_suffix(".parquet"), columns=list(IDS)), history)
    except (msgspec.DecodeError, UnicodeDecodeError, PolarsError, OSError) as error:
        expected = f"expected what the last build left: restore it, or give another --data than {data}"
        raise StoreError(f"{file}: damaged: {expected}") from error


def left_by(data: Path, build_id: str | None, rules: str) -> Left | None:
    """All that a build by the same rules left of its merge; None where other rules made it, or any of it is gone."""
    folder = data / FOLDER
    if not (folder / f"{build_id}.{rules}.parquet").exists():
        return None
    try:
        said = msgspec.msgpack.decode((folder / f"{build_id}.said").read_bytes(), type=Said)
        history = msgspec.msgpack.decode((folder / f"{build_id}.msgpack").read_bytes(), type=tuple[IdChange, ...])
        kept = ("parquet", TELLINGS), ("rows", ROWS), ("judgements", JUDGEMENTS)
        told, rows, judged = (
            pl.read_parquet(folder / f"{build_id}.{name}", columns=[*schema]) for name, schema in kept
        )
    except (msgspec.DecodeError, UnicodeDecodeError, PolarsError, OSError):
        return None
    return Left(Standing(told, rows), judged, history, said.as_of, said.corrections, said.editions)


@dataclass(frozen=True, slots=True, eq=False)
class Changed:
    """How the articles of a build differ from those of a former one by the same rules.

    `fresh` are the readings of articles new or read otherwise, `gone` (article_id) articles gone or read otherwise;
    `stay` (READINGS) is what both have.
    """

    fresh: list[str]
    gone: pl.DataFrame
    stay: pl.DataFrame

    @property
    def articles(self) -> int:
        """How many articles differ at most."""
        return len(self.fresh) + self.gone.height


def changed(data: Path, build_id: str | None, keys: Sequence[str], rules: str) -> Changed | None:
    """How the readings `keys` differ from those of that build; None where other rules made it, or they are damaged."""
    before = _readings(data / FOLDER / f"{build_id}.{rules}.parquet")
    if before is None:
        return None
    now = pl.DataFrame({"reading": keys}, schema={"reading": pl.String})
    fresh = now.join(before, on="reading", how="anti", maintain_order="left")["reading"]
    gone = before.join(now, on="reading", how="anti").select("article_id")
    return Changed(fresh.to_list(), gone, before.join(now, on="reading", how="semi"))


def replaced(
    data: Path, build_id: str | None, readings: pl.DataFrame, changes: Changed | None
) -> tuple[list[str], list[str]]:
    """The ids of articles gone since that build, and of those new since; none where it left nothing whole.

    `readings` are those of articles not as they were where `changes` are known, else all.
    """
    left = _left(data, build_id)
    former = changes.gone if changes else _readings(left[0]) if left else None
    if former is None:
        return [], []
    now, before = (frame.select("article_id").unique() for frame in (readings, former))
    gone, new = (one.join(other, on="article_id", how="anti") for one, other in ((before, now), (now, before)))
    return gone["article_id"].sort().to_list(), new["article_id"].sort().to_list()


def damaged(data: Path, build_id: str | None) -> list[str]:
    """What to say where it can no longer be read what that build was made of."""
    return [
        f"{file}: damaged: all is merged and written anew, and what was edited since carries nothing on"
        for file in _left(data, build_id)
        if _readings(file) is None
    ]


def _readings(file: Path) -> pl.DataFrame | None:
    """READINGS as they were kept, None where they are not there or damaged: they can be done without."""
    try:
        return pl.read_parquet(file, columns=list(READINGS))
    except (PolarsError, OSError):
        return None


def _left(data: Path, build_id: str | None) -> list[Path]:
    return sorted((data / FOLDER).glob(f"{build_id}.*.parquet"))


def rules_changed(before: Path, after: Path) -> bool | None:
    """Whether two published files were made by other rules or settings; None where that is no longer known.

    The day they are seen from is no such setting: it stands in the files themselves.
    """
    made = [_rules(file) for file in (before, after)]
    return None if None in made else made[0] != made[1]


def _rules(file: Path) -> str | None:
    build_id = file.stem.removeprefix("engagements-")
    left = _left(file.resolve().parent, build_id)
    return left[0].name.split(".")[1].partition("-")[0] if left else None


def forget(data: Path) -> None:
    """Remove what is remembered of builds whose files are gone."""
    for file in (data / FOLDER).iterdir():
        if not (data / f"engagements-{file.name.partition('.')[0]}.duckdb").exists():
            file.unlink()
