"""Checks of a written file before anybody sees it: its manifest, and each file of sql/checks, whose rows are faults."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from etl.errors import PublishError
from etl.load.fill import QUIET
from etl.paths import SQL, statements

SHOWN = 3


def names() -> tuple[str, ...]:
    """Names of the checks, in the order in which they run."""
    return tuple(sorted(path.stem for path in (SQL / "checks").glob("*.sql")))


def verify(file: Path, counts: Mapping[str, int], fresh: Sequence[int] | None = None) -> None:
    """Open `file` read-only and hold it against `counts` (rows by table) and all checks; raises PublishError.

    `fresh` are the keys of the articles that are new in a file written onto a former one: the texts and evidence of
    the others were checked there. All are fresh where it is None.
    """
    if (wal := file.with_name(f"{file.name}.wal")).exists():
        raise PublishError(f"{wal}: the file was not checkpointed; expected no write-ahead log beside it")
    with duckdb.connect(str(file), read_only=True) as connection:
        connection.execute(QUIET)
        connection.execute("SET VARIABLE fresh_articles = ?::UINTEGER[]", [fresh])
        for table, expected in counts.items():
            [(found,)] = connection.table(table).count("*").fetchall()
            if found != expected:
                raise PublishError(f"table {table}: {found} rows found in the file, {expected} written")
        for name in names():
            if faults := failures(connection, name):
                raise PublishError(f"check {name} failed: {meaning(name)} Found: {'; '.join(faults)}")


def failures(connection: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    """The first faults a check finds, each as `column=value` pairs; none when all is well."""
    found = connection.sql(statements("checks", f"{name}.sql"))
    rows = found.limit(SHOWN).fetchall()
    return [", ".join(f"{column}={value}" for column, value in zip(found.columns, row, strict=True)) for row in rows]


def meaning(name: str) -> str:
    """What the check holds: the first line of its file."""
    return statements("checks", f"{name}.sql").splitlines()[0].removeprefix("-- ")
