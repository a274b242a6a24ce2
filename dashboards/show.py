"""How a page shows things: a figure with its finding, its definition, and all that may be taken away with it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from dashboards import downloads, filters, links, queries
from dashboards.charts import picture
from dashboards.charts.theme import Drawing
from dashboards.queries import Value
from dashboards.view import View

PAGES = "pages"
HATCH = "repeating-linear-gradient(45deg,#8A97A5 0 2px,#fff 2px 4px)"
STYLE = Path(__file__).resolve().parent / "style.css"


def plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return re.sub(r"([\\`*_{}\[\]()#+.!|~$:<>-])", r"\\\1", text)


def definition(text: str) -> None:
    """A line under a title that says what is counted."""
    st.html(f'<p class="definition">{escape(text)}</p>')


def key(entries: Sequence[tuple[str, str]]) -> None:
    """What the colours mean: CSS backgrounds and words."""
    st.html(
        '<p class="key">'
        + "".join(f'<span><i style="background:{style}"></i>{escape(text)}</span>' for style, text in entries)
        + "</p>"
    )


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = (), marked: Sequence[bool] = ()
) -> None:
    """A table of safe HTML cells; `numbers` are columns set flush right, `marked` rows stand out."""
    cells = [
        f"<tr{' class=overdue' if marked and marked[index] else ''}>"
        + "".join(f"<td{' class=number' if column in numbers else ''}>{cell}</td>" for column, cell in enumerate(row))
        + "</tr>"
        for index, row in enumerate(rows)
    ]
    top = "".join(
        f'<th scope="col"{" class=number" if column in numbers else ""}>{escape(text)}</th>'
        for column, text in enumerate(head)
    )
    whole = f'<table class="plain"><thead><tr>{top}</tr></thead><tbody>{"".join(cells)}</tbody></table>'
    st.html(f'<div class="scroll" tabindex="0">{whole}</div>')


def address(page: str, **parameters: str) -> str:
    """Where another page is, relative to any page: in the same language and build, with the same filters if it has any.

    Such a link begins a session of its own, which knows no more than its address says.
    """
    memory: Mapping[str, list[str]] = st.session_state.get(links.MEMORY, {})
    carried = (*links.SHARED, *(filters.PARAMETERS if page in filters.PAGES else ()))
    kept = {name: memory[name] for name in carried if name in memory}
    return f"{page}?{links.text({**kept, **{name: [value] for name, value in parameters.items()}})}"


def anchor(page: str, label: str, **parameters: str) -> str:
    """A link to another page as safe HTML."""
    return f'<a href="{escape(address(page, **parameters))}" target="_self">{escape(label)}</a>'


def is_address(url: str | None) -> bool:
    """Whether an article's address leads into the web, and nowhere else."""
    return bool(url) and str(url).startswith(("https://", "http://"))


def outward(label: str, url: str | None) -> str:
    """A way out to an article as safe HTML; the label alone where it has no address."""
    if not is_address(url):
        return escape(label)
    return f'<a href="{escape(str(url))}" target="_blank" rel="noopener noreferrer">{escape(label)}</a>'


def page_link(page: str, label: str, **parameters: str) -> None:
    """A link to another page that keeps this session."""
    target = st.session_state[PAGES][page]
    st.page_link(target, label=plain(label), query_params=parameters)


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its finding, its definition, a text for those who do not see it, and the question behind it."""

    name: str
    title: str
    meaning: str
    chart: Drawing
    data: pl.DataFrame
    question: str
    values: Mapping[str, Value]
    alt: str
    legend: Sequence[tuple[str, str]] = ()
    html: str = ""


def figure(view: View, shown: Figure, *, clickable: bool = False) -> dict[str, Any] | None:
    """A chart with all that may be taken away with it; returns what was clicked. `html` is shown in its stead."""
    st.header(plain(shown.title), anchor=shown.name)
    definition(shown.meaning)
    if shown.legend:
        key(shown.legend)
    event: Any = {}
    if shown.html:
        st.html(shown.html)
    else:
        event = st.vega_lite_chart(
            shown.chart.on_screen(),
            theme=None,
            width="stretch",
            alt=shown.alt,
            key=f"chart_{shown.name}",
            on_select="rerun" if clickable else "ignore",
        )
    _take_away(view, shown)
    picked = event.get("selection", {}).get("picked") if clickable else None
    return picked[0] if picked else None


def fresh(name: str, picked: dict[str, Any] | None) -> dict[str, Any] | None:
    """What was clicked, once: a chart keeps its mark picked when the page runs again."""
    key = f"picked_{name}"
    if picked == st.session_state.get(key):
        return None
    st.session_state[key] = picked
    return picked


def source(view: View) -> str:
    """The line that goes under every figure that leaves the house."""
    day = view.words.day(view.as_of) if view.as_of else "-"
    return view.words("source_line", build=view.build_id, day=day)


def sql(view: View, question: str, values: Mapping[str, Value]) -> None:
    """The question as text to paste into the DuckDB CLI."""
    definition(view.words("sql_hint"))
    st.code(queries.pasteable(question, **values), language="sql")


def data_buttons(view: View, name: str, data: Callable[[], pl.DataFrame], title: str, meaning: str) -> None:
    """Downloads of a frame as CSV, XLSX and Parquet, made when clicked."""
    stem = f"cordiale-{name}-{view.build_id}"
    notes = [(view.words("finding"), title), (view.words("meaning"), meaning), (view.words("source"), source(view))]
    kinds = {
        "CSV": (lambda: downloads.csv(data()), "csv", "text/csv"),
        "XLSX": (
            lambda: downloads.xlsx(data(), notes),
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        "Parquet": (lambda: downloads.parquet(data()), "parquet", "application/vnd.apache.parquet"),
    }
    with st.container(horizontal=True):
        for label, (made, ending, mime) in kinds.items():
            st.download_button(label, made, f"{stem}.{ending}", mime, key=f"{name}_{ending}", on_click="ignore")


def table_away(
    view: View, name: str, data: pl.DataFrame, title: str, question: str, values: Mapping[str, Value]
) -> None:
    """What may be taken away with a table: its rows as files, its question as SQL."""
    with st.popover(view.words("take_away"), icon=":material/download:", key=f"take_away_{name}"):
        data_buttons(view, name, lambda: data, title, queries.title(question))
        st.text(view.words("cite", title=title, source=source(view)))
        sql(view, question, values)


def _take_away(view: View, shown: Figure) -> None:
    words = view.words
    with st.popover(words("take_away"), icon=":material/download:", key=f"take_away_{shown.name}"):
        data_buttons(view, shown.name, lambda: shown.data, shown.title, shown.meaning)
        with st.container(horizontal=True):
            for kind, mime in (("png", "image/png"), ("svg", "image/svg+xml"), ("pdf", "application/pdf")):
                st.download_button(
                    kind.upper(),
                    partial(picture.drawn, shown.chart, shown.title, shown.meaning, source(view), kind),
                    f"cordiale-{shown.name}-{view.build_id}.{kind}",
                    mime,
                    key=f"{shown.name}_{kind}",
                    on_click="ignore",
                )
        st.text(words("cite", title=shown.title, source=source(view)))
        sql(view, shown.question, shown.values)
