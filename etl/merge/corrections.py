"""The analysts' word: an append-only CSV that can live in git, safe for several writers at once."""

import csv
import fcntl
import io
import os
from dataclasses import astuple, fields
from pathlib import Path

from etl.errors import InputError
from etl.merge import fields as fields_of
from etl.model import Correction

COLUMNS = tuple(column.name for column in fields(Correction))
ACTIONS = ("correct", "confirm", "reject", "merge", "split", "add")
NEEDED = {"correct": ("field",), "merge": ("other_id",), "split": ("new",), "add": ("new",)}


def append(path: Path, row: Correction) -> None:
    """Add one row at the end, whole and synced, under a lock; raises InputError for one that cannot be replayed."""
    check(row, str(path))
    try:
        fields_of.check(row)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: {row.action}: {error}") from error
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(astuple(row))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if os.fstat(file.fileno()).st_size == 0:
            file.write((",".join(COLUMNS) + "\n").encode())
        file.write(text.getvalue().encode())
        file.flush()
        os.fsync(file.fileno())


def read(path: Path) -> tuple[Correction, ...]:
    """All rows in the order written, none when the file is missing; raises InputError naming file, line and value."""
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, list(COLUMNS))
        if tuple(header) != COLUMNS:
            raise InputError(f"{path}:1: columns {','.join(header)}: expected {','.join(COLUMNS)}")
        return tuple(_row(values, f"{path}:{reader.line_num}") for values in reader)


def check(row: Correction, place: str) -> None:
    """Raise InputError unless the row can be replayed; `place` opens the message."""
    if row.action not in ACTIONS:
        raise InputError(f"{place}: action {row.action!r}: expected {', '.join(ACTIONS)}")
    needed = ("when", "who", "why", *NEEDED.get(row.action, ()), *(() if row.action == "add" else ("engagement_id",)))
    for name in needed:
        if not getattr(row, name).strip():
            raise InputError(f"{place}: {name} is empty: a {row.action} needs it")


def _row(values: list[str], place: str) -> Correction:
    if len(values) != len(COLUMNS):
        raise InputError(f"{place}: {len(values)} values: expected {len(COLUMNS)}")
    row = Correction(*values)
    check(row, place)
    return row
