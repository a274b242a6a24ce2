"""Ask the published file one of the questions of sql/queries, read-only."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from etl.errors import CordialeError
from etl.paths import SQL

Row = dict[str, Any]


@contextmanager
def opened(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the file that `database` leads to; raises CordialeError when there is none to open."""
    if not database.exists():
        raise CordialeError(f"{database}: nothing is published here yet: run `cordiale build` first")
    try:
        connection = duckdb.connect(str(database.resolve()), read_only=True)
    except duckdb.Error as error:
        raise CordialeError(f"{database.resolve()}: not a published file: {str(error).splitlines()[0]}") from error
    with connection:
        yield connection


def ask(connection: duckdb.DuckDBPyConnection, question: str, parameters: Mapping[str, object]) -> list[Row]:
    """The rows that answer sql/queries/`question`.sql with its variables set to `parameters`."""
    for name, value in parameters.items():
        connection.execute(f"SET VARIABLE {name} = ?", [value])
    answer = connection.sql((SQL / "queries" / f"{question}.sql").read_text(encoding="utf-8"))
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.fetchall()]
