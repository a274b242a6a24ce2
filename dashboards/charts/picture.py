"""A chart as a file: PNG, SVG or PDF with its title, its definition and its source, drawn offline."""

from typing import Any

import vl_convert

from dashboards.charts.theme import Drawing

WIDTH = 860
FORMATS = ("png", "svg", "pdf")


def drawn(chart: Drawing, title: str, definition: str, source: str, kind: str) -> bytes:
    """The bytes of the picture; `kind` is one of FORMATS."""
    spec = _sized(chart, WIDTH)
    spec["title"] = {"text": title, "subtitle": [*_wrapped(definition), source]}
    spec["padding"] = 16
    return _converted(spec, kind)


def bare(chart: Drawing, kind: str, width: int) -> bytes:
    """The chart alone, to be set into a document that has the title and the source."""
    return _converted(_sized(chart, width), kind)


def _converted(spec: dict[str, Any], kind: str) -> bytes:
    match kind:
        case "png":
            return vl_convert.vegalite_to_png(spec, scale=2)
        case "svg":
            return vl_convert.vegalite_to_svg(spec).encode()
        case "pdf":
            return vl_convert.vegalite_to_pdf(spec)
    raise ValueError(f"{kind!r} is no kind of picture: expected one of {', '.join(FORMATS)}")


def _sized(chart: Drawing, width: int) -> dict[str, Any]:
    spec = chart.on_paper()
    if spec.get("width") == "container":
        spec["width"] = width
    return spec


def _wrapped(text: str, columns: int = 120) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > columns:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
