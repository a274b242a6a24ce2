"""The analysts' corrections file: one row appended at a time, whole, under a lock; nothing in it is ever changed.

A row that a build could not replay is refused here, with the column, the value and what was expected.
"""

import json
import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path

from dashboards import torn
from dashboards.filters import VOCABULARY

EDTF = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
NUMBER = re.compile(r"0*[1-9]\d{0,8}", re.ASCII)
FIELDS = (
    "date",
    "type",
    "channel",
    "direction",
    "level_home",
    "level_partner",
    "status",
    "place",
    "partners",
    "part_of",
)
HOME = "home"  # said with an addition: the country whose file it was added to
OPTIONAL = ("date", "subtype", "place", "occasion", "ordinal", "count", "part_of")
NEEDED: Mapping[str, tuple[str, ...]] = {
    "confirm": ("engagement_id",),
    "correct": ("engagement_id", "field"),
    "reject": ("engagement_id",),
    "merge": ("engagement_id", "other_id"),
    "split": ("engagement_id", "new"),
    "add": ("new",),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision; `when` is UTC in ISO 8601.

    `tellings` are the keys of what the engagement was told by, by which a build finds it again; those of the one that a
    merge absorbs stand behind a bar.
    """

    when: str
    who: str
    why: str
    action: str
    engagement_id: str
    field: str = ""
    old: str = ""
    new: str = ""
    other_id: str = ""
    tellings: str = ""


COLUMNS = tuple(column.name for column in fields(Correction))
HEADERS = (COLUMNS, COLUMNS[:-1])  # files begun before tellings were written down go on without them


@dataclass(frozen=True, slots=True)
class Problem:
    """What a replay could not take: the column, what stands there, and what was expected."""

    name: str
    value: str
    expected: str


def append(path: Path, row: Correction) -> None:
    """Add one row at the end; raises ValueError for one no replay can take, or when the file has other columns.

    What a killed writer left of a row is put aside first.
    """
    if wrong := problem(row):
        raise ValueError(f"{path}: {row.action}: {wrong.name} {wrong.value!r}: expected {wrong.expected}")
    torn.append(path, asdict(row), HEADERS, _is_row)


def _is_row(values: list[str]) -> bool:
    """Whether values are a whole row."""
    if len(values) not in map(len, HEADERS):
        return False
    row = Correction(*values)
    return row.action in NEEDED and all(
        getattr(row, name).strip() for name in ("when", "who", "why", *NEEDED[row.action])
    )


def problem(row: Correction) -> Problem | None:
    """The first part of a decision that a replay could not take; None for one that can be replayed."""
    if row.action not in NEEDED:
        return Problem("action", row.action, ", ".join(NEEDED))
    for name in ("when", "who", "why", *NEEDED[row.action]):
        if not str(getattr(row, name)).strip():
            return Problem(name, "", "it to be said")
    if row.action == "correct":
        itself = row.field == "part_of" and row.new == row.engagement_id
        return Problem("new", row.new, "another engagement") if itself else _unreadable(row.field, row.new, "new")
    if row.action == "merge" and row.engagement_id == row.other_id:
        return Problem("other_id", row.other_id, "another engagement")
    return _unreadable_addition(row.new) if row.action == "add" else None


def is_date(text: str) -> bool:
    """Whether a text is a day, month or year there is, or two of them as A/B that do not end before they begin."""
    points = [EDTF.fullmatch(part) for part in text.strip().split("/")]
    if not 1 <= len(points) <= 2 or None in points:
        return False
    try:
        first, last = (_days(point) for point in (points[0], points[-1]) if point)
    except ValueError:
        return False
    return first[0] <= last[1]


def _days(point: re.Match[str]) -> tuple[date, date]:
    """First and last day of a year, a month or a day."""
    year, month, day = (int(part) if part else None for part in point.groups())
    first = date(year or 0, month or 1, day or 1)
    return first, date(first.year, month or 12, day or monthrange(first.year, month or 12)[1])


def _unreadable_addition(text: str) -> Problem | None:
    try:
        said = json.loads(text)
    except ValueError:
        said = None
    if not isinstance(said, dict) or not all(isinstance(value, str) for value in said.values()):
        return Problem("new", text, "a JSON object of field names and texts")
    missing = next((name for name in ("type", "partners") if not said.get(name)), None)
    if missing:
        return Problem(missing, "", "it to be said")
    values = ((name, value) for name, value in said.items() if value and name != HOME)
    return next(filter(None, (_unreadable(name, value, name) for name, value in values)), None)


def _unreadable(field: str, value: str, column: str) -> Problem | None:
    """The problem with a value of a field, named as `column`; an optional field may be emptied."""
    if field not in READERS:
        return Problem("field", field, ", ".join(READERS))
    takes, expected = READERS[field]
    if not value.strip():
        return None if field in OPTIONAL and not value else Problem(column, value, expected)
    return None if takes(value) else Problem(column, value, expected)


def _one_of(kind: str) -> tuple[Callable[[str], bool], str]:
    values = VOCABULARY[kind]
    return values.__contains__, f"one of {', '.join(values)}"


READERS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "date": (is_date, "YYYY, YYYY-MM, YYYY-MM-DD, or two of them as A/B"),
    "type": _one_of("type"),
    "channel": _one_of("channel"),
    "direction": _one_of("direction"),
    "level_home": _one_of("level"),
    "level_partner": _one_of("level"),
    "status": _one_of("status"),
    "partners": (lambda text: bool(text.replace(",", " ").strip()), "codes with spaces between"),
    "subtype": (bool, "a text"),
    "place": (bool, "a text"),
    "occasion": (bool, "a text"),
    "ordinal": (lambda text: bool(NUMBER.fullmatch(text)), "a whole number"),
    "count": (lambda text: bool(NUMBER.fullmatch(text)), "a whole number"),
    "home_participants": (bool, "names with ; between"),
    "partner_participants": (bool, "names with ; between"),
    "part_of": (bool, "the id of another engagement"),
}
