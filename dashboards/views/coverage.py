"""What was read and what could not be, how finely things are dated, and what every column means."""

from datetime import date
from html import escape

import polars as pl
import streamlit as st

from dashboards import links, show
from dashboards.charts import comparison
from dashboards.view import View

PARAMETERS = ("per",)
PERIODS = ("month", "quarter", "year")


def page(view: View) -> None:
    """The page, top to bottom."""
    words = view.words
    told = {noun: view.counted(noun) for noun in ("articles", "mentions", "engagements")}
    st.title(show.plain(words("coverage.finding", **told)))
    show.definition(words("coverage.meaning"))
    _reading(view)
    _outlets(view)
    _precision(view)
    _left_open(view)
    with st.expander(words("coverage.dictionary")):
        st.dataframe(view.ask("page_dictionary"), hide_index=True)


def _reading(view: View) -> None:
    words = view.words
    per = links.one("per", PERIODS, "quarter")
    rows = view.ask("page_reading", per=per)
    if rows.is_empty():
        st.info(words("coverage.nothing"), icon=":material/info:")
        return
    rows = rows.with_columns(label=pl.Series([words.period(start, per) for start in rows["period"]]))
    most = rows.sort("articles", descending=True).row(0, named=True)
    title = words("reading.finding", period=most["label"], n=most["articles"])
    chart = comparison.reading(rows, words)
    shown = show.Figure("reading", title, words("reading.meaning"), chart, rows, "page_reading", {"per": per}, title)
    show.figure(view, shown)


def _outlets(view: View) -> None:
    words, rows = view.words, view.ask("page_outlets")
    if rows.is_empty():
        return
    st.header(show.plain(words("outlets.title", n=rows.height)), anchor="outlets")
    cells = [
        [
            escape(row["outlet"]),
            str(row["articles"]),
            _day(view, row["earliest"]),
            _day(view, row["latest"]),
            str(row["dated_to_the_day"]),
            str(row["undated"]),
        ]
        for row in rows.head(20).iter_rows(named=True)
    ]
    head = [words(f"outlets.{name}") for name in ("outlet", "articles", "earliest", "latest", "dated", "undated")]
    show.table(head, cells, numbers=(1, 4, 5))


def _day(view: View, day: date | None) -> str:
    return escape(view.words.day(day)) if day else "-"


def _precision(view: View) -> None:
    words, rows = view.words, view.ask("page_precision")
    if rows.is_empty():
        return
    total = int(rows["engagements"].sum())
    exact = int(rows.filter(pl.col("granularity") == "day")["engagements"].sum())
    st.header(show.plain(words("precision.finding", exact=exact, total=total)), anchor="precision")
    show.definition(words("precision.meaning"))
    cells = [
        [
            escape(words.code("precision", row["granularity"])),
            *(str(row[name]) for name in ("engagements", "undated", "sure", "conflicting")),
        ]
        for row in rows.iter_rows(named=True)
    ]
    head = [
        words("field.precision"),
        words("engagements"),
        words("undated"),
        words("precision.sure"),
        words("precision.conflicting"),
    ]
    show.table(head, cells, numbers=(1, 2, 3, 4))


def _left_open(view: View) -> None:
    words = view.words
    unresolved, failures = view.ask("page_unresolved"), view.ask("page_failures")
    st.header(
        show.plain(words("left_open.title", unresolved=view.facts["unresolved"], failures=view.facts["failures"])),
        anchor="left-open",
    )
    show.definition(words("left_open.meaning"))
    if not unresolved.is_empty():
        show.table(
            [words("left_open.kind"), words("left_open.why"), words("left_open.times"), words("left_open.example")],
            [
                [escape(row["kind"]), escape(row["why"]), str(row["times"]), escape(row["example"])]
                for row in unresolved.iter_rows(named=True)
            ],
            numbers=(2,),
        )
    if not failures.is_empty():
        show.table(
            [words("source"), words("left_open.line"), words("left_open.why")],
            [
                [escape(row["source"]), str(row["line"] or "-"), escape(row["error"])]
                for row in failures.iter_rows(named=True)
            ],
        )
