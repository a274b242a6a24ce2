"""The lines of a page, each with what it looks like alone: label, stamp, caption, paragraph, title."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from etl.patterns import Pattern
from etl.read.labels import WHOLE, Labels, labels
from etl.spans import Span

LINE = re.compile(r"[^\n]+")
SENTENCE_ENDS = (".", "!", "?", ":", ";", "…")
CLOSERS = "\"'”’»)] \t\u00a0"
SENTENCE_BREAK = Pattern(r"[a-z]{3}\. [A-Z][a-z]* [a-z]")
BULLETS = "*•+-–"
CUT_OFF = ("...", "…")
PLACE = r"[^\W\d_][^\d(),;:|/–—]{1,30}?(?:, ?[^\W\d_][^\d(),;:|/–—]{1,25}?)?"
DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:, ?\d{4})?"
AGENCY = r"[(/][A-Z][A-Za-z ./-]{1,30}[)/]"
DATELINE = re.compile(
    rf"\([A-Z][\w ]{{1,20}}\)\s?[-–—]+\s?\S|{PLACE},? ?(?:{DAY})?\.?\s?{AGENCY}\.?\s?(?:[-–—]+\s?)?\S|"
    rf"{PLACE}, {DAY}\s?[-–—:.]+\s?\S|[^\Wa-z\d_][^a-z\d(),;:|/–—]{{2,30}}(?:, [A-Z][A-Za-z ]{{2,20}})?\s?[–—]+\s?\S"
)
CREDIT = r"\((?:[Pp]hotos?|[Ss]ource|ảnh) ?[:：/][^()]{2,60}\)\.?"
# "date 2024-05-20 Guest comes in June": a crawler's stamp at the head of the page, in one line with the title
STAMP_AHEAD = re.compile(r"date \d{4}-\d{2}-\d{2}(?= \S)")
# "Ministers meet hinh anh 1The two ministers (Photo: AGENCY)": the title and its picture's label, in one line
TITLE_THEN_PICTURE = re.compile(r"[^\n]{20,180}?(?= (?:hinh anh|hình ảnh|ảnh) \d[A-ZĐ])")
CAPTION_THEN_DATELINE = re.compile(rf"{CREDIT} ?(?={PLACE} {AGENCY} ?[-–—])")
DATELINE_REACH = 120
LONGEST_TITLE = 180
LONGEST_CAPTION = 450
SHORTEST_PARAGRAPH = 60
REPEATS_OF_A_LABEL = 3
# No line but one of wrapped prose ends on such a word.
LEFT_OPEN = re.compile(r"\b(?:a|an|and|at|by|for|from|his|her|in|its|of|on|or|the|their|to|with)\Z")

# No title ends on such a word or mark but one broken over lines: "Minister to visit", "France, Italy,", "June 3-".
TITLE_LEFT_OPEN = re.compile(
    r"(?:\S+ ){2,}(?:visits?|meets?|receives?|hosts?|holds?|signs?|joins?|attends?|begins?|starts?|welcomes?|greets?"
    r"|thanks|urges?|tells?|seeks?|discuss(?:es)?|leads?|wraps? up|ends?"
    r"|as|after|before|during|over|against|between|into|near)\Z"
    r"|[^\W\d_]{3,},\Z|\d ?[-–]\Z| (?:&|[-–])\Z"
)
# What a line opens with that tells the rest of a title, where a stamp has a capital or a year.
OPENS_DAY = re.compile(r"(?:on|from|to|by|in|until|till|for|this|next|last|between|during) ")
YEAR = re.compile(r"(?:19|20)\d\d")


class Look(StrEnum):
    """What a line looks like by itself."""

    SPAM = "spam"
    STAMP = "stamp"
    CAPTION = "caption"
    OPENER = "opener"
    LINK = "link"
    CUT_OFF = "cut off"
    TITLE = "title"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it; `detail` is the label it carries, if any.

    `goes_on` when it is a line of the title that the line above begins.
    """

    span: Span
    text: str
    look: Look
    detail: str | None = None
    dateline: bool = False
    ends_story: bool = False
    goes_on: bool = False

    @property
    def is_text(self) -> bool:
        """Whether the line is a paragraph or a title, not furniture."""
        return self.look in (Look.TITLE, Look.PARAGRAPH)


def lines(text: str) -> list[Line]:
    """The non-blank lines of `text`, in order; a caption that runs on into its story's dateline is cut off it."""
    spans = list(_spans(text))
    repeated = Counter(span.of(text) for span in spans if len(span) <= 25)
    rows = labels()
    return _titles_whole(text, _unwrapped(text, [_line(span.of(text), span, repeated, rows) for span in spans]), rows)


def _unwrapped(text: str, out: list[Line]) -> list[Line]:
    """The lines, where a paragraph that goes on from line to line until its full stop has no title among them."""
    end = len(out) - 1
    while end > 0:
        start = end
        while start and _goes_on(text, out[start - 1], out[start]):
            start -= 1
        if start < end and _ends_sentence(out[end].text):
            out[start : end + 1] = [replace(line, look=Look.PARAGRAPH) for line in out[start : end + 1]]
        end = min(start, end - 1)
    return out


def _titles_whole(text: str, out: list[Line], rows: Labels) -> list[Line]:
    """The lines, where a title broken over two or three goes on in what would be a day or a name by itself."""
    for at in range(1, len(out)):
        title, following = out[at - 1], out[at]
        if title.look is Look.TITLE and _completes(text, title, following, rows):
            out[at] = replace(following, look=Look.TITLE, detail=None, goes_on=True)
    return out


def _completes(text: str, title: Line, following: Line, rows: Labels) -> bool:
    """Whether a title is left open and the line right below it is its rest: "to meet in Rome on", "May 5-9"."""
    if not _stands_below(text, title, following) or _ends_sentence(title.text) or following.text[0] in BULLETS:
        return False
    if following.look is Look.TITLE:
        return following.text[0].islower() or _is_left_open(title.text)
    told = following.look is Look.STAMP or following.detail == "byline"
    if told and LEFT_OPEN.search(title.text):
        return following.look is Look.STAMP
    by_day = OPENS_DAY.match(following.text) if told else None
    return by_day is not None and rows.is_stamp(following.text[by_day.end() :]) and not YEAR.search(following.text)


def _is_left_open(title: str) -> bool:
    return LEFT_OPEN.search(title) is not None or TITLE_LEFT_OPEN.search(title) is not None


def _stands_below(text: str, line: Line, following: Line) -> bool:
    return text.count("\n", line.span.end, following.span.start) == 1


def _goes_on(text: str, line: Line, following: Line) -> bool:
    """Whether a sentence begun in one line goes on in the line right below it."""
    if not (line.is_text and following.is_text) or line.ends_story or _ends_sentence(line.text):
        return False
    if not _stands_below(text, line, following):
        return False
    return following.text[0].islower() or LEFT_OPEN.search(line.text) is not None


def _spans(text: str) -> Iterator[Span]:
    for match in LINE.finditer(text):
        body = match[0]
        start = match.start() + len(body) - len(body.lstrip())
        end = match.start() + len(body.rstrip())
        if start < end:
            opens = not text[:start].strip()
            for ahead in (STAMP_AHEAD, TITLE_THEN_PICTURE) if opens else (TITLE_THEN_PICTURE,):
                if (head := ahead.match(text, start, end)) is not None:
                    yield Span(start, head.end())
                    start = head.end() + 1
            yield from _cut(text, Span(start, end))


def _cut(text: str, span: Span) -> Iterator[Span]:
    cut = CAPTION_THEN_DATELINE.search(span.of(text)[:LONGEST_CAPTION])
    if not cut:
        yield span
        return
    yield Span(span.start, span.start + len(cut.string[: cut.end()].rstrip()))
    yield Span(span.start + cut.end(), span.end)


def _line(body: str, span: Span, repeated: Counter[str], rows: Labels) -> Line:
    kind = rows.of(body)
    if kind in WHOLE:
        return Line(span, body, Look.SPAM, kind, ends_story=kind == "agency-tag")
    if kind and kind.startswith("opener-"):
        return Line(span, body, Look.OPENER, kind.removeprefix("opener-"))
    if kind == "teaser-line":
        return Line(span, body, Look.LINK)
    if rows.is_stamp(body):
        return Line(span, body, Look.STAMP)
    marks = rows.marks(body)
    if _is_caption(body, marks):
        return Line(span, body, Look.CAPTION)
    if repeated[body] >= REPEATS_OF_A_LABEL and not _ends_sentence(body):
        return Line(span, body, Look.SPAM, "nav-label")
    dateline = DATELINE.match(body[:DATELINE_REACH]) is not None and len(body) > SHORTEST_PARAGRAPH
    if body.endswith("|"):  # the cell of a table: under a picture a whole sentence, else a link
        told = body.rstrip("| \t\u00a0")
        under_a_picture = _ends_sentence(told) and not told.endswith(CUT_OFF) and len(body) <= LONGEST_CAPTION
        return Line(span, body, Look.CAPTION if under_a_picture else Look.LINK, dateline=dateline)
    if body.rstrip("| \t\u00a0").endswith(CUT_OFF):
        return Line(span, body, Look.CUT_OFF, dateline=dateline)
    ends = "end" in marks
    look = Look.PARAGRAPH if dateline or ends or _is_paragraph(body) else Look.TITLE
    return Line(span, body, look, dateline=dateline, ends_story=ends)


def _is_caption(body: str, marks: frozenset[str]) -> bool:
    if len(body) > LONGEST_CAPTION:
        return False
    return bool(marks & {"credit", "credit-start"}) or ("marker" in marks and body.count(". ") < 2)


def _is_paragraph(body: str) -> bool:
    if len(body) > LONGEST_TITLE or SENTENCE_BREAK.search(body):
        return True
    return _ends_sentence(body) and len(body.split()) > 3


def _ends_sentence(body: str) -> bool:
    return body.rstrip(CLOSERS).endswith(SENTENCE_ENDS)
