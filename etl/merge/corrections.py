"""The analysts' word: an append-only CSV that can live in git, safe for several writers at once."""

import csv
import fcntl
import io
import os
from collections.abc import Iterator
from dataclasses import astuple, fields
from pathlib import Path
from typing import IO

from etl.errors import InputError
from etl.merge import fields as fields_of
from etl.model import Correction

COLUMNS = tuple(column.name for column in fields(Correction))
HEADERS = (COLUMNS, COLUMNS[:-1])  # files begun before tellings were written down go on without them
LONGEST = 100_000  # characters of a cell
LONGEST_READ = 131_072
ACTIONS = ("correct", "confirm", "reject", "merge", "split", "add")
NEEDED = {"correct": ("field",), "merge": ("other_id",), "split": ("new",), "add": ("new",)}


def append(path: Path, row: Correction) -> None:
    """Add one row at the end, whole and synced, under a lock; raises InputError for one that cannot be replayed.

    What a killed writer left of a row is put aside into a file beside, so that it spoils no row that follows.
    """
    check(row, str(path))
    if long := next((name for name in COLUMNS if len(getattr(row, name)) > LONGEST), None):
        raise InputError(f"{path}: {long}: {len(getattr(row, long)):,} characters: expected {LONGEST:,} at most")
    try:
        fields_of.check(row)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: {row.action}: {error}") from error
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        start = _mended(file, path)
        text = start + _line(row, _columns(file))
        end = file.seek(0, os.SEEK_END)
        try:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        except OSError:  # a full disk: no part of the row may stay
            os.ftruncate(file.fileno(), end)
            raise


def _columns(file: IO[bytes]) -> int:
    """How many columns the file has, all when it is new."""
    file.seek(0)
    header = file.readline().decode("utf-8-sig", "replace").strip()
    return len(COLUMNS) - 1 if tuple(header.split(",")) == HEADERS[1] else len(COLUMNS)


def _line(row: Correction, columns: int) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(astuple(row)[:columns])
    return text.getvalue()


def _mended(file: IO[bytes], path: Path) -> str:
    """What must be written before a row so that it stands on lines of its own; a row cut short is put aside first."""
    file.seek(0)
    held = file.read()
    if not held:
        return ",".join(COLUMNS) + "\n"
    if held.endswith(b"\n") and held.count(b'"') % 2 == 0:
        return ""
    text = _decoded(held, path)
    last = _last_row(text)
    if _is_row(text[last:]) or tuple(text[last:].rstrip().split(",")) in HEADERS:
        return "" if held.endswith(b"\n") else "\n"
    if any(_is_row(line) for line in text[last:].splitlines()[1:]):
        line = text.count("\n", 0, last) + 1
        raise InputError(f"{path}:{line}: a quotation mark is not closed: expected rows of a CSV file")
    with path.with_suffix(".torn").open("ab") as beside:
        beside.write(text[last:].encode() + b"\n")
    os.ftruncate(file.fileno(), len(held) - len(text[last:].encode()))
    return "" if last else ",".join(COLUMNS) + "\n"


def _last_row(text: str) -> int:
    """Where the last row of a CSV text begins."""
    start, end, taken = 0, 0, 0

    def lines() -> Iterator[str]:
        nonlocal taken
        for line in io.StringIO(text, newline=""):
            taken += len(line)
            yield line

    for _ in csv.reader(lines()):
        start, end = end, taken
    return start


def _is_row(text: str) -> bool:
    """Whether a text is one row that can be replayed."""
    try:
        rows = [_row(values, "") for values in csv.reader(io.StringIO(text, newline=""), strict=True)]
    except (InputError, csv.Error):
        return False
    return len(rows) == 1


def read(path: Path) -> tuple[Correction, ...]:
    """All rows in the order written, none when the file is missing; raises InputError naming file, line and value."""
    if not path.exists():
        return ()
    reader = csv.reader(io.StringIO(_decoded(path.read_bytes(), path), newline=""))
    limit = csv.field_size_limit(LONGEST_READ)  # of the whole process: others may have set another
    try:
        header = next(reader, list(COLUMNS))
        if tuple(header) not in HEADERS:
            raise InputError(f"{path}:1: columns {','.join(header)}: expected {','.join(COLUMNS)}")
        return tuple(_row(values, f"{path}:{reader.line_num}") for values in reader if values)
    except csv.Error as error:
        raise InputError(f"{path}:{reader.line_num}: {error}: expected rows of a CSV file") from error
    finally:
        csv.field_size_limit(limit)


def _decoded(held: bytes, path: Path) -> str:
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = held.count(b"\n", 0, error.start) + 1
        raise InputError(f"{path}:{line}: byte 0x{held[error.start]:02x}: expected UTF-8") from error


def check(row: Correction, place: str) -> None:
    """Raise InputError unless the row can be replayed; `place` opens the message."""
    if row.action not in ACTIONS:
        raise InputError(f"{place}: action {row.action!r}: expected {', '.join(ACTIONS)}")
    needed = ("when", "who", "why", *NEEDED.get(row.action, ()), *(() if row.action == "add" else ("engagement_id",)))
    for name in needed:
        if not getattr(row, name).strip():
            raise InputError(f"{place}: {name} is empty: a {row.action} needs it")


def _row(values: list[str], place: str) -> Correction:
    if len(values) not in map(len, HEADERS):
        raise InputError(f"{place}: {len(values)} values: expected {len(COLUMNS)}")
    row = Correction(*values)
    check(row, place)
    return row
