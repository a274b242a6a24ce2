"""One analyst's SQL in a process of its own: the request is JSON, the answer a line of JSON and the rows as Arrow.

DuckDB does not look at its own limits inside one call of a function (`repeat`, `range`), so the system sets them here
and the caller ends the process at its time limit. It imports nothing of the dashboards, to start in half a second.
"""

import json
import sys
from typing import Any, BinaryIO

import duckdb
import pyarrow as pa

MOST_ADDRESSES = 2_000_000_000
MOST_BYTES = 100_000_000
MOST_IN_CELL = 2_000
TEXTS = ("VARCHAR", "JSON")


class TooLargeError(Exception):
    """The rows are too many bytes to be sent back."""


def main(request: dict[str, Any], out: BinaryIO) -> None:
    """Answer the request, or say in one line why not."""
    try:
        _limit(int(request["seconds"]) + 1)
        table = _answer(request)
    except (MemoryError, TooLargeError, duckdb.OutOfMemoryException, pa.ArrowMemoryError):
        _say(out, reason="too_large")
    except duckdb.Error as error:
        _say(out, reason="too_large" if "bad_alloc" in str(error) else "wrong", detail=str(error))
    except Exception as error:
        _say(out, reason="no_table", detail=str(error))
    else:
        _say(out)
        with pa.ipc.new_stream(out, table.schema) as stream:
            stream.write_table(table)


def _limit(seconds: int) -> None:
    """The addresses and the processor time of this process; a system without such limits keeps the caller's clock."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return
    processors = 2
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (processors * seconds, processors * seconds))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSES, MOST_ADDRESSES))


def _answer(request: dict[str, Any]) -> pa.Table:
    connection = duckdb.connect(request["path"], config=request["config"])
    for statement in request["before"]:
        connection.execute(statement)
    if request["explain"]:
        plan = "\n".join(str(row[-1]) for row in connection.execute(request["last"]).fetchall())
        return pa.table({"plan": plan.splitlines()})
    rows = connection.sql(request["last"]).limit(request["rows"])
    table = rows.project(", ".join(_columns(rows))).to_arrow_table()
    if table.nbytes > MOST_BYTES:
        raise TooLargeError
    return table


def _columns(rows: duckdb.DuckDBPyRelation) -> list[str]:
    """Each column by its place: long texts cut, so that one cell cannot fill the page, and intervals as text."""
    return [
        f"{_shown(f'#{place}', str(kind))} AS {_quoted(name)}"
        for place, (name, kind) in enumerate(zip(rows.columns, rows.types, strict=True), start=1)
    ]


def _shown(column: str, kind: str) -> str:
    if kind in TEXTS or "INTERVAL" in kind:
        return f"left(CAST({column} AS VARCHAR), {MOST_IN_CELL})"
    return column


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _say(out: BinaryIO, **words: str) -> None:
    out.write(json.dumps(words).encode() + b"\n")


if __name__ == "__main__":
    main(json.load(sys.stdin.buffer), sys.stdout.buffer)
