"""A brief on one partner as plain facts, and as a Word document; made offline."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

WORD_ITEMS = 12  # what two pages hold with the longest sentences
BLUE, GREY, INK = RGBColor(0x12, 0x43, 0x6D), RGBColor(0x4A, 0x5A, 0x6A), RGBColor(0, 0, 0)
RULE = "C9D3DE"


@dataclass(frozen=True, slots=True)
class Item:
    """One engagement of a brief with the sentence and the source under it."""

    line: str
    sentence: str
    source: str
    day: str = ""
    engagement_id: str = ""
    url: str | None = None

    @property
    def quotation(self) -> str:
        """The sentence in quotation marks; nothing of an engagement that was added by hand."""
        return f"“{self.sentence}”" if self.sentence else ""


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a brief says, in the language of the reader; `ladder` has the headings in its first row.

    `items` are ranked, the weightiest first; `more` says how many there are beside those shown, or nothing.
    `caveat` says how far the figures may be trusted; `ahead` are the plans, the next one first, and `jubilees` the
    anniversaries of the coming year.
    """

    title: str
    frame: str
    days: str
    headlines: Sequence[str]
    caveat: str
    chart_title: str
    chart_key: str
    ladder_title: str
    ladder: Sequence[Sequence[str]]
    items_title: str
    items: Sequence[Item]
    ahead_title: str
    ahead: Sequence[Item]
    jubilees: Sequence[str]
    sources_title: str
    stamp: str
    more: Callable[[int], str] = lambda _shown: ""

    def shown(self, most: int) -> list[Item]:
        """The weightiest engagements, at most so many, the newest first."""
        return sorted(self.items[:most], key=lambda item: item.day, reverse=True)


def word(brief: Brief, chart: bytes) -> bytes:
    """The brief as a .docx with the chart (PNG); sources are numbered notes at the end."""
    document = Document()
    _page(document)
    _line(document, brief.title, 22, BLUE, bold=True, after=2)
    _line(document, brief.frame, 10.5, GREY, after=0)
    _line(document, brief.days, 10.5, GREY, after=8)
    for headline in brief.headlines:
        paragraph = document.add_paragraph(clean(headline), style="List Bullet")
        paragraph.paragraph_format.space_after = Pt(2)
    _line(document, brief.caveat, 8.5, GREY, after=4)
    if brief.items:
        _heading(document, brief.chart_title)
        _line(document, brief.chart_key, 8.5, GREY, after=2)
        picture = document.add_picture(io.BytesIO(chart), width=Cm(16.8))
        picture._inline.docPr.set("descr", clean(". ".join((brief.chart_title, *brief.headlines))))
    _heading(document, brief.ladder_title)
    _ladder(document, brief.ladder)
    _told(document, brief)
    _footer(document, brief.stamp)
    _named(document, brief)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _told(document: Document, brief: Brief) -> None:  # type: ignore[valid-type]
    """What was and what is ahead, each with the number of a note, and the notes: sentence and source."""
    items = brief.shown(WORD_ITEMS)
    if items:
        _heading(document, brief.items_title)
        _numbered(document, items, 1)
    if more := brief.more(len(items)):
        _line(document, more, 9.5, GREY, after=2)
    if brief.ahead or brief.jubilees:
        _heading(document, brief.ahead_title)
        _numbered(document, brief.ahead, len(items) + 1)
    for jubilee in brief.jubilees:
        _line(document, jubilee, 10.5, INK, after=2)
    if items or brief.ahead:
        _heading(document, brief.sources_title)
    for number, item in enumerate([*items, *brief.ahead], start=1):
        _line(document, " ".join(filter(None, (f"{number}.", item.quotation, item.source))), 8.5, GREY, after=2)


def _numbered(document: Document, items: Sequence[Item], start: int) -> None:  # type: ignore[valid-type]
    for number, item in enumerate(items, start=start):
        paragraph = document.add_paragraph()  # type: ignore[attr-defined]
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(clean(item.line))
        note = paragraph.add_run(f"\u00a0{number}")
        note.font.superscript = True
        note.font.color.rgb = BLUE


def _named(document: Document, brief: Brief) -> None:  # type: ignore[valid-type]
    """The document's own properties, which a register shows."""
    properties = document.core_properties  # type: ignore[attr-defined]
    properties.title, properties.author, properties.subject = clean(brief.title), "Cordiale", clean(brief.stamp)
    properties.comments = ""


def clean(text: str) -> str:
    """Text without the control characters that XML forbids."""
    return "".join(character for character in text if character >= " " or character in "\n\t")


def _page(document: Document) -> None:  # type: ignore[valid-type]
    section = document.sections[0]  # type: ignore[attr-defined]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.1)
    section.top_margin = section.bottom_margin = Cm(1.8)
    style = document.styles["Normal"]  # type: ignore[attr-defined]
    style.font.name, style.font.size = "Calibri", Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Calibri")


def _line(document: Document, text: str, size: float, colour: RGBColor, after: float, *, bold: bool = False) -> None:  # type: ignore[valid-type]
    paragraph = document.add_paragraph()  # type: ignore[attr-defined]
    run = paragraph.add_run(clean(text))
    run.font.size, run.font.color.rgb, run.bold = Pt(size), colour, bold
    paragraph.paragraph_format.space_after = Pt(after)


def _heading(document: Document, text: str) -> None:  # type: ignore[valid-type]
    paragraph = document.add_paragraph()  # type: ignore[attr-defined]
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(10), Pt(3)
    paragraph.paragraph_format.keep_with_next = True
    run = paragraph.add_run(clean(text))
    run.bold, run.font.size, run.font.color.rgb = True, Pt(12.5), BLUE


def _ladder(document: Document, rows: Sequence[Sequence[str]]) -> None:  # type: ignore[valid-type]
    table = document.add_table(rows=0, cols=len(rows[0]))  # type: ignore[attr-defined]
    _ruled(table)
    for position, row in enumerate(rows):
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
            run = paragraph.add_run(clean(text))
            run.font.size, run.bold = Pt(9.5), position == 0


def _ruled(table: Any) -> None:
    """Thin lines between the rows and none between the columns."""
    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{edge}")
        for name, value in (("val", "single"), ("sz", "4"), ("color", RULE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _footer(document: Document, text: str) -> None:  # type: ignore[valid-type]
    paragraph = document.sections[0].footer.paragraphs[0]  # type: ignore[attr-defined]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    paragraph.add_run(f"{clean(text)}  ·  ")
    for kind, content in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = content
        paragraph.add_run()._r.append(element)
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(8), GREY
