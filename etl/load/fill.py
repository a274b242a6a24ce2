"""Frames into the tables of a new DuckDB file, whose shape sql/schema.sql states."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TypeAlias, TypedDict

import duckdb
import polars as pl
import pyarrow as pa

from etl.errors import PublishError
from etl.paths import statements

SCHEMA = ("schema.sql", "views.sql", "macros.sql")
SCHEMA_VERSION = 4
STORAGE_VERSION = "v1.5.0"  # the newest that the DuckDB CLI on PyPI opens
# row groups twice and blocks a quarter of the default: measured a third smaller, partners still prune well
BLOCK_SIZE = 65536
LAYOUT = f"ROW_GROUP_SIZE 245760, BLOCK_SIZE {BLOCK_SIZE}"
MEMORY_LIMIT = "4GB"
QUIET = "SET enable_progress_bar = false"  # long statements draw one on standard output otherwise
DERIVED = {  # tables made in SQL, each of the rows of another
    "engagement_search": "engagement", "frequency_count": "engagement_partner", "contact_month": "engagement_partner",
    "outlet_count": "article",
}  # fmt: skip
WRITTEN_LAST = ("build", "manifest")


class About(TypedDict):
    """What a build says of itself."""

    build_id: str
    created_at: datetime
    home: str
    as_of: date | None


Frame: TypeAlias = pl.DataFrame | pa.Table | Path
BuildRows: TypeAlias = Mapping[str, Frame]


def write(
    file: Path, rows: BuildRows, *, build_id: str, created_at: datetime, home: str, as_of: date | None
) -> dict[str, int]:
    """Create `file` with schema, rows, views and macros, checkpoint and close it; returns rows by table.

    `rows` maps table names to Polars frames, Arrow tables or Parquet files; a table left out is empty, columns are
    matched by name. `engagement_partner` needs only its two keys. Raises PublishError naming the table refused.
    """
    with attached(file) as connection:
        # one transaction: hundreds of statements are synced to disk once
        connection.execute("BEGIN")
        create(connection)
        connection.execute("COMMIT")
        for table in _loadable(rows):
            insert(connection, table, rows.get(table, pl.DataFrame(schema=columns(table))))
        connection.execute("CREATE TEMP MACRO is_counted(period, partner, period_first) AS true")
        for table, source in DERIVED.items():
            derive(connection, table, f"FROM {source}")
        return concluded(connection, build_id, created_at, home, as_of)


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make every table, view and macro in the open file, each column of each with its meaning."""
    for part in SCHEMA:
        connection.execute(statements(part))
    for view, column, meaning in connection.execute(statements("derive", "view_comment.sql")).fetchall():
        connection.execute(f"COMMENT ON COLUMN {view}.{column} IS {_quoted(meaning)}")


@contextmanager
def attached(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that has `file` open for writing, made if absent, and no other."""
    with duckdb.connect(config={"memory_limit": MEMORY_LIMIT, "temp_directory": f"{file}.tmp"}) as connection:
        # ATTACH takes no parameters, and the storage version can be given nowhere else
        connection.execute(f"ATTACH {_quoted(file)} AS published (STORAGE_VERSION '{STORAGE_VERSION}', {LAYOUT})")
        connection.execute("USE published")
        connection.execute(QUIET)
        yield connection


def concluded(
    connection: duckdb.DuckDBPyConnection, build_id: str, created_at: datetime, home: str, as_of: date | None
) -> dict[str, int]:
    """Write what the build says of itself, checkpoint and let go of the file; returns rows by table."""
    _describe(connection, build_id, created_at, home, as_of)
    counts = _write_manifest(connection)
    connection.execute("CHECKPOINT")
    connection.execute("USE memory")
    connection.execute("DETACH published")
    return counts


def tables() -> tuple[str, ...]:
    """Names of the tables of the schema, in the order in which it states them."""
    return tuple(_stated())


def columns(table: str) -> dict[str, pl.DataType]:
    """Columns stored in a table of the schema as Polars types, enums as strings; computed columns are left out."""
    return _stated()[table]


def is_storage(error: Exception) -> bool:
    """Whether a failure comes from the disk and not from the rows."""
    return isinstance(error, duckdb.IOException | OSError) or "write file" in str(error)


@cache
def _stated() -> dict[str, dict[str, pl.DataType]]:
    with duckdb.connect() as connection:
        connection.execute(statements("schema.sql"))
        found = connection.execute(statements("load", "stored_columns.sql")).fetchall()
        return {table: dict(_empty(connection, stored).schema) for table, stored in found}


def _empty(connection: duckdb.DuckDBPyConnection, stored: list[str]) -> pl.DataFrame:
    typed = [column.partition(" ") for column in stored]
    select = [f"CAST(NULL AS {'VARCHAR' if kind.startswith('ENUM') else kind}) AS {name}" for name, _, kind in typed]
    empty: pl.DataFrame = connection.sql(f"SELECT {', '.join(select)} LIMIT 0").pl()
    return empty


def _loadable(rows: BuildRows) -> list[str]:
    if unknown := sorted(set(rows) - set(tables()) | set(rows) & set(WRITTEN_LAST)):
        raise PublishError(f"rows for {unknown[0]!r}: expected a table of sql/schema.sql other than {WRITTEN_LAST}")
    later = ("engagement_partner", *WRITTEN_LAST, *DERIVED)
    return [*(table for table in tables() if table not in later), "engagement_partner"]


def insert(connection: duckdb.DuckDBPyConnection, table: str, frame: Frame) -> None:
    """Add the rows of `frame` to a table; raises PublishError naming the table that refuses them."""
    given = f"{table}_given"
    try:
        if isinstance(frame, Path):
            connection.execute(f"CREATE OR REPLACE TEMP VIEW {given} AS FROM read_parquet({_quoted(frame)})")
        else:
            connection.register(given, frame)
        if table == "engagement_partner":  # two keys are given, the rest is the engagement's
            connection.execute(statements("derive", f"{table}.sql"))
        else:
            connection.execute(f"INSERT INTO {table} BY NAME FROM {given}")
    except duckdb.Error as error:
        if is_storage(error) and not isinstance(frame, Path):
            raise
        reason = str(error).splitlines()[0]
        raise PublishError(f"table {table}: the rows were refused: {reason}") from error
    finally:
        if not isinstance(frame, Path):
            connection.unregister(given)


def derive(connection: duckdb.DuckDBPyConnection, table: str, given: str) -> None:
    """Add the rows of a table that is made of others, of those rows of them that the query `given` asks for."""
    connection.execute(f"CREATE OR REPLACE TEMP VIEW {table}_given AS {given}")
    connection.execute(statements("derive", f"{table}.sql"))


def _describe(
    connection: duckdb.DuckDBPyConnection, build_id: str, created_at: datetime, home: str, as_of: date | None
) -> None:
    said = {
        "build_id": [build_id], "schema_version": [SCHEMA_VERSION], "home": [home],
        "as_of": pl.Series([as_of], dtype=pl.Date), "created_at": [_utc(created_at)],
    }  # fmt: skip
    connection.register("build_given", pl.DataFrame(said))
    connection.execute(statements("load", "build.sql"))
    connection.unregister("build_given")


def _write_manifest(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    counts = {table: _count(connection, table) for table in tables() if table != "manifest"}
    manifest = pl.DataFrame({"table_name": list(counts), "rows": list(counts.values())})
    insert(connection, "manifest", manifest)
    return counts


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    [(number,)] = connection.table(table).count("*").fetchall()
    return int(number)


def _utc(when: datetime) -> datetime:
    return when.astimezone(UTC).replace(tzinfo=None) if when.tzinfo else when


def _quoted(text: str | Path) -> str:
    return "'" + str(text).replace("'", "''") + "'"
