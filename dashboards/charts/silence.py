"""Months of silence as bars, each with a mark at the partner's usual gap."""

from typing import Any

import altair as alt
import polars as pl

from dashboards.charts.theme import CERTAIN, INK, ORANGE, POSSIBLE, Drawing, drawing, row_axis, slot, source, template
from dashboards.wording import Words

ROW = 24


def bars(rows: pl.DataFrame, words: Words) -> Drawing:
    """Columns partner, name, months_silent, usual_gap, is_quiet, label; one bar and one mark a row."""
    reach = float(max(rows["months_silent"].max() or 1, rows["usual_gap"].max() or 1)) * 1.12  # type: ignore[arg-type]
    slots = {"names": rows["name"].to_list(), "domain": [0, reach], "height": ROW * max(rows.height, 1) + 30}
    return drawing(_bars(words), slots, rows=rows)


@template
def _bars(words: Words) -> Any:
    y = alt.Y(
        "name:N",
        sort=slot("names"),
        axis=row_axis(),
    )
    scale = alt.Scale(domain=slot("domain"))
    pick = alt.selection_point(name="picked", fields=["partner"], on="click", empty=False)
    tooltip = [
        alt.Tooltip("name:N", title=words("field.partner")),
        alt.Tooltip("months_silent:Q", title=words("quiet.silent")),
        alt.Tooltip("usual_gap:Q", title=words("quiet.usual")),
        alt.Tooltip("longest_gap:Q", title=words("quiet.longest")),
    ]
    axis = alt.Axis(title=None, orient="top", tickCount=6, tickMinStep=1, domain=False, ticks=False)
    base = source("rows").encode(y=y, tooltip=tooltip)
    length = base.encode(x=alt.X("months_silent:Q", scale=scale, axis=axis))
    within = length.mark_bar(height=13, color=POSSIBLE, cursor="pointer").transform_filter("!datum.is_quiet")
    quiet = length.mark_bar(height=13, color=CERTAIN, cursor="pointer").transform_filter("datum.is_quiet")
    label = length.mark_text(align="left", dx=6, fontWeight=600, color=INK).encode(text="label:N")
    usual = base.mark_tick(color=ORANGE, thickness=3, height=19).encode(x=alt.X("usual_gap:Q", scale=scale))
    return alt.layer(within.add_params(pick), quiet, label, usual).properties(width="container", height=1)
