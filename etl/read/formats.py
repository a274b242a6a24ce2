"""The file formats: each reader yields the records of one file, and an InputError for each part it cannot read."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from etl.errors import InputError
from etl.read.markup import Extractor
from etl.read.records import FIELDS, LONGEST_TEXT, TEXT, Record

LONGEST_LINE = 4 * LONGEST_TEXT
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
HEAD = 8192
BATCH_ROWS = 1000
UNREADABLE_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)

Pulled = TypeVar("Pulled")
Reader = Callable[[Path, Extractor], Iterator[Record | InputError]]


def text(path: Path, _: Extractor) -> Iterator[Record | InputError]:
    """A plain text file is one article."""
    yield Record(str(path), {TEXT: decoded(path, content(path))})


def html(path: Path, extractor: Extractor) -> Iterator[Record | InputError]:
    """An HTML page is one article: its main text, with title, outlet, address and stated dates as metadata."""
    page = extractor.extract(path, content(path))
    yield Record(str(path), page.fields, page.metadata)


def json(path: Path, _: Extractor) -> Iterator[Record | InputError]:
    """A JSON object, or a list of them, is one article each."""
    try:
        value = msgspec.json.decode(content(path))
    except UNREADABLE_JSON as error:
        raise InputError(f"{path}: {_not_json(error)}") from error
    rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows, start=1):
        yield _object(f"{path}:item {number}" if isinstance(value, list) else str(path), row)


def jsonl(path: Path, _: Extractor) -> Iterator[Record | InputError]:
    """Each line is one article; a bad line loses only itself."""
    with path.open("rb") as file:
        for number, line in enumerate(_lines(file), start=1):
            where = f"{path}:{number}"
            if line is None:
                yield InputError(f"{where}: line of more than {LONGEST_LINE:,} bytes: expected one article a line")
            elif line.strip():
                yield _json_line(where, line)


def table(path: Path, _: Extractor) -> Iterator[Record | InputError]:
    """A CSV file with a column `text` is one article a row."""
    try:
        rows = csv.DictReader(io.StringIO(decoded(path, content(path)), newline=""), strict=True)
        _expect_text(path, _with_long_cells(lambda: list(rows.fieldnames or ())))
        while (row := _with_long_cells(lambda: next(rows, None))) is not None:
            if None in row or None in row.values():
                yield InputError(f"{path}:{rows.line_num}: row with {_cells(row)} cells: expected {_width(rows)}")
            else:
                yield Record(f"{path}:{rows.line_num}", row)
    except csv.Error as error:
        raise InputError(f"{path}: not a readable CSV: {error}") from error


def _with_long_cells(pull: Callable[[], Pulled]) -> Pulled:
    """What `pull` takes from a CSV reader; the limit of its cells is the whole process's, so it is set back at once."""
    limit = csv.field_size_limit(LONGEST_LINE)
    try:
        return pull()
    finally:
        csv.field_size_limit(limit)


def parquet(path: Path, _: Extractor) -> Iterator[Record | InputError]:
    """A Parquet file with a column `text` is one article a row."""
    try:
        with pq.ParquetFile(path) as file:
            names = file.schema_arrow.names
            _expect_text(path, names)
            columns = [name for name in FIELDS if name in names]
            number = 0
            for batch in file.iter_batches(BATCH_ROWS, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield Record(f"{path}:row {number}", {key: _plain(value) for key, value in row.items()})
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{path}: not a whole Parquet file: {_first_line(error)}") from error


READERS: Mapping[str, Reader] = {
    ".txt": text,
    ".html": html,
    ".htm": html,
    ".json": json,
    ".jsonl": jsonl,
    ".ndjson": jsonl,
    ".csv": table,
    ".parquet": parquet,
}


def content(path: Path) -> bytes:
    """The bytes of a file that is neither empty nor longer than an article may be."""
    size = path.stat().st_size
    if size > LONGEST_LINE:
        raise InputError(f"{path}: {size:,} bytes: expected an article of at most {LONGEST_LINE:,} bytes")
    data = path.read_bytes()
    if not data.strip():
        raise InputError(f"{path}: empty file: expected the text of an article")
    return data


def decoded(path: Path, data: bytes) -> str:
    """Text in UTF-8, or UTF-16 with its mark; raises InputError naming the line of the first bad byte."""
    encoding = MARKS.get(data[:2], "utf-8-sig")
    if encoding != "utf-16" and b"\0" in data:
        at = data.index(b"\0")
        what = "NUL byte" if at > HEAD else "binary file: NUL byte"
        raise InputError(f"{path}:{_line(data, at)}: {what} at offset {at}: expected text in UTF-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        bad = data[error.start : error.start + 1].hex()
        raise InputError(
            f"{path}:{_line(data, error.start)}: byte 0x{bad} at offset {error.start}: expected text in UTF-8"
        ) from error


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Lines of a file; None for one that is too long to hold, whose rest is passed over in pieces."""
    while line := file.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)
        yield None


def _json_line(where: str, line: bytes) -> Record | InputError:
    try:
        return _object(where, msgspec.json.decode(line))
    except UNREADABLE_JSON as error:
        return InputError(f"{where}: {_not_json(error)}")


def _not_json(error: Exception) -> str:
    return "JSON nested too deeply" if isinstance(error, RecursionError) else f"not JSON in UTF-8: {error}"


def _object(where: str, row: Any) -> Record | InputError:
    if not isinstance(row, dict):
        return InputError(f"{where}: {type(row).__name__}: expected an object with the field {TEXT}")
    if TEXT not in row:
        return InputError(f"{where}: fields {', '.join(map(str, row)) or 'none'}: expected the field {TEXT}")
    return Record(where, row)


def _expect_text(path: Path, names: list[str]) -> None:
    if TEXT not in names:
        raise InputError(f"{path}: columns {', '.join(names) or 'none'}: expected a column {TEXT}")


def _cells(row: Mapping[Any, Any]) -> int:
    extra = row.get(None) or ()
    return sum(value is not None for key, value in row.items() if key is not None) + len(extra)


def _width(rows: "csv.DictReader[str]") -> int:
    return len(rows.fieldnames or ())


def _plain(value: object) -> object:
    return value.isoformat()[:10] if hasattr(value, "isoformat") else value


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
