"""Frames as files to take away: CSV, XLSX with notes, Parquet; a cell is never a formula."""

import io
from collections.abc import Sequence

import polars as pl
import xlsxwriter


def flat(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with lists written as text, in the order given."""
    lists = [name for name, kind in frame.schema.items() if isinstance(kind, pl.List)]
    return frame.with_columns(pl.col(name).cast(pl.List(pl.String)).list.join("; ") for name in lists)


def csv(frame: pl.DataFrame) -> bytes:
    """UTF-8 with a byte-order mark, for Excel; text that a spreadsheet would calculate begins with an apostrophe."""
    texts = [name for name, kind in frame.schema.items() if kind in (pl.String, pl.List(pl.String))]
    safe = flat(frame).with_columns(
        pl.when(pl.col(name).str.contains(r"^[\t\r ]*[=+\-@\t\r]"))
        .then("'" + pl.col(name))
        .otherwise(pl.col(name))
        .alias(name)
        for name in texts
    )
    return b"\xef\xbb\xbf" + safe.write_csv().encode()


def parquet(frame: pl.DataFrame) -> bytes:
    """The frame as it is, types and all."""
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue()


def xlsx(frame: pl.DataFrame, notes: Sequence[tuple[str, str]]) -> bytes:
    """A workbook of two sheets, Data and Notes; every text is a string cell, never a formula or a link."""
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        heading = book.add_format({"bold": True, "bottom": 1})
        sheet = book.add_worksheet("Data")
        shown = flat(frame)
        for column, name in enumerate(shown.columns):
            sheet.write_string(0, column, name, heading)
            sheet.write_column(1, column, shown[name].to_list())
        sheet.freeze_panes(1, 0)
        sheet.autofit()
        page = book.add_worksheet("Notes")
        for row, (name, text) in enumerate(notes):
            page.write_string(row, 0, name, heading)
            page.write_string(row, 1, text)
        page.set_column(0, 0, 18)
        page.set_column(1, 1, 110)
    return buffer.getvalue()
