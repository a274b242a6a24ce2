"""What a killed writer left of a row in a CSV file: put aside into a file beside, so that it spoils no row after it.

The pages import no step, so etl/merge/appended.py has a writer of its own; a test holds both to one file.
"""

import csv
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO


def put_aside(file: IO[bytes], path: Path, is_row: Callable[[list[str]], bool]) -> bool:
    """Leave whole rows only in a file open for reading and appending; whether a line must be ended before the next row.

    `is_row` says of values whether they are a row or the header. Raises ValueError where a quotation mark is left open
    before whole rows: then somebody edited the file, and nothing in it is touched.
    """
    file.seek(0)
    held = file.read()
    if not held or (held.endswith(b"\n") and held.count(b'"') % 2 == 0):
        return False
    text = held.decode("utf-8-sig")
    last = _last_row(text)
    if _whole(text[last:], is_row):
        return not held.endswith(b"\n")
    if any(_whole(line, is_row) for line in text[last:].splitlines()[1:]):
        raise ValueError(f"{path}:{text.count(chr(10), 0, last) + 1}: a quotation mark is not closed")
    torn = text[last:].encode()
    with path.with_suffix(".torn").open("ab") as beside:
        beside.write(torn + b"\n")
    os.ftruncate(file.fileno(), len(held) - len(torn))
    return False


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


def _whole(text: str, is_row: Callable[[list[str]], bool]) -> bool:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return False
    return len(rows) == 1 and is_row(rows[0])
