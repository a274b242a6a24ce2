"""CSV files that are only ever added to, a row at a time and whole, by several writers at once.

What a full disk or a killed writer left of a row is put aside into a file beside, so that it spoils no row to come.
"""

import csv
import fcntl
import io
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from etl.errors import InputError

LONGEST_READ = 131_072  # characters of a cell
CUT_OFF = "unexpected end of data"


@dataclass(frozen=True, slots=True)
class Form:
    """The columns of a file, those of a new one first, and what raises InputError for values that are no row."""

    headers: tuple[tuple[str, ...], ...]
    check: Callable[[list[str]], object]

    def is_row(self, text: str) -> bool:
        """Whether a text is one whole row."""
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
            for values in rows:
                self.check(values)
            text.encode()
        except (InputError, csv.Error, UnicodeEncodeError):
            return False
        return len(rows) == 1


def append(path: Path, form: Form, rows: Sequence[Sequence[str]]) -> list[str]:
    """Add rows at the end, all or none, synced, under a lock, and what to say of a row cut short before them.

    Raises InputError where the file is none of the form.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b", buffering=0) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        said = _mended(file, path, form)
        width = _width(file, path, form)
        end = file.seek(0, os.SEEK_END)
        text = io.StringIO()
        header = [] if end else [form.headers[0]]
        csv.writer(text, lineterminator="\n").writerows([*header, *(row[:width] for row in rows)])
        try:
            _written(file, text.getvalue().encode())
        except OSError as error:  # a full disk: no part of a row may stay
            os.ftruncate(file.fileno(), end)
            raise OSError(error.errno, error.strerror, str(path)) from error
    return said


def mended(path: Path, form: Form) -> list[str]:
    """Put aside what a writer left of a row at the end of a file, and what to say of that."""
    if not path.exists() or _sound(path.read_bytes()):
        return []
    with path.open("a+b", buffering=0) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        return _mended(file, path, form)


def read(path: Path, form: Form) -> Iterator[tuple[str, list[str]]]:
    """Each row with its place ("corrections.csv:7"), none when it is missing; raises InputError naming the line."""
    if not path.exists():
        return
    reader = csv.reader(io.StringIO(_decoded(path.read_bytes(), path), newline=""))
    limit = csv.field_size_limit(LONGEST_READ)  # of the whole process: others may have set another
    try:
        _expect_header(next(reader, form.headers[0]), path, form)
        rows = [(f"{path}:{reader.line_num}", values) for values in reader if any(values)]
    except csv.Error as error:
        raise InputError(f"{path}:{reader.line_num}: {error}: expected rows of a CSV file") from error
    finally:
        csv.field_size_limit(limit)
    yield from rows


def _written(file: FileIO, content: bytes) -> None:
    """Write and sync; no buffer is left that closing the file would write once more."""
    left = memoryview(content)
    while left:
        left = left[file.write(left) :]
    os.fsync(file.fileno())


def _width(file: FileIO, path: Path, form: Form) -> int:
    """How many columns the file has, all when it is new; raises InputError where they are others."""
    file.seek(0)
    header = file.readline().decode("utf-8-sig", "replace").splitlines()
    values = next(csv.reader(header), form.headers[0])
    _expect_header(values, path, form)
    return len(values)


def _expect_header(values: Sequence[str], path: Path, form: Form) -> None:
    if tuple(values) not in form.headers:
        expected = f"expected {','.join(form.headers[0])}"
        semicolons = tuple(";".join(values).split(";")) in form.headers
        hint = ", with commas between them and no semicolons" if semicolons else ""
        raise InputError(f"{path}:1: columns {','.join(values)}: {expected}{hint}")


def _sound(held: bytes) -> bool:
    return not held or (held.endswith(b"\n") and held.count(b'"') % 2 == 0)


def _mended(file: FileIO, path: Path, form: Form) -> list[str]:
    """See that a row to come stands on lines of its own; a row cut short is put aside first, and that is said."""
    file.seek(0)
    held = file.read()
    if _sound(held):
        return []
    text = _decoded(held, path, "surrogateescape")
    last = _last_row(text)
    if form.is_row(text[last:]) or tuple(text[last:].rstrip().split(",")) in form.headers:
        if not held.endswith(b"\n"):
            _written(file, b"\n")
        return []
    line = text.count("\n", 0, last) + 1
    if any(map(form.is_row, text[last:].splitlines()[1:])):
        raise InputError(f"{path}:{line}: a quotation mark is not closed: expected rows of a CSV file")
    torn, beside = text[last:].encode(errors="surrogateescape"), path.with_suffix(".torn")
    with beside.open("ab", buffering=0) as aside:
        _written(aside, torn + b"\n")
    os.ftruncate(file.fileno(), len(held) - len(torn) if last else 0)
    return [f"{path}:{line}: {text[last:][:60]!r}: expected a whole row: put aside into {beside}"]


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


def _decoded(held: bytes, path: Path, at_end: str = "strict") -> str:
    """The text of a file; `at_end` is what happens to a letter cut in two at the end of it."""
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if at_end != "strict" and error.reason == CUT_OFF:
            return held.decode("utf-8-sig", at_end)
        line = held.count(b"\n", 0, error.start) + 1
        raise InputError(f"{path}:{line}: byte 0x{held[error.start]:02x}: expected UTF-8") from error
