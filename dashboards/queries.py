"""Questions to the published file: each is a file of sql/queries, its parameters are DuckDB variables."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl
import streamlit as st

from dashboards.database import PROJECT, Published

FOLDER = PROJECT / "sql" / "queries"
Value = str | int | float | bool | date | tuple[str, ...] | None


@cache
def text(name: str) -> str:
    """The SQL of the question `name`, as it stands in sql/queries."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def title(name: str) -> str:
    """The question in words: the file's first line."""
    return text(name).splitlines()[0].removeprefix("--").strip()


def names() -> tuple[str, ...]:
    """Every question of the cookbook that is not a page's own."""
    return tuple(sorted(path.stem for path in Path(FOLDER).glob("*.sql") if not path.stem.startswith("page_")))


def ask(published: Published, name: str, **values: Value) -> pl.DataFrame:
    """The answer to a question with its variables set; a frame from the cache is never to be changed."""
    return _answer(str(published.path), name, tuple(sorted(values.items())))


def pasteable(name: str, **values: Value) -> str:
    """The same question as text for the DuckDB CLI: the variables, then the file unchanged."""
    return "\n".join([*prelude(values.items()), text(name)])


def prelude(values: Iterable[tuple[str, Value]]) -> list[str]:
    """Statements that set the variables; None unsets one, for DuckDB 1.5 takes a variable of NULL for a number."""
    return [
        f"RESET VARIABLE {name};" if value is None else f"SET VARIABLE {name} = {literal(value)};"
        for name, value in values
    ]


def literal(value: Value) -> str:
    """A value as DuckDB reads it; the one place where text becomes SQL."""
    match value:
        case None:
            return "NULL"
        case bool() | int() | float():
            return str(value).lower()
        case date():
            return f"DATE '{value.isoformat()}'"
        case tuple():
            return "[" + ", ".join(literal(item) for item in value) + "]"
        case str():
            return "'" + value.replace("'", "''") + "'"


@st.cache_data(max_entries=400, show_spinner=False)
def _answer(path: str, name: str, values: tuple[tuple[str, Value], ...]) -> pl.DataFrame:
    with Published(Path(path)).cursor() as cursor:
        for statement in prelude(values):
            cursor.execute(statement)
        frame: pl.DataFrame = cursor.sql(text(name)).pl()
    return frame
