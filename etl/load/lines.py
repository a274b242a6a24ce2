"""Lines of a seed table: each value asked for with what is expected of it, each error with file, line and value."""

import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl import intervals
from etl.errors import SeedError
from etl.intervals import Interval


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a seed file, able to say where it stands."""

    file: Path
    number: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str | None:
        return self.values[column].strip() or None

    def error(self, column: str, expected: str) -> SeedError:
        """A SeedError that names file, line, value and what was expected."""
        return SeedError(f"{self.file}:{self.number}: {column} {self.values[column]!r}: expected {expected}")

    def required(self, column: str) -> str:
        """The value of a column that may not be empty."""
        if (value := self[column]) is None:
            raise self.error(column, "a value")
        return value

    def one_of(self, column: str, allowed: Collection[str], what: str) -> str:
        """The value of a column, which must be among `allowed`; `what` says in words what that is."""
        if (value := self.required(column)) not in allowed:
            raise self.error(column, what)
        return value

    def interval(self, column: str) -> Interval | None:
        """The days a column names, None when it is empty."""
        try:
            return intervals.parse(text) if (text := self[column]) else None
        except ValueError:
            raise self.error(column, "YYYY, YYYY-MM, YYYY-MM-DD or nothing") from None


def read(file: Path, needed: Sequence[str]) -> Iterator[Line]:
    """The rows of a seed file, which must have the columns `needed`; raises SeedError."""
    try:
        with file.open(encoding="utf-8", newline="") as handle:
            rows = csv.DictReader(handle)
            missing = [name for name in needed if name not in (rows.fieldnames or ())]
            if missing:
                raise SeedError(f"{file}:1: column {missing[0]!r} is missing: expected {', '.join(needed)}")
            for row in rows:
                yield _line(file, rows.line_num, row)
    except (OSError, UnicodeDecodeError) as error:
        raise SeedError(f"{file}: cannot be read as a UTF-8 table: {error}") from error


def _line(file: Path, number: int, row: Mapping[str | None, str | None]) -> Line:
    if None in row or None in row.values():
        raise SeedError(f"{file}:{number}: the row has more or fewer values than the first line has columns")
    return Line(file, number, {str(name): str(value) for name, value in row.items()})
