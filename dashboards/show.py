"""How a page shows things: a figure with its finding, its definition, and all that may be taken away with it."""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import downloads, links, queries
from dashboards.charts import picture
from dashboards.charts.theme import Drawing
from dashboards.queries import Value
from dashboards.view import View

PAGES = "pages"
STYLE = """<style>
.block-container, .stMainBlockContainer {max-width: 1280px; padding-top: 3.6rem; padding-bottom: 3rem}
p.definition {color: #4A5A6A; font-size: .92rem; margin: -.55rem 0 .35rem 0; line-height: 1.4; max-width: 78ch}
p.stamp {color: #4A5A6A; font-size: .86rem; margin: 0}
p.key {color: #1B2733; font-size: .88rem; margin: 0 0 .2rem 0}
p.key i {display: inline-block; width: .95em; height: .95em; margin: 0 .35em -.12em .9em; border-radius: 2px}
p.key i:first-child {margin-left: 0}
table.plain {border-collapse: collapse; width: 100%; font-size: .93rem; font-variant-numeric: tabular-nums}
table.plain th {text-align: left; font-weight: 600; color: #1B2733; border-bottom: 2px solid #12436D; padding: .35rem .7rem .35rem 0}
table.plain td {border-bottom: 1px solid #DCE3EA; padding: .38rem .7rem .38rem 0; vertical-align: top}
table.plain td.number, table.plain th.number {text-align: right}
table.plain td.none {color: #5C6773}
table.plain tr.overdue td:first-child {border-left: 4px solid #D55E00; padding-left: .5rem}
div.scroll {overflow-x: auto}
blockquote.evidence {border-left: 4px solid #A9C3DC; margin: .2rem 0 .5rem 0; padding: .2rem 0 .2rem .9rem; font-size: 1.02rem; line-height: 1.5}
blockquote.evidence mark {background: #FFE9A8; color: #1B2733; padding: 0 .1em; border-radius: 2px}
blockquote.evidence mark.date {background: #CFE3F5}
@media print {header, [data-testid="stSidebar"], [data-testid="stToolbar"], button, [data-testid="stPopover"] {display: none !important}}
</style>"""


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
        + "".join(f'<i style="background:{style}"></i>{escape(text)}' for style, text in entries)
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
    st.html(
        f'<div class="scroll"><table class="plain"><thead><tr>{top}</tr></thead><tbody>{"".join(cells)}</tbody></table></div>'
    )


def anchor(page: str, label: str, **parameters: str) -> str:
    """A link to another page as safe HTML, relative to any page."""
    tail = links.text({name: [value] for name, value in parameters.items()})
    return f'<a href="{page}?{escape(tail)}" target="_self">{escape(label)}</a>'


def page_link(page: str, label: str, **parameters: str) -> None:
    """A link to another page that keeps this session."""
    target = st.session_state[PAGES][page]
    st.page_link(target, label=plain(label), query_params=parameters)


def figure(
    view: View,
    name: str,
    title: str,
    meaning: str,
    chart: Drawing,
    data: pl.DataFrame,
    question: str,
    values: Mapping[str, Value],
    alt: str,
    legend: Sequence[tuple[str, str]] = (),
    *,
    clickable: bool = False,
) -> dict[str, Any] | None:
    """A chart under its finding, with data, picture, SQL and citation to take away; returns what was clicked."""
    st.subheader(plain(title), anchor=name)
    definition(meaning)
    if legend:
        key(legend)
    event = st.vega_lite_chart(
        chart.on_screen(),
        theme=None,
        width="stretch",
        alt=alt,
        key=f"chart_{name}",
        on_select="rerun" if clickable else "ignore",
    )
    _take_away(view, name, title, meaning, chart, data, question, values)
    picked = event.get("selection", {}).get("picked") if clickable else None
    return picked[0] if picked else None


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


def _take_away(
    view: View,
    name: str,
    title: str,
    meaning: str,
    chart: Drawing,
    data: pl.DataFrame,
    question: str,
    values: Mapping[str, Value],
) -> None:
    words = view.words
    with st.popover(words("take_away"), icon=":material/download:"):
        data_buttons(view, name, lambda: data, title, meaning)
        with st.container(horizontal=True):
            for kind, mime in (("png", "image/png"), ("svg", "image/svg+xml"), ("pdf", "application/pdf")):
                st.download_button(
                    kind.upper(),
                    lambda kind=kind: picture.drawn(chart, title, meaning, source(view), kind),  # type: ignore[misc]
                    f"cordiale-{name}-{view.build_id}.{kind}",
                    mime,
                    key=f"{name}_{kind}",
                    on_click="ignore",
                )
        st.text(words("cite", title=title, source=source(view)))
        sql(view, question, values)
