"""The file formats: each reader yields the records of one file, and an InputError for each part it cannot read."""

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from etl.errors import InputError
from etl.read.markup import Extractor
from etl.read.records import FIELDS, LONGEST_TEXT, TEXT, Record, shortened

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
    data = decoded(path, content(path))
    try:
        value = msgspec.json.decode(data)
    except UNREADABLE_JSON as error:
        raise InputError(f"{path}: {_not_json(error, data)}") from error
    rows = value if isinstance(value, list) else [value]
    if not rows:
        raise InputError(f"{path}: an empty list: expected an object with the field {TEXT}, or several")
    for number, row in enumerate(rows, start=1):
        yield _object(f"{path}:item {number}" if isinstance(value, list) else str(path), row)


def jsonl(path: Path, _: Extractor) -> Iterator[Record | InputError]:
    """Each line is one article; a bad line loses only itself, a file without any line is named."""
    is_empty = True
    with path.open("rb") as file:
        for number, line in enumerate(_lines(path, file), start=1):
            where = f"{path}:{number}"
            if line is None:
                yield InputError(f"{where}: line of more than {LONGEST_LINE:,} bytes: expected one article a line")
            elif line.strip():
                yield _json_line(where, line)
            is_empty = is_empty and line is not None and not line.strip()
    if is_empty:
        yield InputError(f"{path}: no line in it: expected one article a line")


def table(path: Path, _: Extractor) -> Iterator[Record | InputError]:
    """A CSV file with a column `text` is one article a row."""
    rows = csv.DictReader(io.StringIO(decoded(path, content(path)), newline=""), strict=True)
    read_to = 0
    try:
        _expect_text(path, _with_long_cells(lambda: list(rows.fieldnames or ())))
        head = read_to = rows.line_num
        while (row := _with_long_cells(lambda: next(rows, None))) is not None:
            read_to = rows.line_num
            if None in row or None in row.values():
                yield InputError(f"{path}:{read_to}: row with {_cells(row)} cells: expected {_width(rows)}")
            else:
                yield Record(f"{path}:{read_to}", row)
    except csv.Error as error:  # where the next row begins after broken quotes, nobody can say
        raise InputError(
            f"{path}:{read_to + 1}: not a readable CSV from this row on ({error} in line {rows.reader.line_num}): "
            "expected each quote within a quoted cell to be doubled; no row after this one is read"
        ) from error
    if read_to == head:
        yield InputError(f"{path}:{head}: a heading and no row: expected one article a row")


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
            if not number:
                yield InputError(f"{path}: columns and no row: expected one article a row")
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


def _lines(path: Path, file: BinaryIO) -> Iterator[bytes | None]:
    """Lines of a file; None for one that is too long to hold, whose rest is passed over in pieces.

    A file that begins with the mark of UTF-16 is turned into UTF-8 as a whole, and the mark of UTF-8 taken off.
    """
    if (mark := file.read(len(BOM_UTF8)))[:2] in MARKS:
        file = io.BytesIO(decoded(path, content(path)).encode())
    elif mark != BOM_UTF8:
        file.seek(0)
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
        return InputError(f"{where}: {_not_json(error, line.decode(errors='replace'))}")


def _not_json(error: Exception, said: str) -> str:
    if isinstance(error, RecursionError):
        return f"JSON nested too deeply: expected an object with the field {TEXT}"
    if "\0" in said:
        return f"NUL byte at offset {said.index(chr(0))}: expected JSON in UTF-8"
    return f"not JSON in UTF-8: {error} in {shortened(said.strip())}: expected an object with the field {TEXT}"


def _object(where: str, row: Any) -> Record | InputError:
    if not isinstance(row, dict):
        return InputError(f"{where}: {shortened(row)}: expected an object with the field {TEXT}")
    if TEXT not in row:
        return InputError(f"{where}: fields {', '.join(map(str, row)) or 'none'}: expected the field {TEXT}")
    return Record(where, row)


def _expect_text(path: Path, names: list[str]) -> None:
    if TEXT not in names:
        raise InputError(f"{path}: columns {', '.join(names) or 'none'}: expected a column {TEXT}")
    if twice := [name for name in FIELDS if names.count(name) > 1]:
        raise InputError(f"{path}: columns {', '.join(names)}: expected one column {twice[0]}")


def _cells(row: Mapping[Any, Any]) -> int:
    extra = row.get(None) or ()
    return sum(value is not None for key, value in row.items() if key is not None) + len(extra)


def _width(rows: "csv.DictReader[str]") -> int:
    return len(rows.fieldnames or ())


def _plain(value: object) -> object:
    return value.isoformat()[:10] if hasattr(value, "isoformat") else value


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
