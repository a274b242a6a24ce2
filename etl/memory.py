"""What a build leaves for the next one: the ids of all tellings, and where former ids lead."""

from pathlib import Path

import msgspec
import polars as pl
from polars.exceptions import PolarsError

from etl.errors import StoreError
from etl.merge import Previous
from etl.model import IdChange
from etl.store import write_whole

FOLDER = "memory"


def remember(data: Path, build_id: str, previous: Previous) -> None:
    """Keep what the next build needs; the history last, whose presence says that all is there."""
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(previous.ids, folder / f"{build_id}.parquet")
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


def forget(data: Path) -> None:
    """Remove what is remembered of builds whose files are gone."""
    for file in (data / FOLDER).iterdir():
        if not (data / f"engagements-{file.stem}.duckdb").exists():
            file.unlink()
