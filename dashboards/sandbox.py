"""Analysts' own SQL: reading only, on a locked connection, cut off by time and by rows.

The connection allows no file, network, host or settings access (database.LOCKED). DuckDB still lets a connection write
the published file's own companions (`COPY ... TO '<file>.wal'`, also under EXPLAIN ANALYZE), so statements are taken by
kind: SELECT, EXPLAIN of a SELECT, and SET VARIABLE before them.
"""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb
import polars as pl

from dashboards.database import Published

SECONDS, MOST_ROWS, MOST_STATEMENTS, MOST_CHARACTERS = 10.0, 2_000, 60, 20_000
BLANK = r"(?:\s|--[^\n]*(?:\n|$)|/\*.*?\*/)*"
SET_VARIABLE = re.compile(rf"^{BLANK}(?:re)?set\s+variable\s", re.IGNORECASE | re.DOTALL)
EXPLAIN = re.compile(rf"^{BLANK}explain{BLANK}(?:analyze\b|\([^)]*\))?", re.IGNORECASE | re.DOTALL)
HOST_WORDS = re.compile(
    r"duckdb_(?:settings|databases|secrets|temporary_files|extensions|logs|log_contexts)|pragma_|current_setting|query_table"
    r"|\bquery\b\W*\(|\b(?:enable|disable)_\w+|write_log|checkpoint|which_secret|getenv|read_blob|read_text|\bglob\b\W*\(",
    re.IGNORECASE,
)


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
    with published.cursor() as cursor, _limited(cursor, seconds):
        for statement in before:
            cursor.execute(statement)
        if EXPLAIN.match(last):
            plan = "\n".join(str(row[-1]) for row in cursor.execute(last).fetchall())
            return Answer(pl.DataFrame({"plan": plan.splitlines()}), cut=False)
        rows = cursor.sql(last).limit(MOST_ROWS + 1).pl()
    return Answer(_short(rows.head(MOST_ROWS)), rows.height > MOST_ROWS)


def _checked(sql: str) -> list[str]:
    if len(sql) > MOST_CHARACTERS:
        raise RefusedError("too_long")
    if HOST_WORDS.search(sql):
        raise RefusedError("host", HOST_WORDS.search(sql)[0])  # type: ignore[index]
    statements = _parsed(sql)
    if not statements:
        raise RefusedError("nothing")
    if len(statements) > MOST_STATEMENTS:
        raise RefusedError("too_long")
    for position, statement in enumerate(statements, start=1):
        if not _reads(statement, last=position == len(statements)):
            raise RefusedError("only_select", statement.query.strip()[:60])
    return [statement.query for statement in statements]


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


@contextmanager
def _limited(cursor: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[None]:
    timer = threading.Timer(seconds, cursor.interrupt)
    timer.start()
    try:
        yield
    except duckdb.InterruptException as error:
        raise RefusedError("too_slow") from error
    except duckdb.OutOfMemoryException as error:
        raise RefusedError("too_large") from error
    except duckdb.Error as error:
        raise RefusedError("wrong", str(error)) from error
    finally:
        timer.cancel()


def _short(rows: pl.DataFrame, most: int = 2_000) -> pl.DataFrame:
    """Long texts cut, so that one cell cannot fill the page."""
    return rows.with_columns(pl.col(pl.String).str.head(most))
