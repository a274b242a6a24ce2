"""How often: ranked bars, small multiples and a partner-by-period heat map, certain solid and possible light."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import altair as alt
import polars as pl

from dashboards.charts.theme import (
    CERTAIN,
    FEW,
    INK,
    MUTED,
    NO_DATA,
    POSSIBLE,
    Drawing,
    beginnings,
    counts,
    drawing,
    hatched,
    period_axis,
    row_axis,
    shade,
    slot,
    source,
    template,
)
from dashboards.wording import Words

ROW, CELL, MOST_FIGURES = 26, 205, 30
EDGE = "#E9EDF2"
PAINTED = {"embedOptions": {"renderer": "canvas"}}  # two thousand cells as elements of a page take twice as long
OPEN = "datum.open && datum.possible > 0"
REACH = "{most} * (containerSize()[0] < 560 ? 1.9 : 1.25)"  # room at the right for the count and the change


def ranked(rows: pl.DataFrame, words: Words) -> Drawing:
    """Bars of partners; columns partner, name, certain, possible, label, change. At most one bar and label a row."""
    most = float(rows["possible"].max() or 1)  # type: ignore[arg-type]
    slots = {"names": rows["name"].to_list(), "reach": REACH.format(most=most), "height": ROW * max(rows.height, 1)}
    return drawing(_ranked(words), slots, rows=rows)


@template
def _ranked(words: Words) -> Any:
    order = alt.Y(
        "name:N",
        sort=slot("names"),
        axis=row_axis(),
    )
    base = source("rows").encode(y=order)
    scale = alt.Scale(domainMin=0, domainMax=alt.ExprRef(slot("reach")), nice=False)
    pick = alt.selection_point(name="picked", fields=["partner"], on="click", empty=False)
    tooltip = [
        alt.Tooltip("name:N", title=words("field.partner")),
        alt.Tooltip("certain:Q", title=words("certain")),
        alt.Tooltip("possible:Q", title=words("possible_at_most")),
        alt.Tooltip("before:N", title=words("period_before")),
    ]
    light = base.mark_bar(color=POSSIBLE, height=15, cursor="pointer").encode(
        x=alt.X("possible:Q", scale=scale, axis=None), tooltip=tooltip
    )
    solid = base.mark_bar(color=CERTAIN, height=15, cursor="pointer").encode(
        x=alt.X("certain:Q", scale=scale, axis=None), tooltip=tooltip
    )
    count = base.mark_text(align="left", dx=6, fontWeight=600, color=INK).encode(
        x=alt.X("possible:Q", scale=scale), text="label:N"
    )
    change = base.mark_text(align="right", color=MUTED).encode(x=alt.value("width"), text="change:N")
    layered = light.add_params(pick) + solid + count + change
    return layered.properties(width="container", height=1)


def multiples(rows: pl.DataFrame, starts: list[str], words: Words) -> Drawing:
    """A small bar chart for each partner on one scale; columns name, period, certain, possible, open."""
    names = rows["name"].unique(maintain_order=True).to_list()
    width = {"band": 1 - min(0.25, 3 / max(len(starts), 1))}
    slots = {"names": names, "starts": starts, "domain": [0, float(rows["possible"].max() or 1)], "width": width}  # type: ignore[arg-type]
    return drawing(_multiples(words), slots, rows=rows)


@template
def _multiples(words: Words) -> Any:
    x = alt.X(
        "period:O",
        scale=alt.Scale(domain=slot("starts")),
        axis=alt.Axis(title=None, labels=False, ticks=False, domainColor="#C9D3DE"),
    )
    y = alt.Y(
        "possible:Q",
        scale=alt.Scale(domain=slot("domain")),
        axis=alt.Axis(title=None, tickCount=2, tickMinStep=1, domain=False, ticks=False),
    )
    base = alt.Chart().encode(x=x, tooltip=_tooltip(words))
    light = base.mark_bar(width=slot("width")).encode(y=y, color=alt.ColorValue(POSSIBLE))
    solid = base.mark_bar(width=slot("width")).encode(y="certain:Q", color=alt.ColorValue(CERTAIN))
    part = (
        base.mark_bar(width=slot("width"), fill=hatched(POSSIBLE), stroke=CERTAIN, strokeWidth=0.6)
        .transform_filter(OPEN)
        .encode(y="possible:Q")
    )
    cell = (light + solid + part).properties(width=CELL, height=70)
    return cell.facet(
        facet=alt.Facet(
            "name:N",
            sort=slot("names"),
            header=alt.Header(labelAnchor="start", labelOrient="top", labelPadding=2, labelLimit=200),
        ),
        columns=4,
        data=alt.NamedData("rows"),
        spacing={"row": 14, "column": 22},
    )


def single(rows: pl.DataFrame, words: Words) -> Drawing:
    """One partner's bars by period; columns as for `multiples`."""
    labels = rows["label"].to_list()
    slots = {
        "labels": labels,
        "shown": beginnings(labels, rows["period"].to_list()),
        "counts": counts(max(1, *rows["possible"].to_list())),
        "reach": [0, max(1, *rows["possible"].to_list())],
    }
    return drawing(_single(words, len(labels) <= FEW), slots, rows=rows)


@template
def _single(words: Words, every: bool) -> Any:
    x = alt.X(
        "label:O",
        scale=alt.Scale(domain=slot("labels")),
        axis=period_axis(every),
    )
    axis = alt.Axis(title=None, values=slot("counts"), format="d", domain=False, ticks=False)
    y = alt.Y("possible:Q", axis=axis, scale=alt.Scale(domain=slot("reach")))
    base = source("rows").encode(x=x, tooltip=_tooltip(words))
    light = base.mark_bar(color=POSSIBLE).encode(y=y)
    solid = base.mark_bar(color=CERTAIN).encode(y="certain:Q")
    part = base.mark_bar(fill=hatched(POSSIBLE), stroke=CERTAIN, strokeWidth=0.6).transform_filter(OPEN)
    part = part.encode(y="possible:Q")
    return alt.layer(light, solid, part).properties(width="container", height=150)


def heat_map(rows: pl.DataFrame, labels: list[str], starts: list[date], words: Words) -> Drawing:
    """Partners by periods; columns partner, name, label, period, certain, possible, state, open, figure."""
    names = rows["name"].unique(maintain_order=True).to_list()
    top = max(1, *rows["certain"].to_list())
    slots = {
        "names": names,
        "labels": labels,
        "shown": beginnings(labels, starts),
        "height": ROW * max(len(names), 1),
    }
    frame = rows.with_columns(
        fill=pl.Series([_fill(row, top) for row in rows.iter_rows(named=True)], dtype=pl.String),
        edge=pl.when(pl.col("possible") > pl.col("certain")).then(pl.lit(POSSIBLE)).otherwise(pl.lit(EDGE)),
        ink=pl.when(pl.col("certain") > top * 0.55).then(pl.lit("#FFFFFF")).otherwise(pl.lit(INK)),
    )
    return drawing(_heat_map(words, len(labels) <= MOST_FIGURES, len(labels) <= FEW), slots, rows=frame)


def _fill(row: Mapping[str, Any], top: int) -> str:
    """The colour of a cell: grey where nothing was read, else the deeper the more is certain."""
    return NO_DATA if row["state"] == "no_data" else shade(row["certain"] / top)


@template
def _heat_map(words: Words, figures: bool, every: bool) -> Any:
    axis = period_axis(every, orient="top", domain=False)
    x = alt.X("label:O", scale=alt.Scale(domain=slot("labels"), paddingInner=0.06), axis=axis)
    y = alt.Y(
        "name:N",
        scale=alt.Scale(domain=slot("names"), paddingInner=0.1),
        axis=row_axis(),
    )
    pick = alt.selection_point(name="picked", fields=["partner", "period"], on="click", empty=False)
    base = source("rows").encode(x=x, y=y, tooltip=_tooltip(words))
    cells = base.mark_rect(cursor="pointer").add_params(pick)
    cells = cells.encode(
        color=alt.Color("fill:N", scale=None),
        stroke=alt.Stroke("edge:N", scale=None),
        strokeWidth=alt.condition(f"datum.edge == '{EDGE}'", alt.value(0.5), alt.value(2)),
    )
    part = base.mark_rect(color=hatched("#8A97A5", stripes=11, upright=True), fillOpacity=0.28).transform_filter(
        "datum.open"
    )
    layers = [cells, part]
    if figures:
        number = base.mark_text(fontSize=11, opacity=alt.ExprRef("bandwidth('x') < 24 ? 0 : 1"))
        number = number.transform_filter("datum.possible > 0")
        layers.append(number.encode(text="figure:N", color=alt.Color("ink:N", scale=None)))
    layered = alt.layer(*layers).resolve_scale(color="independent")
    return layered.properties(width="container", height=1, usermeta=PAINTED)


def _tooltip(words: Words) -> list[Any]:
    return [
        alt.Tooltip("name:N", title=words("field.partner")),
        alt.Tooltip("label:N", title=words("filter.per")),
        alt.Tooltip("certain:Q", title=words("certain")),
        alt.Tooltip("possible:Q", title=words("possible_at_most")),
        alt.Tooltip("state_words:N", title=words("state")),
    ]
