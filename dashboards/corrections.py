"""The analysts' corrections file: one row appended at a time, whole, under a lock; nothing in it is ever changed."""

import csv
import fcntl
import io
import os
from dataclasses import astuple, dataclass, fields
from pathlib import Path

ACTIONS = ("confirm", "correct", "reject", "merge", "split", "add")
FIELDS = ("date", "type", "channel", "direction", "level_home", "level_partner", "status", "place", "partners")


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision; `when` is UTC in ISO 8601."""

    when: str
    who: str
    why: str
    action: str
    engagement_id: str
    field: str = ""
    old: str = ""
    new: str = ""
    other_id: str = ""


COLUMNS = tuple(column.name for column in fields(Correction))


def append(path: Path, row: Correction) -> None:
    """Add one row at the end; raises ValueError when the file has other columns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(astuple(row))
    with path.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        header = file.readline().decode().strip()
        if header and tuple(header.split(",")) != COLUMNS:
            raise ValueError(f"{path}: columns {header}: expected {','.join(COLUMNS)}")
        start = "" if header else ",".join(COLUMNS) + "\n"
        file.write((start + line.getvalue()).encode())
        file.flush()
        os.fsync(file.fileno())


def problem(row: Correction) -> str | None:
    """Which part of a decision is missing: who, why, field, new or other_id; None for one that can be replayed."""
    needed = ["who", "why"]
    needed += {"correct": ["field", "new"], "merge": ["other_id"], "split": ["new"], "add": ["new"]}.get(row.action, [])
    return next((name for name in needed if not str(getattr(row, name)).strip()), None)
