"""Small multiples as plain HTML: they flow into as many columns as the screen holds, which a chart's grid cannot."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import polars as pl

from dashboards.charts.theme import CERTAIN, POSSIBLE


def multiples(rows: pl.DataFrame, ends: tuple[str, str], leads_to: Callable[[str], str]) -> str:
    """A panel of bars for each partner, all on one scale; columns as for `frequency.multiples`, safe HTML out.

    `ends` are the names of the first and the last period, written under each panel, which leads to an address by code.
    """
    top = max(1, *rows["possible"].to_list())
    panels = [
        _panel(str(name), list(panel.iter_rows(named=True)), top, ends, leads_to(str(code)))
        for (code, name), panel in rows.group_by("partner", "name", maintain_order=True)
    ]
    return f'<div class="multiples">{"".join(panels)}</div>'


def _panel(name: str, cells: Sequence[dict[str, Any]], top: int, ends: tuple[str, str], address: str) -> str:
    bars = "".join(_bar(cell, top) for cell in cells)
    first, last = (escape(end) for end in ends)
    panel = (
        f'<figure><figcaption>{escape(name)}</figcaption><div class="bars" data-top="{top}">{bars}</div>'
        f"<p><span>{first}</span><span>{last}</span></p></figure>"
    )
    return f'<a href="{escape(address)}" target="_self">{panel}</a>'


def _bar(cell: dict[str, Any], top: int) -> str:
    if not cell["possible"]:
        return "<i></i>"
    solid, height = 100 * cell["certain"] / cell["possible"], 100 * cell["possible"] / top
    fill = "" if cell["open"] else f";background:linear-gradient(to top,{CERTAIN} {solid:.0f}%,{POSSIBLE} {solid:.0f}%)"
    kind = ' class="open"' if cell["open"] else ""
    title = escape(f"{cell['label']}: {cell['figure']}")
    return f'<i{kind} style="height:{height:.1f}%{fill}" title="{title}"></i>'
