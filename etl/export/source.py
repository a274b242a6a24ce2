"""The rows that exports are made of: one file of sql/exports a table, read from the published file, read-only."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa

from etl.paths import SQL

FORMULA = r"^[\s\x{feff}\x{200b}]*[=+\-@＝＋－＠]|^[\t\r]"  # the wide signs too: spreadsheets of East Asia take them
# controls that no cell needs, and those that turn the direction of what is read
CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\x{2028}\x{2029}\x{202a}-\x{202e}\x{2066}-\x{2069}]"
BATCH = 20_000
UNKNOWN_DAY = date(1970, 1, 1)


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


def stamp(build: Mapping[str, Any]) -> datetime:
    """The day the build knows about, at midnight: what a form has to be stamped with that asks when it was made.

    No export says when its build was published: builds of the same inputs export the same bytes.
    """
    return datetime.combine(build["as_of"] or UNKNOWN_DAY, time())


def batches(connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[pa.RecordBatch]:
    """The rows of an export table in its order, a few thousand at a time."""
    yield from connection.sql(question(name)).to_arrow_reader(BATCH)


def harmless(rows: pl.DataFrame) -> pl.DataFrame:
    """The frame without controls in its texts, an apostrophe before each that a spreadsheet would calculate."""
    texts = {name: pl.col(name).str.replace_all(CONTROL, "") for name, kind in rows.schema.items() if kind == pl.String}
    return rows.with_columns(
        pl.when(text.str.contains(FORMULA)).then(pl.format("'{}", text)).otherwise(text).alias(name)
        for name, text in texts.items()
    )
