"""An Excel workbook: a page of notes first, then a sheet a table; every text is a text cell, never formula or link."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import polars as pl
import xlsxwriter

from etl.errors import CordialeError
from etl.export import source

SHEET_ROWS = 1_048_575  # Excel's limit, the heading taken off
CELL = 32_767  # characters that a cell can hold
NOTES = (
    "Every row leads back to sentences: look its engagement_id up in the sheet telling.",
    "Dates are intervals: date_first and date_last are the first and last possible day. No day in between is meant.",
    "For a period, an engagement is certain when its whole interval lies in it, possible when it overlaps it.",
    "Mentions in articles are coverage; count rows of engagement to count engagements.",
    "The last sheet says what each column holds.",
)


def write(connection: duckdb.DuckDBPyConnection, tables: Sequence[str], folder: Path) -> list[Path]:
    """engagements.xlsx in `folder`; raises CordialeError when a table has more rows than a sheet."""
    frames = {table: source.frame(connection, table) for table in tables if table != "build"}
    for table, rows in frames.items():
        if rows.height > SHEET_ROWS:
            raise CordialeError(f"{table}: {rows.height} rows do not fit an Excel sheet; export parquet or csv instead")
    [build] = source.frame(connection, "build").to_dicts()
    file = folder / "engagements.xlsx"
    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(str(file), options) as book:
        title = f"Engagements of {build['home_name']}, build {build['build_id']}"
        book.set_properties({"title": title, "created": source.stamp(build)})
        bold = book.add_format({"bold": True})
        notes = book.add_worksheet("notes")
        notes.set_column(0, 0, 24)
        lines = [*((name, str(value)) for name, value in build.items()), *(("note", text) for text in NOTES)]
        for row, (name, text) in enumerate([*lines, *((table, source.meaning(table)) for table in frames)]):
            notes.write_string(row, 0, name, bold)
            notes.write_string(row, 1, text)
        for table, rows in frames.items():
            _sheet(book, table, rows, bold)
        _sheet(book, "columns", _meanings(connection, frames), bold)
    return [file]


def _meanings(connection: duckdb.DuckDBPyConnection, frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """What each column of each sheet holds, as the file itself says it."""
    meant = dict(connection.execute(source.question("meaning")).fetchall())
    rows = [(table, column, meant.get(column, "")) for table, frame in frames.items() for column in frame.columns]
    return pl.DataFrame(rows, schema=["sheet", "column", "meaning"], orient="row")


def _sheet(book: xlsxwriter.Workbook, name: str, rows: pl.DataFrame, bold: object) -> None:
    sheet = book.add_worksheet(name)
    for column, title in enumerate(rows.columns):
        sheet.write_string(0, column, title, bold)
        sheet.set_column(column, column, max(12, len(title) + 2))
        values = rows[title]
        if values.dtype == pl.String:
            values = source.harmless(values.str.slice(0, CELL - 1).to_frame())[title]
        sheet.write_column(1, column, values.to_list())
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, rows.height, max(rows.width - 1, 0))
