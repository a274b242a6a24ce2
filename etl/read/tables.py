"""Files that hold many articles, a row or a line each: a bad one is named with its line and costs only itself."""

import csv
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from etl.errors import InputError
from etl.model import Article
from etl.read.record import LONGEST, article

LONGEST_LINE = 4 * LONGEST
ROWS_AT_ONCE = 1024


def from_jsonl(path: Path, home: str) -> Iterator[Article | InputError]:
    """An article a line; blank lines are skipped."""
    with path.open("rb") as lines:
        number = 0
        while line := lines.readline(LONGEST_LINE):
            number += 1
            if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
                _skip_line(lines)
                yield InputError(f"{path}:{number}: line of over {LONGEST_LINE:,} bytes: expected one article a line")
            elif line.strip():
                yield _from_json(line, f"{path}:{number}", home)


def from_json(path: Path, home: str) -> Iterator[Article | InputError]:
    """One article as an object, or a list of them; lines of objects are read as such."""
    data = path.read_bytes()
    try:
        content = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        if b"\n" in data.strip() and data.lstrip().startswith(b"{") and b"}\n{" in data.replace(b"\r", b""):
            yield from from_jsonl(path, home)
        else:
            yield InputError(f"{path}: not JSON in UTF-8: {error}")
        return
    rows = content if isinstance(content, list) else [content]
    for number, row in enumerate(rows, start=1):
        yield _from_row(row, f"{path}:{number}" if isinstance(content, list) else str(path), home)


def from_csv(path: Path, home: str) -> Iterator[Article | InputError]:
    """An article a row, columns named in the first line; a column text is needed."""
    csv.field_size_limit(LONGEST_LINE)
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        reader = csv.DictReader(file)
        try:
            if "text" not in (reader.fieldnames or ()):
                named = ", ".join(map(repr, reader.fieldnames or ())) or "none"
                yield InputError(f"{path}:1: columns {named}: expected a column text")
                return
            for row in reader:
                if None in row:
                    yield InputError(f"{path}:{reader.line_num}: more values than columns: expected one a column")
                else:
                    yield _from_row(row, f"{path}:{reader.line_num}", home)
        except csv.Error as error:
            yield InputError(
                f"{path}:{reader.line_num}: {error}: expected comma-separated values; the rest is not read"
            )


def from_parquet(path: Path, home: str) -> Iterator[Article | InputError]:
    """An article a row; a column text of strings is needed."""
    try:
        with pq.ParquetFile(path) as file:
            if "text" not in file.schema_arrow.names:
                named = ", ".join(map(repr, file.schema_arrow.names))
                yield InputError(f"{path}: columns {named}: expected a column text")
                return
            number = 0
            for batch in file.iter_batches(ROWS_AT_ONCE):
                for row in batch.to_pylist():
                    number += 1
                    yield _from_row(row, f"{path}:{number}", home)
    except (pa.ArrowException, UnicodeDecodeError) as error:
        yield InputError(f"{path}: not a whole Parquet file: {str(error).splitlines()[0]}")


def _from_json(line: bytes, source: str, home: str) -> Article | InputError:
    try:
        row = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return InputError(f"{source}: not a JSON object in UTF-8: {error}")
    return _from_row(row, source, home)


def _from_row(row: object, source: str, home: str) -> Article | InputError:
    if not isinstance(row, dict):
        return InputError(f"{source}: {type(row).__name__}: expected a JSON object with a field text")
    try:
        return article(row, source, home)
    except InputError as error:
        return error


def _skip_line(lines: object) -> None:
    while (rest := lines.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):  # type: ignore[attr-defined]
        pass
