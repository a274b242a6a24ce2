"""How often: ranked bars, small multiples and a partner-by-period heat map, certain solid and possible light."""

from typing import Any

import altair as alt
import polars as pl

from dashboards.charts.theme import (
    BLUES,
    CERTAIN,
    INK,
    MUTED,
    NO_DATA,
    POSSIBLE,
    Drawing,
    hatched,
    source,
    styled,
    unvalidated,
)
from dashboards.wording import Words

ROW = 26


@unvalidated
def ranked(rows: pl.DataFrame, words: Words) -> Drawing:
    """Bars of partners; columns partner, name, certain, possible, label, change. At most one bar and label a row."""
    order = alt.Y(
        "name:N",
        sort=rows["name"].to_list(),
        axis=alt.Axis(title=None, domain=False, ticks=False, labelLimit=190, labelPadding=8),
    )
    base = source("rows").encode(y=order)
    reach = float(rows["possible"].max() or 1) * 1.32  # type: ignore[arg-type]
    scale = alt.Scale(domain=[0, reach])
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
    change = base.mark_text(align="right", color=MUTED).encode(x=alt.datum(reach), text="change:N")
    layered = (light.add_params(pick) + solid + count + change).properties(
        width="container", height=ROW * max(rows.height, 1)
    )
    return styled(layered, rows=rows)


@unvalidated
def multiples(rows: pl.DataFrame, starts: list[str], words: Words, columns: int = 4) -> Drawing:
    """A small bar chart for each partner on one scale; columns name, period, certain, possible, open."""
    names = rows["name"].unique(maintain_order=True).to_list()
    top = float(rows["possible"].max() or 1)  # type: ignore[arg-type]
    x = alt.X(
        "period:O",
        scale=alt.Scale(domain=starts),
        axis=alt.Axis(title=None, labels=False, ticks=False, domainColor="#C9D3DE"),
    )
    y = alt.Y(
        "possible:Q",
        scale=alt.Scale(domain=[0, top]),
        axis=alt.Axis(title=None, tickCount=2, tickMinStep=1, domain=False, ticks=False),
    )
    base = alt.Chart().encode(x=x, tooltip=_tooltip(words))
    gap = min(0.25, 3 / max(len(starts), 1))
    light = base.mark_bar(width={"band": 1 - gap}).encode(y=y, color=alt.value(POSSIBLE))
    solid = base.mark_bar(width={"band": 1 - gap}).encode(y="certain:Q", color=alt.value(CERTAIN))
    part = (
        base.mark_bar(width={"band": 1 - gap}, stroke=CERTAIN, strokeWidth=0.6)
        .transform_filter("datum.open")
        .encode(y="possible:Q", fill=alt.value(hatched(POSSIBLE)), stroke=alt.value(CERTAIN))
    )
    cell = (light + solid + part).properties(width=_cell_width(columns), height=70)
    chart = cell.facet(
        facet=alt.Facet(
            "name:N",
            sort=names,
            header=alt.Header(labelAnchor="start", labelOrient="top", labelPadding=2, labelLimit=200),
        ),
        columns=columns,
        data=alt.NamedData("rows"),
        spacing={"row": 14, "column": 22},
    )
    return styled(chart, rows=rows)


@unvalidated
def single(rows: pl.DataFrame, starts: list[str], words: Words) -> Drawing:
    """One partner's bars by period; columns as for `multiples`."""
    labels = rows["label"].to_list()
    step = max(len(starts) // 8, 1)
    shown = [label for index, label in enumerate(labels) if index % step == 0]
    x = alt.X(
        "label:O",
        scale=alt.Scale(domain=labels),
        axis=alt.Axis(title=None, values=shown, labelAngle=0, ticks=False, labelOverlap=True),
    )
    y = alt.Y("possible:Q", axis=alt.Axis(title=None, tickCount=3, tickMinStep=1, domain=False, ticks=False))
    base = source("rows").encode(x=x, tooltip=_tooltip(words))
    light = base.mark_bar(color=POSSIBLE).encode(y=y)
    solid = base.mark_bar(color=CERTAIN).encode(y="certain:Q")
    part = base.mark_bar(stroke=CERTAIN, strokeWidth=0.6).transform_filter("datum.open")
    part = part.encode(y="possible:Q", fill=alt.value(hatched(POSSIBLE)))
    return styled(alt.layer(light, solid, part).properties(width="container", height=150), rows=rows)


@unvalidated
def heat_map(rows: pl.DataFrame, starts: list[str], labels: list[str], words: Words) -> Drawing:
    """Partners by periods; columns partner, name, label, period, certain, possible, state, open, figure."""
    names = rows["name"].unique(maintain_order=True).to_list()
    step = max(len(starts) // 16, 1)
    shown = [label for index, label in enumerate(labels) if index % step == 0]
    x = alt.X(
        "label:O",
        scale=alt.Scale(domain=labels, paddingInner=0.06),
        axis=alt.Axis(
            title=None, orient="top", values=shown, labelAngle=0 if len(shown) <= 9 else -45, domain=False, ticks=False
        ),
    )
    y = alt.Y(
        "name:N",
        sort=names,
        scale=alt.Scale(paddingInner=0.1),
        axis=alt.Axis(title=None, domain=False, ticks=False, labelLimit=190, labelPadding=8),
    )
    pick = alt.selection_point(name="picked", fields=["partner", "period"], on="click", empty=False)
    top = max(float(rows["certain"].max() or 1), 1)  # type: ignore[arg-type]
    shade = alt.Color("certain:Q", scale=alt.Scale(range=BLUES, domain=[0, top], interpolate="lab"), legend=None)
    base = source("rows").encode(x=x, y=y)
    cells = base.mark_rect(cursor="pointer", stroke="#E9EDF2", strokeWidth=0.5).encode(
        color=alt.condition("datum.state == 'no_data'", alt.value(NO_DATA), shade), tooltip=_tooltip(words)
    )
    maybe = (
        base.mark_rect(stroke=POSSIBLE, strokeWidth=2, fillOpacity=0)
        .transform_filter("datum.possible > datum.certain")
        .encode(tooltip=_tooltip(words))
    )
    part = (
        base.mark_rect(fillOpacity=0.35, tooltip=None)
        .transform_filter("datum.open")
        .encode(fill=alt.value(hatched("#8A97A5", stripes=7)))
    )
    layers = [cells.add_params(pick), part, maybe]
    if len(starts) <= 30:
        number = (
            base.mark_text(fontSize=11)
            .transform_filter("datum.possible > 0")
            .encode(
                text="figure:N",
                color=alt.condition(f"datum.certain > {top * 0.55}", alt.value("#FFFFFF"), alt.value(INK)),
            )
        )
        layers.append(number)
    return styled(alt.layer(*layers).properties(width="container", height=ROW * max(len(names), 1)), rows=rows)


def _cell_width(columns: int) -> int:
    return {4: 205, 3: 260, 2: 300}.get(columns, 300)


def _tooltip(words: Words) -> list[Any]:
    return [
        alt.Tooltip("name:N", title=words("field.partner")),
        alt.Tooltip("label:N", title=words("filter.per")),
        alt.Tooltip("certain:Q", title=words("certain")),
        alt.Tooltip("possible:Q", title=words("possible_at_most")),
        alt.Tooltip("state_words:N", title=words("state")),
    ]
