"""Up to six partners over time: one line each, named at its end."""

from typing import Any

import altair as alt
import polars as pl

from dashboards.charts.theme import (
    FEW,
    MUTED,
    OKABE_ITO,
    Drawing,
    beginnings,
    drawing,
    period_axis,
    room,
    slot,
    source,
    template,
)
from dashboards.wording import Words


def lines(rows: pl.DataFrame, starts: list[str], words: Words) -> Drawing:
    """Columns partner, name, period, label, value, certain, possible, open; periods not over are hollow.

    A click tells the partner and, in `since`, the first day of the period.
    """
    names = rows["name"].unique(maintain_order=True).to_list()
    ends = rows.filter(~pl.col("open") & pl.col("value").is_not_null()).group_by("name", maintain_order=True).last()
    top = float(rows["value"].max() or 1)  # type: ignore[arg-type]
    slots = {"names": names, "span": [starts[0], starts[-1]], "top": top}
    rows = rows.with_columns(since=pl.col("period").cast(pl.String))
    return drawing(_lines(words), slots, rows=rows, ends=_apart(ends, top).with_columns(at=pl.lit(starts[-1])))


@template
def _lines(words: Words) -> Any:
    colour = alt.Color("name:N", scale=alt.Scale(domain=slot("names"), range=OKABE_ITO), legend=None)
    x = alt.X("period:T", scale=alt.Scale(domain=slot("span")), axis=alt.Axis(title=None, tickCount=8, grid=False))
    axis = alt.Axis(title=None, tickCount=5, tickMinStep=1, domain=False, ticks=False, labelPadding=9)
    y = alt.Y("value:Q", axis=axis, scale=alt.Scale(domain=[0, slot("top")], nice=True))
    base = source("rows").encode(x=x, y=y, color=colour)
    tooltip: list[Any] = [
        alt.Tooltip("name:N", title=words("field.partner")),
        alt.Tooltip("label:N", title=words("filter.per")),
        alt.Tooltip("value:Q", title=words("value_shown"), format=".3~f"),
        alt.Tooltip("certain:Q", title=words("certain")),
        alt.Tooltip("possible:Q", title=words("possible_at_most")),
    ]
    whole = base.mark_line(strokeWidth=2.2).transform_filter("!datum.open")
    points = base.mark_point(size=40, filled=True, opacity=1, cursor="pointer").transform_filter("!datum.open")
    pick = alt.selection_point(name="picked", fields=["partner", "since"], on="click", empty=False)
    points = points.encode(tooltip=tooltip).add_params(pick)
    unfinished = base.mark_point(size=50, filled=False, cursor="pointer").transform_filter("datum.open")
    unfinished = unfinished.encode(tooltip=tooltip)
    end = (
        source("ends")
        .mark_text(align="left", dx=10, fontWeight=600, limit=room(70, 150))
        .encode(x=alt.X("at:T"), y=y, text="name:N", color=colour)
    )
    return alt.layer(whole, points, unfinished, end).properties(
        width="container", height=340, padding={"right": 10, "left": 5, "top": 8, "bottom": 5}
    )


def _apart(ends: pl.DataFrame, top: float) -> pl.DataFrame:
    """Names at line ends moved apart where they would lie on one another; `top` is the height of the scale."""
    if ends.is_empty():
        return ends
    step = top * 0.055
    placed: list[float] = []
    for value in ends.sort("value")["value"]:
        placed.append(max(value, placed[-1] + step) if placed else value)
    return ends.sort("value").with_columns(pl.Series("value", placed, dtype=pl.Float64))


def reading(rows: pl.DataFrame, words: Words) -> Drawing:
    """Articles read per period; columns period, articles, label; one row for every period, those without any too.

    A click tells the first day of the period.
    """
    labels = rows["label"].to_list()
    slots = {"labels": labels, "shown": beginnings(labels, rows["period"].to_list())}
    return drawing(_reading(words, len(labels) <= FEW), slots, rows=rows)


@template
def _reading(words: Words, every: bool) -> Any:
    x = alt.X("label:O", scale=alt.Scale(domain=slot("labels")), axis=period_axis(every))
    y = alt.Y("articles:Q", axis=alt.Axis(title=None, tickCount=4, domain=False, ticks=False))
    tooltip = [
        alt.Tooltip("label:N", title=words("filter.per")),
        alt.Tooltip("articles:Q", title=words("lane.articles")),
    ]
    pick = alt.selection_point(name="picked", fields=["period"], on="click", empty=False)
    bars = source("rows").mark_bar(color=MUTED, cursor="pointer").encode(x=x, y=y, tooltip=tooltip)
    return bars.add_params(pick).properties(width="container", height=180)
