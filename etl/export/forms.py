"""One function for each form of export, and the list of them; each writes into a folder and names its files."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import duckdb
import msgspec
import polars as pl

from etl.asking import opened
from etl.errors import CordialeError
from etl.export import datapackage, days, source, workbook

TABLES = ("engagement", "engagement_partner", "participant", "telling", "milestone", "tier", "build")

Writer: TypeAlias = Callable[[duckdb.DuckDBPyConnection, Path], list[Path]]


def export(database: Path, form: str, folder: Path) -> list[Path]:
    """Write the published file in `form` (a key of FORMS) into `folder`, return the files written.

    Two exports of one build are equal byte for byte. Raises CordialeError for an unknown form, a missing database, or
    more rows than the form can hold.
    """
    if form not in FORMS:
        raise CordialeError(f"unknown form {form!r}: expected one of {', '.join(FORMS)}")
    with opened(database) as connection:
        folder.mkdir(parents=True, exist_ok=True)
        return FORMS[form](connection, folder)


def parquet(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[Path]:
    """Parquet, engagements partitioned by the year of their first day (`year=none` without one)."""
    files = []
    for table in TABLES:
        rows = source.frame(connection, table)
        if table == "engagement":
            year = pl.col("date_first").dt.year().cast(pl.String).fill_null("none")
            parts = rows.with_columns(year=year).partition_by("year", as_dict=True, include_key=False)
            files += [
                _parquet(part, folder / table / f"year={key[0]}" / "part-0.parquet") for key, part in parts.items()
            ]
        else:
            files.append(_parquet(rows, folder / f"{table}.parquet"))
    return sorted(files)


def csv(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[Path]:
    """CSV in UTF-8, a table a file; no cell is a formula."""
    return [_csv(source.frame(connection, table), folder / f"{table}.csv") for table in TABLES]


def jsonl(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[Path]:
    """JSON lines: one engagement a line with its partners, participants, tellings and evidence."""
    file = folder / "engagements.jsonl"
    with file.open("wb") as out:
        for batch in source.batches(connection, "document"):
            for row in batch.to_pylist():
                out.write(msgspec.json.encode(row) + b"\n")
    return [file]


def gdelt(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[Path]:
    """Tab-separated in the columns of GDELT's events, header included; a day is given only where it is known."""
    rows = source.frame(connection, "gdelt")
    one_line = [
        pl.col(name).str.replace_all(r"[\t\r\n]+", " ") for name, kind in rows.schema.items() if kind == pl.String
    ]
    file = folder / "events.tsv"
    file.write_text(
        source.harmless(rows.with_columns(one_line)).write_csv(separator="\t", quote_style="never"), "utf-8"
    )
    return [file]


def package(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[Path]:
    """A Frictionless data package: the CSV files and a datapackage.json that describes their columns."""
    files = csv(connection, folder)
    return [*files, datapackage.write(connection, TABLES, folder)]


def _csv(rows: pl.DataFrame, file: Path) -> Path:
    source.harmless(rows).write_csv(file)
    return file


def _parquet(rows: pl.DataFrame, file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    rows.write_parquet(file, compression="zstd")
    return file


FORMS: Mapping[str, Writer] = {
    "parquet": parquet,
    "csv": csv,
    "jsonl": jsonl,
    "xlsx": lambda connection, folder: workbook.write(connection, TABLES, folder),
    "gdelt": gdelt,
    "timeline": days.timeline,
    "ical": days.calendar,
    "datapackage": package,
}
