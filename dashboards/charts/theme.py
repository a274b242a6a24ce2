"""The one look of every chart, on screen and on paper: dark blue for certain, its tint for possible."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, ParamSpec, cast

import altair as alt
import polars as pl
from altair.utils import schemapi

CERTAIN = "#12436D"
POSSIBLE = "#A9C3DC"
PLANNED = "#FFFFFF"
INK = "#1B2733"
MUTED = "#4A5A6A"
RULE = "#C9D3DE"
NO_DATA = "#E4E6E9"
READ = "#A0A8B1"  # MUTED at half of its strength, as articles read are drawn
BLUES = ["#FFFFFF", "#DCE7F2", "#B9CFE4", "#8FB2D3", "#5F8FBC", "#2F6698", "#12436D"]
OKABE_ITO = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"]
ORANGE, AMBER = "#D55E00", "#E69F00"
WAYS = {"inbound": "#0072B2", "outbound": "#D55E00", "elsewhere": "#5C6773"}
LIGHT = {"inbound": "#8CC0DF", "outbound": "#EDB48E"}
SLOT = "slot:"
FEW = 9
FONT = "Source Sans, Source Sans Pro, DejaVu Sans, sans-serif"


AXIS = {
    "aria": False,
    "labelFont": FONT,
    "titleFont": FONT,
    "labelColor": INK,
    "titleColor": MUTED,
    "labelFontSize": 12,
    "titleFontSize": 12,
    "titleFontWeight": "normal",
    "domainColor": RULE,
    "tickColor": RULE,
    "gridColor": "#E9EDF2",
}
HEADER = {"labelFont": FONT, "labelFontSize": 12, "labelFontWeight": "bold", "labelColor": INK, "title": None}
TITLE = {"font": FONT, "subtitleFont": FONT, "anchor": "start", "fontSize": 17, "subtitleFontSize": 12, "color": INK}
CONFIG = {
    "font": FONT,
    "background": "#FFFFFF",
    "view": {"stroke": None},
    "mark": {"aria": False},  # a chart has one text alternative; a reader is not led through its thousand marks
    "axis": AXIS,
    "header": HEADER,
    "text": {"font": FONT, "color": INK, "fontSize": 12},
    "title": {**TITLE, "subtitleColor": MUTED, "offset": 14},
}
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A Vega-Lite specification and the frames its marks are named after."""

    spec: dict[str, Any]
    frames: dict[str, pl.DataFrame]

    def on_screen(self) -> dict[str, Any]:
        """The specification with its frames, for Streamlit."""
        return {**self.spec, "datasets": {name: _light(frame) for name, frame in self.frames.items()}}

    def on_paper(self) -> dict[str, Any]:
        """The specification with its rows spelt out, for a file."""
        return {**self.spec, "datasets": {name: frame.to_dicts() for name, frame in self.frames.items()}}


def _light(frame: pl.DataFrame) -> pl.DataFrame:
    """The same rows in a third of the bytes: words that repeat sent once, counts in four bytes instead of eight."""
    return frame.with_columns(pl.col(pl.String).cast(pl.Categorical), pl.col(pl.Int64).cast(pl.Int32))


def hatched(dark: str, light: str = "#FFFFFF", stripes: int = 9, *, upright: bool = False) -> dict[str, Any]:
    """A striped fill for periods that are not over, as a gradient with hard edges.

    Stripes must be `upright` where a chart is painted: Vega paints slanted gradients at the corner of the canvas alone.
    """
    edges = [step / stripes for step in range(stripes + 1)]
    stops = []
    for index in range(stripes):
        colour = dark if index % 2 == 0 else light
        stops += [{"offset": edges[index], "color": colour}, {"offset": edges[index + 1], "color": colour}]
    slant = {"x2": 1, "y2": 0} if upright else {"x2": 0.6, "y2": 1}
    return {"gradient": "linear", "x1": 0, "y1": 0, **slant, "stops": stops}


def shade(share: float) -> str:
    """A blue between white and the darkest for a share from 0 to 1; any count at all is told from white."""
    at = min(max(share, 0.0), 1.0) * (len(BLUES) - 1)
    lower = min(int(at), len(BLUES) - 2)
    ends = [[int(colour[start : start + 2], 16) for start in (1, 3, 5)] for colour in BLUES[lower : lower + 2]]
    mixed = [round(low + (high - low) * (at - lower)) for low, high in zip(*ends, strict=True)]
    return "#" + "".join(f"{part:02X}" for part in mixed)


def source(name: str) -> Any:
    """A chart on the frame that `styled` is given under this name."""
    return alt.Chart(alt.NamedData(name))


def room(narrow: float, broad: float) -> Any:
    """A length that is `narrow` on a phone and `broad` elsewhere, on paper too."""
    return alt.ExprRef(f"containerSize()[0] < 560 ? {narrow} : {broad}")


def row_axis(**more: Any) -> Any:
    """The axis of a chart whose rows are names: no line, no ticks."""
    return alt.Axis(title=None, domain=False, ticks=False, labelLimit=room(104, 190), labelPadding=8, **more)


def period_axis(every: bool, **more: Any) -> Any:
    """The axis of periods in the slot `shown`: each by its name where there are few, else years where they begin."""
    years: dict[str, Any] = {} if every else {"labelExpr": "slice(datum.label, -4)"}
    return alt.Axis(title=None, values=slot("shown"), labelAngle=0, ticks=False, labelOverlap=True, **years, **more)


def beginnings(labels: Sequence[str], starts: Sequence[date]) -> list[str]:
    """The periods to name on an axis: all of up to FEW, else the first of each year, thinned to at most a dozen."""
    if len(labels) <= FEW:
        return list(labels)
    first = [label for label, start in zip(labels, starts, strict=True) if start.month == 1]
    return first[:: -(-len(first) // 12) or 1]


def counts(most: int) -> list[int]:
    """Whole numbers to name on an axis of counts from 0, at most five of them."""
    step = next(step for size in range(10) for base in (1, 2, 5) if most <= 4 * (step := base * 10**size))
    return list(range(0, most + 1, step))


def slot(name: str) -> Any:
    """A place in a template for a value that comes with the data."""
    return SLOT + name


def template(function: Callable[P, Any]) -> Callable[P, dict[str, Any]]:
    """Build a chart's specification once for the same words, without Altair's schema checks.

    Building and checking three charts took half a second of each rerun; the tests check each chart instead.
    """

    @cache
    def build(*args: P.args, **kwargs: P.kwargs) -> dict[str, Any]:
        with schemapi.debug_mode(False):
            spec: dict[str, Any] = function(*args, **kwargs).to_dict(validate=False)
        spec.pop("datasets", None)
        return {**spec, "config": CONFIG}

    return cast(Callable[P, dict[str, Any]], build)


def drawing(spec: Mapping[str, Any], slots: Mapping[str, Any], **frames: pl.DataFrame) -> Drawing:
    """A template with its slots filled, and its frames with ISO dates; a slot `height` is the whole chart's."""
    dated = {
        name: frame.with_columns(pl.col(pl.Date).dt.to_string("%Y-%m-%dT00:00:00")) for name, frame in frames.items()
    }
    sized = {"height": slots["height"]} if "height" in slots else {}
    return Drawing({**_filled(spec, slots), **sized}, dated)


def _filled(node: Any, slots: Mapping[str, Any]) -> Any:
    match node:
        case dict():
            return {name: _filled(value, slots) for name, value in node.items()}
        case list():
            return [_filled(value, slots) for value in node]
        case str() if node.startswith(SLOT):
            return slots[node.removeprefix(SLOT)]
        case _:
            return node
