"""The cookbook: the questions of sql/queries by name, asked with their variables, answered as a frame or in a form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType

import duckdb
import polars as pl
from rich.console import Console
from rich.table import Table

from etl.asking import opened
from etl.errors import CordialeError
from etl.export import source
from etl.export.given import meant
from etl.paths import SQL

FORMS = ("table", "csv", "json", "parquet")
UNBROKEN = 16  # characters that a cell may have to stand on one line, those of an id
WIDEST = 1_000_000  # characters of a line that no terminal shows
MOST_MET = "partner (the most frequent"  # said of a question that is about one partner, whoever is not told
CODED = ("partner", "partners", "mostly", "actor", "recipient", "what")  # columns that have codes of partners
OTHERS = ("page_", "why_")  # questions of the dashboards and of `cordiale why`
LIMIT = re.compile(r"LIMIT coalesce\(getvariable\('rows'\)::INTEGER, (\d+)\)")
SPANS = (("since", "until"), ("from_date", "to_date"))
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
    return tuple(question for question in _all() if not question.name.startswith(OTHERS))


def answer(database: Path, name: str, given: Mapping[str, str]) -> pl.DataFrame:
    """The answer to question `name` with variables set as `given`; a partner may be given by any of its names.

    Raises CordialeError for an unknown question, variable or partner, and for a value that does not fit.
    """
    question = _named(name)
    with opened(database) as connection:
        for variable in given:
            if variable not in question.variables:
                known = ", ".join(question.variables) or "none"
                raise CordialeError(f"{name} has no variable {variable!r}: expected one of: {known}")
        values = {variable: meant(connection, variable, value) for variable, value in given.items()}
        _expect_order(values)
        for variable, value in values.items():
            connection.execute(f"SET VARIABLE {variable} = ?", [value])
        try:
            rows: pl.DataFrame = connection.sql(question.sql).pl()
        except duckdb.Error as error:
            raise CordialeError(f"{name}: {str(error).splitlines()[0]}") from error
    return rows


def _expect_order(values: Mapping[str, object]) -> None:
    for names in SPANS:
        match [values.get(name) for name in names]:
            case [date() as first, date() as last] if first > last:
                raise CordialeError(f"--{names[0]} {first} lies after --{names[1]} {last}: expected the days in order")


def cut(name: str, given: Mapping[str, str], rows: pl.DataFrame) -> str | None:
    """What is to be said where the answer stops at its last row allowed: more may answer."""
    limit = LIMIT.search(_named(name).sql)
    if limit is None or rows.height < int(given.get("rows", limit[1])):
        return None
    return f"the first {rows.height:,} rows; where there are more, set --rows to see them"


def names(database: Path, name: str, given: Mapping[str, str], rows: pl.DataFrame) -> dict[str, str]:
    """The name of each partner that the answer to question `name` has by its code alone, or does not tell at all."""
    alone = [each for each in CODED if each in rows.columns and not (each == "partner" and "name" in rows.columns)]
    said = {word for each in alone for cell in rows[each].drop_nulls().to_list() for word in _cell(cell).split()}
    with opened(database) as connection:
        if MOST_MET in _named(name).defaults and "partner" in given:
            said.add(str(meant(connection, "partner", given["partner"])))
        elif MOST_MET in _named(name).defaults:
            said.update(code for (code,) in connection.table("partner_met_most").fetchall())
        known = dict(connection.table("partner").select("partner, name").fetchall())
    return {code: known[code] for code in sorted(said & known.keys())}


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


def shown(console: Console, name: str, rows: pl.DataFrame, names: Mapping[str, str] = MappingProxyType({})) -> None:
    """Print the question, the answer as a table, the names of its codes, and how to read it.

    No line is broken where no terminal shows it.
    """
    question = _named(name)
    piped = not console.is_terminal
    console.print(question.asks, style="bold", markup=False, soft_wrap=piped)
    if rows.is_empty():
        console.print("No row answers this.", markup=False)
    else:
        table = _table(rows)
        if piped:
            console.width = max(
                console.width, console.measure(table, options=console.options.update(width=WIDEST)).maximum
            )
        least = sum((column.min_width or 0) + 1 for column in table.columns)
        console.print(table if least <= console.width else _records(rows))
    if names:
        codes = ", ".join(f"{code}\u00a0{called.replace(' ', chr(160))}" for code, called in names.items())
        console.print(codes, style="dim", markup=False, highlight=False, soft_wrap=piped)
    console.print(question.reading, style="dim", markup=False, highlight=False, soft_wrap=piped)


def _table(rows: pl.DataFrame) -> Table:
    table = Table(box=None, pad_edge=False)
    cells = [["" if value is None else _cell(value) for value in row] for row in rows.iter_rows()]
    for at, (column, kind) in enumerate(rows.schema.items()):
        longest = max(len(row[at]) for row in cells)
        table.add_column(
            column,
            justify="right" if kind.is_numeric() else "left",
            overflow="fold",
            min_width=max(len(column), min(longest, UNBROKEN)),
            no_wrap=longest <= UNBROKEN,
        )
    for row in cells:
        table.add_row(*row)
    return table


def _records(rows: pl.DataFrame) -> Table:
    """A row for each value that there is, for answers of more columns than stand beside each other."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(overflow="fold", style="dim")
    table.add_column(overflow="fold")
    for row in rows.iter_rows(named=True):
        for column, value in row.items():
            if value is not None and value != []:
                table.add_row(column, _cell(value))
        table.add_row("", "")
    return table


def _cell(value: object) -> str:
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text.replace("[", r"\[")


@cache
def _all() -> tuple[Question, ...]:
    return tuple(map(_question, sorted((SQL / "queries").glob("*.sql"))))


def _question(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    said = [line.removeprefix("-- ") for line in takewhile(lambda line: line.startswith("-- "), text.splitlines())]
    return Question(
        name=path.stem,
        asks=said[0],
        reading=" ".join(line for line in said[1:] if not line.startswith("Set: ")),
        variables=tuple(dict.fromkeys([*VARIABLE.findall(text), *_of_views(text)])),
        defaults=next((line.removeprefix("Set: ").rstrip(".") for line in said if line.startswith("Set: ")), ""),
        sql=text,
    )


def _of_views(text: str) -> list[str]:
    """Variables that the views named in a question look at."""
    views = VIEW.findall((SQL / "views.sql").read_text(encoding="utf-8"))
    return [variable for name, view in views if re.search(rf"\b{name}\b", text) for variable in VARIABLE.findall(view)]


def _named(name: str) -> Question:
    for question in _all():
        if question.name == name:
            return question
    close = [question.name for question in questions() if name[:4] in question.name]
    hint = f"; did you mean {', '.join(close)}?" if close else "; `cordiale ask` lists them"
    raise CordialeError(f"no question is called {name!r}{hint}")
