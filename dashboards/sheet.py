"""A brief as one A4 page of PDF: an SVG laid out by hand, with the chart set into it, drawn offline."""

import re
from collections.abc import Sequence
from html import escape

import vl_convert

from dashboards.briefing import Brief, Item, clean

A4 = (595.28, 841.89)  # points, in which a page of PDF is measured
WIDTH, HEIGHT, MARGIN = 680, 962, 50  # units of the drawing, eight of which are seven points
FONT = "DejaVu Sans, Source Sans, Arial, sans-serif"
BLUE, INK, GREY, RULE = "#12436D", "#1B2733", "#4A5A6A", "#C9D3DE"
LETTER, LINE = 0.56, 1.28  # of the size of the type: the width of a letter, the height of a line


class _Sheet:
    """A pen that goes down the page."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.y = float(MARGIN)

    def text(
        self, text: str, size: float, colour: str = INK, *, bold: bool = False, indent: float = 0, gap: float = 4
    ) -> None:
        for line in wrapped(clean(text), int((WIDTH - 2 * MARGIN - indent) / (size * LETTER))):
            self.y += size * LINE
            self.put(line, MARGIN + indent, size, colour, bold=bold)
        self.y += gap

    def put(self, line: str, x: float, size: float, colour: str = INK, *, bold: bool = False, down: float = 0) -> None:
        weight = ' font-weight="bold"' if bold else ""
        place = f'x="{x:.1f}" y="{self.y + down:.1f}"'
        self.parts.append(f'<text {place} font-size="{size}" fill="{colour}"{weight}>{escape(line)}</text>')

    def rule(self) -> None:
        self.parts.append(
            f'<line x1="{MARGIN}" x2="{WIDTH - MARGIN}" y1="{self.y:.1f}" y2="{self.y:.1f}" stroke="{RULE}"/>'
        )

    @property
    def room(self) -> float:
        return HEIGHT - MARGIN - 24 - self.y


def svg(brief: Brief, chart: str) -> str:
    """The page: as many of the weightiest engagements as it holds, and how many more there are."""
    most = next((number for number in range(len(brief.items), 0, -1) if _laid(brief, chart, number).room >= 0), 0)
    sheet = _laid(brief, chart, most)
    sheet.y = HEIGHT - MARGIN + 18
    sheet.put(clean(brief.stamp), MARGIN, 8.5, GREY)
    body = "".join(sheet.parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{A4[0]}" height="{A4[1]}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="{FONT}"><rect x="-9" y="-9" width="{WIDTH + 18}" height="{HEIGHT + 18}" fill="#fff"/>'
        f"{body}</svg>"
    )


def _laid(brief: Brief, chart: str, most: int) -> _Sheet:
    sheet = _Sheet()
    sheet.text(brief.title, 24, BLUE, bold=True, gap=2)
    sheet.text(brief.frame, 10.5, GREY, gap=0)
    sheet.text(brief.days, 10.5, GREY, gap=10)
    for headline in brief.headlines:
        sheet.put("•", MARGIN, 11.5, down=11.5 * LINE)
        sheet.text(headline, 11.5, indent=12, gap=3)
    sheet.y += 3
    sheet.text(brief.caveat, 8.5, GREY, gap=0)
    if brief.items:
        _heading(sheet, brief.chart_title)
        sheet.text(brief.chart_key, 8.5, GREY)
        _chart(sheet, chart)
    _heading(sheet, brief.ladder_title)
    _ladder(sheet, brief)
    if brief.items:
        _items(sheet, brief, most)
    if brief.ahead or brief.jubilees:
        _heading(sheet, brief.ahead_title)
        _told(sheet, brief.ahead, most + 1)
    for jubilee in brief.jubilees:
        sheet.text(jubilee, 10, gap=2)
    return sheet


def _items(sheet: _Sheet, brief: Brief, most: int) -> None:
    _heading(sheet, brief.items_title)
    items = brief.shown(most)
    _told(sheet, items, 1)
    if more := brief.more(len(items)):
        sheet.text(more, 9, GREY)


def _told(sheet: _Sheet, items: Sequence[Item], start: int) -> None:
    """Each engagement with its sentence and source."""
    for number, item in enumerate(items, start=start):
        sheet.text(f"{number}.  {item.line}", 10, bold=True, gap=0)
        if item.quotation:
            sheet.text(item.quotation, 9, indent=16, gap=0)
        sheet.text(item.source, 8.5, GREY, indent=16, gap=4)


def pdf(brief: Brief, chart: str) -> bytes:
    """The page as PDF."""
    return vl_convert.svg_to_pdf(svg(brief, chart))


def wrapped(text: str, columns: int) -> list[str]:
    """Text in lines of at most about `columns` letters."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > columns:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _heading(sheet: _Sheet, text: str) -> None:
    sheet.y += 8
    sheet.text(text, 13, BLUE, bold=True, gap=4)


def _chart(sheet: _Sheet, chart: str) -> None:
    size = re.search(r'width="([\d.]+)" height="([\d.]+)"', chart)
    width, height = (float(size[1]), float(size[2])) if size else (WIDTH, 200.0)
    scale = (WIDTH - 2 * MARGIN) / width
    inner = re.sub(r"^.*?(?=<svg)", "", chart, flags=re.DOTALL)
    sheet.parts.append(f'<g transform="translate({MARGIN},{sheet.y:.1f}) scale({scale:.4f})">{inner}</g>')
    sheet.y += height * scale + 4


def _ladder(sheet: _Sheet, brief: Brief) -> None:
    columns = [MARGIN + share * (WIDTH - 2 * MARGIN) for share in (0, 0.18, 0.455, 0.73)]
    for position, row in enumerate(brief.ladder):
        sheet.y += 15
        for x, text in zip(columns, row, strict=True):
            sheet.put(text, x, 9, INK, bold=position == 0)
        sheet.y += 4
        sheet.rule()
    sheet.y += 4
