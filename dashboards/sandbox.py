"""Analysts' own SQL: reading only, on a locked connection, cut off by time, by memory and by rows.

The connection allows no file, network, host or settings access (database.LOCKED). DuckDB still lets a connection write
the published file's own companions (`COPY ... TO '<file>.wal'`, also under EXPLAIN ANALYZE), so statements are taken by
kind: SELECT, EXPLAIN of a SELECT, and SET VARIABLE before them. Each question runs in a process of its own
(dashboards/asked.py), ended at the time limit, because DuckDB's own limits do not reach inside one call of a function.
"""

import json
import re
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa

from dashboards.database import LOCKED, Published

SECONDS, MOST_ROWS, MOST_STATEMENTS, MOST_CHARACTERS = 10.0, 2_000, 60, 20_000
BLANK = r"(?:\s|--[^\n]*(?:\n|$)|/\*.*?\*/)*"
SET_VARIABLE = re.compile(rf"^{BLANK}(?:re)?set\s+variable\s", re.IGNORECASE | re.DOTALL)
EXPLAIN = re.compile(rf"^{BLANK}explain{BLANK}(?:analyze\b|\([^)]*\))?", re.IGNORECASE | re.DOTALL)
HOST_WORDS = re.compile(
    r"\bpg_(?:settings|database)|json_execute_serialized_sql|duckdb_(?:settings|databases|secrets|temporary_files|extensions|logs|log_contexts)|pragma_|current_setting|query_table"
    r"|\bquery\b\W*\(|\b(?:enable|disable)_\w+|write_log|checkpoint|which_secret|getenv|read_blob|read_text|\bglob\b\W*\(",
    re.IGNORECASE,
)
HOST_TABLES = re.compile(r"duckdb_|pragma_|pg_(?:settings|database)", re.IGNORECASE)
CHILD = Path(__file__).resolve().with_name("asked.py")
AT_ONCE = threading.BoundedSemaphore(2)


class RefusedError(Exception):
    """The SQL was not run or not finished; `reason` is a key of the wording, `detail` what DuckDB says."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason, self.detail = reason, detail


@dataclass(frozen=True, slots=True)
class Answer:
    """At most MOST_ROWS rows of the last statement, and whether there were more."""

    rows: pl.DataFrame
    cut: bool


def run(published: Published, sql: str, seconds: float = SECONDS) -> Answer:
    """The answer to the last statement of `sql`; raises RefusedError."""
    *before, last = _checked(sql)
    published.cursor().close()
    request = {
        "path": str(published.path),
        "config": LOCKED,
        "seconds": seconds,
        "before": before,
        "last": last,
        "explain": bool(EXPLAIN.match(last)),
        "rows": MOST_ROWS + 1,
    }
    rows = _table(_output(json.dumps(request).encode(), seconds))
    return Answer(rows.head(MOST_ROWS), rows.height > MOST_ROWS)


def _output(request: bytes, seconds: float) -> bytes:
    """What the question's own process wrote; a process that died of itself had met the system's limits."""
    command = [sys.executable, "-P", str(CHILD)]
    with AT_ONCE:
        try:
            done = subprocess.run(command, input=request, capture_output=True, timeout=seconds, check=False)
        except subprocess.TimeoutExpired as error:
            raise RefusedError("too_slow") from error
    if done.returncode:
        raise RefusedError("too_large")
    return done.stdout


def _table(output: bytes) -> pl.DataFrame:
    words, _, rows = output.partition(b"\n")
    refused = json.loads(words)
    if refused:
        raise RefusedError(**refused)
    try:
        return pl.DataFrame(pa.ipc.open_stream(rows).read_all())
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, pa.ArrowException, ValueError, TypeError) as error:
        raise RefusedError("no_table", str(error)) from error


def _checked(sql: str) -> list[str]:
    if len(sql) > MOST_CHARACTERS:
        raise RefusedError("too_long")
    if word := HOST_WORDS.search(_commands(sql)):
        raise RefusedError("host", word[0])
    statements = _parsed(sql)
    if not statements:
        raise RefusedError("nothing")
    if len(statements) > MOST_STATEMENTS:
        raise RefusedError("too_long")
    for position, statement in enumerate(statements, start=1):
        if not _reads(statement, last=position == len(statements)):
            raise RefusedError("only_select", statement.query.strip()[:60])
    return [statement.query for statement in statements]


def _commands(sql: str) -> str:
    """The SQL as DuckDB's own lexer cuts it, without comments and literals, but for a literal that may name a table."""
    text = sql.encode()
    tokens = duckdb.tokenize(sql)
    ends = [*(start for start, _ in tokens), len(text)][1:]
    pieces = [(text[start:end].decode(), kind) for (start, kind), end in zip(tokens, ends, strict=True)]
    return "".join(piece if _commanding(piece, kind) else " '' " for piece, kind in pieces)


def _commanding(piece: str, kind: duckdb.token_type) -> bool:
    if kind == duckdb.token_type.string_const:
        return bool(HOST_TABLES.search(piece))
    return kind != duckdb.token_type.comment


def _parsed(sql: str) -> list[duckdb.Statement]:
    try:
        return duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise RefusedError("wrong", str(error)) from error


def _reads(statement: duckdb.Statement, *, last: bool) -> bool:
    kind = statement.type.name
    if kind == "SET":
        return not last and bool(SET_VARIABLE.match(statement.query))
    if kind == "EXPLAIN":
        inner = _parsed(EXPLAIN.sub("", statement.query, count=1))
        return last and [each.type.name for each in inner] == ["SELECT"]
    return last and kind == "SELECT"
