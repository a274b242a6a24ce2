"""Checks of a written file before anybody sees it: its manifest, and each file of sql/checks, whose rows are faults.

A check names what it looks at by `article_touched(article_key)` and the like, which holds for every row of a file made
from nothing. Of a file written onto a former one it holds for what was put in or taken out: the rest is that of the
former file, where it was checked.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import polars as pl

from etl.errors import PublishError
from etl.load.fill import QUIET
from etl.paths import SQL, statements

SHOWN = 3
TOUCHED = ("article", "mention", "engagement", "partner")


def names() -> tuple[str, ...]:
    """Names of the checks, in the order in which they run."""
    return tuple(sorted(path.stem for path in (SQL / "checks").glob("*.sql")))


def verify(file: Path, counts: Mapping[str, int], touched: Mapping[str, pl.Series] | None = None) -> None:
    """Open `file` read-only and hold it against `counts` (rows by table) and all checks; raises PublishError.

    `touched` are the keys of what was put in or taken out, by TOUCHED, of a file written onto a former one.
    """
    if (wal := file.with_name(f"{file.name}.wal")).exists():
        raise PublishError(f"{wal}: the file was not checkpointed; expected no write-ahead log beside it")
    with duckdb.connect(str(file), read_only=True) as connection:
        connection.execute(QUIET)
        look_at(connection, touched)
        for table, expected in counts.items():
            [(found,)] = connection.table(table).count("*").fetchall()
            if found != expected:
                raise PublishError(f"table {table}: {found} rows found in the file, {expected} written")
        for name in names():
            if faults := failures(connection, name):
                raise PublishError(f"check {name} failed: {meaning(name)} Found: {'; '.join(faults)}")


def look_at(connection: duckdb.DuckDBPyConnection, touched: Mapping[str, pl.Series] | None) -> None:
    """Say what the checks of a connection look at: what was `touched`, by TOUCHED, everything where it is None."""
    for name in TOUCHED:
        if touched is not None:
            connection.register("touched_now", touched[name].alias("touched").to_frame())
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {name}_touched AS FROM touched_now")
            connection.unregister("touched_now")
        meant = "true" if touched is None else f"touched IN (FROM {name}_touched)"
        connection.execute(f"CREATE OR REPLACE TEMP MACRO {name}_touched(touched) AS {meant}")


def failures(connection: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    """The first faults a check finds in what it was told to look at, as `column=value` pairs; none when all is well."""
    found = connection.sql(statements("checks", f"{name}.sql"))
    rows = found.limit(SHOWN).fetchall()
    return [", ".join(f"{column}={value}" for column, value in zip(found.columns, row, strict=True)) for row in rows]


def meaning(name: str) -> str:
    """What the check holds: the first line of its file."""
    return statements("checks", f"{name}.sql").splitlines()[0].removeprefix("-- ")
