"""Ask the published file one of the questions of sql/queries, read-only."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from etl.errors import CordialeError
from etl.load.fill import SCHEMA_VERSION
from etl.paths import statements

LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",  # read-only alone leaves COPY TO and read_csv to a question
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}
Row = dict[str, Any]


@contextmanager
def opened(database: Path, *, of_any_version: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the file that `database` leads to, which can read and write no other file.

    Raises CordialeError when there is none to open, and when it has another schema unless `of_any_version`.
    """
    if not database.exists():
        raise CordialeError(f"{database}: nothing is published here yet: run `cordiale build` first")
    try:
        connection = duckdb.connect(str(database.resolve()), read_only=True, config=LOCKED)
    except duckdb.Error as error:
        raise CordialeError(f"{database.resolve()}: not a published file: {str(error).splitlines()[0]}") from error
    with connection:
        if not of_any_version:
            _understood(connection, database.resolve())
        yield connection


def ask(
    connection: duckdb.DuckDBPyConnection, question: str, parameters: Mapping[str, object], of: str = "queries"
) -> list[Row]:
    """The rows that answer sql/`of`/`question`.sql with its variables set to `parameters`."""
    for name, value in parameters.items():
        connection.execute(f"SET VARIABLE {name} = ?", [value])
    answer = connection.sql(statements(of, f"{question}.sql"))
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.fetchall()]


def _understood(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    try:
        found = [row["schema_version"] for row in ask(connection, "page_schema", {})]
    except duckdb.Error:
        found = []
    if found and found[0] > SCHEMA_VERSION:
        raise CordialeError(f"{file}: schema version {found[0]}, expected {SCHEMA_VERSION}: a newer Cordiale made it")
    if found != [SCHEMA_VERSION]:
        raise CordialeError(
            f"{file}: schema version {found[0] if found else 'unknown'}, expected {SCHEMA_VERSION}: "
            "run `cordiale build` to make it anew from the same articles; corrections and ids stay"
        )
