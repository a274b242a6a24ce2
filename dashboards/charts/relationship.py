"""One relationship: a timeline in lanes of protocol level, and reciprocity as bars to either side."""

from datetime import date
from typing import Any

import altair as alt
import polars as pl

from dashboards.charts.theme import (
    AMBER,
    CERTAIN,
    INK,
    LIGHT,
    MUTED,
    POSSIBLE,
    RULE,
    WAYS,
    Drawing,
    drawing,
    row_axis,
    slot,
    source,
    template,
)
from dashboards.wording import Words

LEVELS = ("leader", "deputy-leader", "minister", "deputy-minister", "ambassador", "other")
BAND = (
    "max(2, scale('x', toDate(datum.end)) - scale('x', toDate(datum.start)) - 10)"  # the room a band has for its name
)
SHAPES = {"inbound": "triangle-left", "outbound": "triangle-right", "elsewhere": "circle"}


def timeline(
    contacts: pl.DataFrame,
    bands: pl.DataFrame,
    marks: pl.DataFrame,
    reading: pl.DataFrame,
    span: tuple[date, date],
    as_of: date,
    words: Words,
) -> Drawing:
    """Lanes: frame of the relationship, six levels, articles read.

    `contacts` has start, middle, end, lane, way, inside, wide, n, label, what and what a click tells, engagement_id,
    level, first, last; `bands` start, end, name, short, shade;
    `marks` (milestones) start, name, label; `reading` start, end, articles, label.
    """
    edge = pl.DataFrame({"start": [as_of]})
    bands, marks = (frame.with_columns(lane=pl.lit(words("lane.frame"))) for frame in (bands, marks))
    reading = reading.with_columns(lane=pl.lit(words("lane.articles")))
    slots = {"span": [f"{day.isoformat()}T00:00:00" for day in span]}
    return drawing(_timeline(words), slots, bands=bands, marks=marks, reading=reading, contacts=contacts, edge=edge)


@template
def _timeline(words: Words) -> Any:
    lanes = [words("lane.frame"), *(words.code("level", level) for level in LEVELS), words("lane.articles")]
    x = alt.X(
        "start:T",
        scale=alt.Scale(domain=slot("span"), nice=False),
        axis=alt.Axis(title=None, tickCount=8, format="%Y", labelOverlap=True, domain=False),
    )
    y = alt.Y(
        "lane:N",
        scale=alt.Scale(domain=lanes, paddingInner=0.25),
        axis=row_axis(grid=False),
    )
    frame = source("bands").encode(x=x, y=y)
    layers: list[Any] = [
        frame.mark_rect(clip=True, stroke="#FFFFFF", strokeWidth=2, opacity=1).encode(
            x2="end:T",
            color=alt.Color("shade:N", scale=None),
            tooltip=[alt.Tooltip("name:N", title=words("lane.frame"))],
        ),
        frame.mark_text(
            align="left", dx=5, color="#FFFFFF", fontSize=11, fontWeight=600, clip=True, limit=alt.ExprRef(BAND)
        ).encode(text="short:N"),
        source("reading")
        .mark_rect(clip=True, color=MUTED)
        .encode(
            x=x,
            x2="end:T",
            y=y,
            opacity=alt.Opacity("articles:Q", scale=alt.Scale(range=[0.15, 0.75]), legend=None),
            tooltip=[
                alt.Tooltip("label:N", title=words("filter.per")),
                alt.Tooltip("articles:Q", title=words("lane.articles")),
            ],
        ),
    ]
    milestone = source("marks").mark_point(
        shape="diamond", size=110, filled=True, color=AMBER, stroke="#FFFFFF", opacity=1
    )
    tooltip = [alt.Tooltip("label:N", title=words("field.date")), alt.Tooltip("name:N", title=words("fact"))]
    layers.append(milestone.encode(x=x, y=y, tooltip=tooltip))
    layers += _contacts(x, y, words)
    layers.append(source("edge").mark_rule(color=MUTED, strokeDash=[3, 3]).encode(x="start:T"))
    layered = alt.layer(*layers).resolve_scale(opacity="independent", color="independent")
    return layered.properties(width="container", height=310)


def _contacts(x: Any, y: Any, words: Words) -> list[Any]:
    tooltip = [
        alt.Tooltip("label:N", title=words("field.date")),
        alt.Tooltip("what:N", title=words("field.type")),
        alt.Tooltip("n:Q", title=words("engagements")),
    ]
    ways = alt.Scale(domain=list(WAYS), range=list(WAYS.values()))
    shapes = alt.Scale(domain=list(SHAPES), range=list(SHAPES.values()))
    base = source("contacts").encode(x=x, y=y, tooltip=tooltip)
    stroke = alt.Stroke("way:N", scale=ways, legend=None)
    bar = {"clip": True, "height": 10, "cornerRadius": 5, "cursor": "pointer"}
    wide = base.mark_bar(**bar, color=POSSIBLE, strokeWidth=1.2, opacity=0.85)
    wide = wide.transform_filter("datum.wide").encode(x2="end:T", stroke=stroke)
    pick = alt.selection_point(
        name="picked", fields=["engagement_id", "level", "first", "last"], on="click", empty=False
    )
    points = base.mark_point(clip=True, filled=True, opacity=0.92, strokeWidth=1.3, cursor="pointer")
    points = points.transform_filter("!datum.wide").encode(
        x="middle:T",
        shape=alt.Shape("way:N", scale=shapes, legend=None),
        fill=alt.Fill("inside:N", scale=None),
        stroke=stroke,
        size=alt.Size("n:Q", scale=alt.Scale(domain=[1, 60], range=[120, 560], clamp=True), legend=None),
    )
    return [wide, points.add_params(pick)]


def reciprocity(rows: pl.DataFrame, words: Words) -> Drawing:
    """They came to the left, we went to the right, visits dark and others light.

    Columns level, lane, direction, visits, others, parts.
    """
    lanes = rows["lane"].unique(maintain_order=True).to_list()
    both = pl.col("visits") + pl.col("others")
    reach = float(rows.select(both.max()).item() or 1) * 1.3
    slots = {"lanes": lanes, "domain": [-reach, reach], "height": 28 * max(len(lanes), 1)}
    side = pl.when(pl.col("direction") == "inbound").then(-1).otherwise(1)
    sided = rows.with_columns(all=both, near=side * pl.col("visits"), far=side * both)
    return drawing(_reciprocity(words), slots, rows=sided, zero=pl.DataFrame({"at": [0]}))


@template
def _reciprocity(words: Words) -> Any:
    y = alt.Y("lane:N", sort=slot("lanes"), axis=row_axis())
    scale = alt.Scale(domain=slot("domain"))
    tooltip = [
        alt.Tooltip("lane:N", title=words("field.level")),
        *(alt.Tooltip(f"{name}:Q", title=words(f"journey.{name}")) for name in ("visits", "others", "parts")),
    ]
    pick = alt.selection_point(name="picked", fields=["level", "direction"], on="click", empty=False)
    base = source("rows").encode(y=y, tooltip=tooltip)
    bars = []
    for field, shades in (("far", LIGHT), ("near", WAYS)):
        colour = alt.Scale(domain=["inbound", "outbound"], range=[shades["inbound"], shades["outbound"]])
        bar = base.mark_bar(height=15, cursor="pointer")
        x = alt.X(f"{field}:Q", scale=scale, axis=None)
        bars.append(bar.encode(x=x, color=alt.Color("direction:N", scale=colour, legend=None)))
    counts = []
    for direction, align, shift in (("inbound", "right", -5), ("outbound", "left", 5)):
        shown = base.transform_filter(f"datum.all > 0 && datum.direction == '{direction}'")
        text = shown.mark_text(align=align, dx=shift, fontWeight=600, color=INK)
        counts.append(text.encode(x=alt.X("far:Q", scale=scale), text="all:Q"))
    zero = source("zero").mark_rule(color=RULE).encode(x=alt.X("at:Q", scale=scale))
    layered = alt.layer(bars[0].add_params(pick), bars[1], *counts, zero).resolve_scale(color="independent")
    return layered.properties(width="container", height=1)


def tier_shade(rank: int) -> str:
    """A blue for a tier of partnership, the closest the darkest."""
    return {1: CERTAIN, 2: "#2F6698", 3: "#4A7FB0", 4: "#4A7FB0", 5: "#5C7F9E"}.get(rank, "#5C7F9E")
