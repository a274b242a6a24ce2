"""The cookbook: the questions of sql/queries by name, asked with their variables, answered as a frame or in a form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import duckdb
import polars as pl
from rich.console import Console
from rich.table import Table

from etl.asking import opened
from etl.errors import CordialeError
from etl.export import source
from etl.paths import SQL

FORMS = ("table", "csv", "json", "parquet")
OTHERS = ("page_", "why_")  # questions of the dashboards and of `cordiale why`
VARIABLE = re.compile(r"getvariable\('(\w+)'\)")
VIEW = re.compile(r"^CREATE VIEW (\w+) AS$(.*?);$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Question:
    """One file of the cookbook: what it asks, how to read the answer, and its variables with their defaults."""

    name: str
    asks: str
    reading: str
    variables: tuple[str, ...]
    defaults: str
    sql: str


@cache
def questions() -> tuple[Question, ...]:
    """Every question of the cookbook, by name."""
    files = sorted((SQL / "queries").glob("*.sql"))
    return tuple(_question(path) for path in files if not path.stem.startswith(OTHERS))


def answer(database: Path, name: str, given: Mapping[str, str]) -> pl.DataFrame:
    """The answer to question `name` with variables set as `given`; a partner may be given by any of its names.

    Raises CordialeError for an unknown question, variable or partner, and for a value that does not fit.
    """
    question = _named(name)
    with opened(database) as connection:
        for variable, value in given.items():
            if variable not in question.variables:
                known = ", ".join(question.variables) or "none"
                raise CordialeError(f"{name} has no variable {variable!r}: expected one of: {known}")
            meant = _partner(connection, value) if variable == "partner" else value
            connection.execute(f"SET VARIABLE {variable} = ?", [meant])
        try:
            rows: pl.DataFrame = connection.sql(question.sql).pl()
        except duckdb.ConversionException as error:
            raise CordialeError(f"{name}: {str(error).splitlines()[0]}") from error
    return rows


def written(rows: pl.DataFrame, form: str) -> bytes:
    """The answer as csv, json (a list of rows) or parquet; raises CordialeError for another form."""
    flat = rows.with_columns(
        pl.col(name).list.join(" ") for name, kind in rows.schema.items() if kind == pl.List(pl.String)
    )
    match form:
        case "csv":
            return source.harmless(flat).write_csv().encode()
        case "json":
            return rows.write_json().encode() + b"\n"
        case "parquet":
            buffer = BytesIO()
            rows.write_parquet(buffer)
            return buffer.getvalue()
    raise CordialeError(f"unknown format {form!r}: expected one of {', '.join(FORMS)}")


def shown(console: Console, name: str, rows: pl.DataFrame) -> None:
    """Print the question, the answer as a table, and how to read it."""
    question = _named(name)
    console.print(question.asks, style="bold", markup=False)
    table = Table(box=None, pad_edge=False)
    for column, kind in rows.schema.items():
        table.add_column(column, justify="right" if kind.is_numeric() else "left", overflow="fold")
    for row in rows.iter_rows():
        table.add_row(*("" if value is None else _cell(value) for value in row))
    console.print(table if rows.height else "No row answers this.", markup=False)
    console.print(question.reading, style="dim", markup=False, highlight=False)


def _cell(value: object) -> str:
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text.replace("[", r"\[")


def _question(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    first, second, third, *_ = text.splitlines()
    return Question(
        name=path.stem,
        asks=first.removeprefix("-- "),
        reading=second.removeprefix("-- "),
        variables=tuple(dict.fromkeys([*VARIABLE.findall(text), *_of_views(text)])),
        defaults=third.removeprefix("-- Set: ").rstrip(".") if third.startswith("-- Set: ") else "",
        sql=text,
    )


def _of_views(text: str) -> list[str]:
    """Variables that the views named in a question look at."""
    views = VIEW.findall((SQL / "views.sql").read_text(encoding="utf-8"))
    return [variable for name, view in views if re.search(rf"\b{name}\b", text) for variable in VARIABLE.findall(view)]


def _named(name: str) -> Question:
    for question in questions():
        if question.name == name:
            return question
    close = [question.name for question in questions() if name[:4] in question.name]
    hint = f"; did you mean {', '.join(close)}?" if close else "; `cordiale ask` lists them"
    raise CordialeError(f"no question is called {name!r}{hint}")


def _partner(connection: duckdb.DuckDBPyConnection, called: str) -> str:
    [(code,)] = connection.execute("SELECT partner_code(?)", [called]).fetchall()
    if code is None:
        likely = connection.execute("FROM partners_called(?)", [called]).fetchall()
        if likely:
            meant = ", ".join(f"{code} ({name})" for code, name in likely)
            raise CordialeError(f"several partners are called {called!r}: expected one of {meant}")
        raise CordialeError(f"no partner is called {called!r}: expected a code such as LAO or a name such as Laos")
    return str(code)
