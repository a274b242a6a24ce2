"""The rows that exports are made of: one file of sql/exports a table, read from the published file, read-only."""

from collections.abc import Iterator

import duckdb
import polars as pl
import pyarrow as pa

from etl.paths import SQL

FORMULA = r"^[\t\r\n ]*[=+\-@\t\r]"
BATCH = 20_000


def question(name: str) -> str:
    """The SQL of sql/exports/`name`.sql."""
    return (SQL / "exports" / f"{name}.sql").read_text(encoding="utf-8")


def meaning(name: str) -> str:
    """What the table holds: the first line of its SQL."""
    return question(name).splitlines()[0].removeprefix("-- ")


def frame(connection: duckdb.DuckDBPyConnection, name: str) -> pl.DataFrame:
    """All rows of an export table, in its order."""
    rows: pl.DataFrame = connection.sql(question(name)).pl()
    return rows


def batches(connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[pa.RecordBatch]:
    """The rows of an export table in its order, a few thousand at a time."""
    yield from connection.sql(question(name)).to_arrow_reader(BATCH)


def harmless(rows: pl.DataFrame) -> pl.DataFrame:
    """The frame with an apostrophe before every text that a spreadsheet would calculate."""
    texts = [name for name, kind in rows.schema.items() if kind == pl.String]
    return rows.with_columns(
        pl.when(pl.col(name).str.contains(FORMULA))
        .then(pl.format("'{}", pl.col(name)))
        .otherwise(pl.col(name))
        .alias(name)
        for name in texts
    )
