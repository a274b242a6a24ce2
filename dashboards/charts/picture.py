"""A chart as a file: PNG, SVG or PDF with its title, its definition and its source, drawn offline."""

from typing import Any

import vl_convert

from dashboards.charts.theme import Drawing

FORMATS = ("png", "svg", "pdf")


def drawn(chart: Drawing, title: str, definition: str, source: str, kind: str, width: int = 860) -> bytes:
    """The bytes of the picture; `kind` is one of FORMATS."""
    spec = chart.on_paper()
    _fixed(spec, width)
    spec["title"] = {"text": title, "subtitle": [*_wrapped(definition), source]}
    spec["padding"] = 16
    match kind:
        case "png":
            return vl_convert.vegalite_to_png(spec, scale=2)
        case "svg":
            return vl_convert.vegalite_to_svg(spec).encode()
        case "pdf":
            return vl_convert.vegalite_to_pdf(spec)
    raise ValueError(f"{kind!r} is no kind of picture: expected one of {', '.join(FORMATS)}")


def _fixed(spec: dict[str, Any], width: int) -> None:
    for part in (spec, *spec.get("vconcat", ())):
        if part.get("width") == "container":
            part["width"] = width


def _wrapped(text: str, columns: int = 120) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > columns:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
