"""What was read and what could not be, how finely things are dated, and what every column means."""

import re
from datetime import date
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import accuracy, filters, links, reasons, show
from dashboards.accuracy import Measured
from dashboards.charts import comparison
from dashboards.queries import Value
from dashboards.view import View
from dashboards.wording import Words

PARAMETERS = ("per", "period")
PERIODS = ("month", "quarter", "year")
MOST = 40
CODE = re.compile(r"\b[A-Z]{3,}\b")


def page(view: View) -> None:
    """The page, top to bottom."""
    words = view.words
    asked = links.day("period", date.min)
    told = {noun: view.counted(noun) for noun in ("articles", "mentions", "engagements")}
    st.title(show.plain(words("coverage.finding", **told)))
    show.definition(words("coverage.meaning"))
    _accuracy(view)
    _reading(view, asked)
    _outlets(view)
    _precision(view)
    _left_open(view)
    with st.expander(words("coverage.dictionary")):
        st.dataframe(view.ask("page_dictionary"), hide_index=True)


def _reading(view: View, asked: date) -> None:
    words = view.words
    per = links.one("per", PERIODS, "quarter")
    rows = view.ask("page_reading", per=per)
    if rows.is_empty():
        st.info(words("coverage.nothing"), icon=":material/info:")
        return
    st.session_state["f_per"] = per
    st.segmented_control(
        words("filter.per"),
        PERIODS,
        key="f_per",
        format_func=lambda value: words.code("per", value),
        required=True,
        on_change=_count_by,
    )
    rows = _whole(view, rows, per)
    most = rows.filter(pl.col("articles") == rows["articles"].max())
    titled = "reading.finding" if most.height == 1 else "reading.tie"
    periods = words.listed(most["label"].to_list()[::-1], "and_more.periods")
    title = words(titled, periods=periods, n=most["articles"][0])
    wide = int(view.facts["articles"]) - int(rows["articles"].sum())
    meaning = words("reading.meaning") + (" " + words("reading.wide", n=wide) if wide else "")
    meaning += " " + words("reading.click")
    chart = comparison.reading(rows, words)
    shown = show.Figure("reading", title, meaning, chart, rows, "page_reading", {"per": per}, title)
    picked = show.fresh(shown.name, show.figure(view, shown, clickable=True))
    if picked:
        links.write("period", [str(picked["period"])[:10]])
        st.rerun()
    if asked in set(rows["period"]):
        _articles(view, per, asked)


def _count_by() -> None:
    links.clear(("period",))
    links.write("per", [st.session_state["f_per"]])


def _articles(view: View, per: str, start: date) -> None:
    """The articles behind a bar, each leading to its source."""
    words = view.words
    values: dict[str, Value] = {"per": per, "from_date": start}
    rows = view.ask("page_articles", **values)
    title = words("reading.articles", period=words.period(start, per))
    st.header(show.plain(title), anchor="articles")
    cells = [
        [
            escape(words.dates(row["published_first"], row["published_last"], row["granularity"])),
            escape(row["outlet"]),
            show.outward(row["title"] or row["article_id"], row["url"]),
            words.number(row["mentions"]),
        ]
        for row in rows.iter_rows(named=True)
    ]
    head = [words(name) for name in ("field.date", "outlets.outlet", "reading.title", "reading.mentions")]
    show.table(head, cells, numbers=(3,))
    show.table_away(view, "articles", rows, title, "page_articles", values)
    st.button(words("compare.close"), on_click=links.clear, args=(("period",),))


def _whole(view: View, rows: pl.DataFrame, per: str) -> pl.DataFrame:
    """Every period from the first to the last of which something was read, with its name."""
    articles = dict(rows.iter_rows())
    starts = list(filters.between(rows["period"][0], rows["period"][-1], per))
    return pl.DataFrame(
        {
            "period": starts,
            "articles": [articles.get(start, 0) for start in starts],
            "label": [view.words.period(start, per) for start in starts],
        }
    )


def _accuracy(view: View) -> None:
    words, unseen = view.words, accuracy.unseen()
    if unseen is None:
        return
    st.header(show.plain(words("accuracy.finding", right=unseen.right, found=unseen.found)), anchor="accuracy")
    show.definition(words("accuracy.meaning"))
    measured = sorted(accuracy.measured(), key=lambda each: not each.is_kept_apart)
    names = ("set", "kept_apart", "right", "found", "right_with_days", "days", "texts", "engagements")
    show.table(
        [words(f"accuracy.{name}") for name in names], [_measured(words, each) for each in measured], range(2, 8)
    )


def _measured(words: Words, each: Measured) -> list[str]:
    """A row of the table; bold where no rule was written for the texts."""
    told = words.code("accuracy", each.name)
    cells = [
        words("accuracy.further", name=each.name) if told == each.name else told,
        words(f"accuracy.kept_apart.{'yes' if each.is_kept_apart else 'no'}"),
        *(words("percent", n=n) for n in (each.right, each.found, each.right_with_days)),
        "–" if each.days is None else words("percent", n=each.days),
        *(words.number(n) for n in (each.texts, each.engagements)),
    ]
    return [f"<strong>{escape(cell)}</strong>" if each.is_kept_apart else escape(cell) for cell in cells]


def _outlets(view: View) -> None:
    words, rows = view.words, view.ask("page_outlets")
    if rows.is_empty():
        return
    st.header(show.plain(words("outlets.title", n=rows.height)), anchor="outlets")
    cells = [
        [
            escape(row["outlet"] or words("outlets.unnamed")),
            words.number(row["articles"]),
            _day(view, row["earliest"]),
            _day(view, row["latest"]),
            str(row["dated_to_the_day"]),
            str(row["undated"]),
        ]
        for row in rows.head(20).iter_rows(named=True)
    ]
    head = [words(f"outlets.{name}") for name in ("outlet", "articles", "earliest", "latest", "dated", "undated")]
    show.table(head, cells, numbers=(1, 4, 5))
    show.table_away(view, "outlets", rows, words("outlets.title", n=rows.height), "page_outlets", {})


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
            _rows_of(view, row),
            *(words.number(row[name]) for name in ("undated", "sure", "conflicting")),
        ]
        for row in rows.iter_rows(named=True)
    ]
    head = [
        words("field.precision"),
        words("engagements"),
        words("reason.undated"),
        words("precision.sure"),
        words("precision.conflicting"),
    ]
    show.table(head, cells, numbers=(1, 2, 3, 4))
    show.table_away(view, "precision", rows, words("precision.finding", exact=exact, total=total), "page_precision", {})


def _rows_of(view: View, row: dict[str, Any]) -> str:
    """How many engagements are dated so, leading to them."""
    asked = {"precision": row["granularity"], "window": "all", "status": "all"}
    return show.anchor("overview", view.words.number(row["engagements"]), **asked)


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
                [
                    escape(words.code("unresolved", row["kind"])),
                    escape(reasons.told(words, _named(view, row["why"]))),
                    words.number(row["times"]),
                    _example(row),
                ]
                for row in unresolved.iter_rows(named=True)
            ],
            numbers=(2,),
        )
        if unresolved.height == MOST:
            show.definition(words("left_open.more", n=MOST))
        show.table_away(view, "unresolved", unresolved, words("left_open.meaning"), "page_unresolved", {})
    if not failures.is_empty():
        show.table(
            [words("source"), words("left_open.line"), words("left_open.why")],
            [
                [escape(row["source"]), str(row["line"] or "-"), escape(row["error"])]
                for row in failures.iter_rows(named=True)
            ],
        )


def _example(row: dict[str, Any]) -> str:
    """The words that were not settled among those around them, and the article they stand in, as safe HTML."""
    before, after = (row["before"] or "").split(), (row["after"] or "").split()
    before, after = " ".join(before[1:]), " ".join(after[:-1])  # whole words: those at the ends may be cut
    words = f"…{escape(before)} <strong>{escape(row['example'])}</strong> {escape(after)}…"
    return f"{words}<br><small>{show.outward(row['title'] or row['outlet'] or '–', row['url'])}</small>"


def _named(view: View, why: str) -> str:
    """A reason with the names of partners in place of their codes."""
    return CODE.sub(lambda code: view.name(code[0]), why)
