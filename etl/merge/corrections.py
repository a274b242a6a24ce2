"""The analysts' word: an append-only CSV that can live in git, safe for several writers at once."""

from dataclasses import astuple, fields
from pathlib import Path

from etl.errors import InputError
from etl.merge import appended
from etl.merge import fields as fields_of
from etl.model import Correction

COLUMNS = tuple(column.name for column in fields(Correction))
HEADERS = (COLUMNS, COLUMNS[:-1])  # files begun before tellings were written down go on without them
LONGEST = 100_000  # characters of a cell
ACTIONS = ("correct", "confirm", "reject", "merge", "split", "add")
NEEDED = {"correct": ("field",), "merge": ("other_id",), "split": ("new",), "add": ("new",)}


def append(path: Path, row: Correction) -> list[str]:
    """Add one row at the end, whole and synced, under a lock; raises InputError for one that cannot be replayed.

    What a killed writer left of a row is put aside into a file beside, so that it spoils no row that follows; this is
    what to say of that.
    """
    check(row, str(path))
    if long := next((name for name in COLUMNS if len(getattr(row, name)) > LONGEST), None):
        raise InputError(f"{path}: {long}: {len(getattr(row, long)):,} characters: expected {LONGEST:,} at most")
    try:
        fields_of.check(row)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: {row.action}: {error}") from error
    return appended.append(path, FORM, [astuple(row)])


def mended(path: Path) -> list[str]:
    """Put aside what a writer left of a row at the end, and what to say of that."""
    return appended.mended(path, FORM)


def read(path: Path) -> tuple[Correction, ...]:
    """All rows in the order written, none when the file is missing; raises InputError naming file, line and value."""
    return tuple(_row(values, place) for place, values in appended.read(path, FORM))


def place(path: Path, row: Correction) -> str:
    """Where a row stands, such as "corrections.csv:7", by its last line; that of the file where it does not."""
    places = (where for where, values in appended.read(path, FORM) if _row(values, where) == row)
    return next(places, str(path))


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


FORM = appended.Form(HEADERS, lambda values: _row(values, ""))
