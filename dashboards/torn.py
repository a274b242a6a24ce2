"""A CSV file that is only ever added to, a whole row at a time, by several writers at once.

What a killed writer left of a row is put aside into a file beside, so that it spoils no row after it. The pages import
no step, so etl/merge/appended.py has a writer of its own; a test holds both to one file.
"""

import csv
import fcntl
import io
import os
from collections.abc import Callable, Iterator, Mapping
from io import FileIO
from pathlib import Path

IsRow = Callable[[list[str]], bool]
CUT_OFF = "unexpected end of data"


def append(path: Path, row: Mapping[str, str], headers: tuple[tuple[str, ...], ...], is_row: IsRow) -> None:
    """Add a row at the end, whole and synced, under a lock; of `headers` the first is that of a new file.

    `is_row` says whether values are a whole row. Raises ValueError where the file has other columns, is no UTF-8, or
    where a quotation mark is left open before whole rows: then somebody edited it, and nothing in it is touched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b", buffering=0) as file:  # no buffer is left that closing the file would write once more
        fcntl.flock(file, fcntl.LOCK_EX)
        _put_aside(file, path, lambda values: tuple(values) in headers or is_row(values))
        columns = _columns(file, path, headers)
        end = file.seek(0, os.SEEK_END)
        text = io.StringIO()
        header = [] if end else [columns]
        csv.writer(text, lineterminator="\n").writerows([*header, [row[name] for name in columns]])
        try:
            _write(file, text.getvalue().encode())
        except OSError:  # a full disk: no part of the row may stay
            os.ftruncate(file.fileno(), end)
            raise


def _write(file: FileIO, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[file.write(left) :]
    os.fsync(file.fileno())


def _columns(file: FileIO, path: Path, headers: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The columns of the file, those of a new one where it is empty."""
    file.seek(0)
    header = file.readline().decode("utf-8-sig", "replace").splitlines()
    found = tuple(next(csv.reader(header), headers[0]))
    if found not in headers:
        raise ValueError(f"{path}: columns {','.join(found)}: expected {','.join(headers[0])}")
    return found


def _put_aside(file: FileIO, path: Path, is_row: IsRow) -> None:
    """See that a row to come stands on lines of its own."""
    file.seek(0)
    held = file.read()
    if not held or (held.endswith(b"\n") and held.count(b'"') % 2 == 0):
        return
    text = _decoded(held)
    last = _last_row(text)
    if _whole(text[last:], is_row):
        if not held.endswith(b"\n"):
            _write(file, b"\n")
        return
    if any(_whole(line, is_row) for line in text[last:].splitlines()[1:]):
        raise ValueError(f"{path}:{text.count(chr(10), 0, last) + 1}: a quotation mark is not closed")
    torn = text[last:].encode(errors="surrogateescape")
    with path.with_suffix(".torn").open("ab", buffering=0) as beside:
        _write(beside, torn + b"\n")
    os.ftruncate(file.fileno(), len(held) - len(torn) if last else 0)


def _decoded(held: bytes) -> str:
    """The text of a file, with what is left of a letter cut in two at the end of it."""
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.reason != CUT_OFF:
            raise
        return held.decode("utf-8-sig", "surrogateescape")


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


def _whole(text: str, is_row: IsRow) -> bool:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        text.encode()
    except (csv.Error, UnicodeEncodeError):
        return False
    return len(rows) == 1 and is_row(rows[0])
