"""Days that a story says it is of: "today, 11 June 2021", "published at 15:00 on 11 June 2021", a day that opens it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from etl import intervals
from etl.dates.find import Found
from etl.dates.publication_story import Story, absolute
from etl.dates.shapes import Clock, Daytime, Shape, Shift, Unit
from etl.dates.stamps import Worn
from etl.model import Basis
from etl.spans import Span

_BESIDE = re.compile(r",? ?[(]?(?:that is,? |i\.e\.,? )?")
_LABEL = re.compile(r"(?i)(?:\A\s*(?:date:? ?)?|\b(?:published|posted|uploaded)(?: on| at)?:? )\Z")
_LABEL_REACH = 24
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_UPDATED = re.compile(r"[ ,|-]*(?i:last updated|updated)\b")
_LINE_ENDS = re.compile(r"[ \t]*(?:\n|\Z)")
_QUOTED = re.compile(r"[\"“][^\"”\n]*\Z")
_QUOTE_REACH = 200


def from_words(story: Story) -> Iterator[Worn]:
    """The days of publication that the words of the story state, in page order."""
    for before, after in pairwise(story.found):
        for spoken, day in ((before, after), (after, before)):
            by = _days_from_now(spoken.shape)
            if by is not None and (when := _day(day.shape)) and _stand_together(story.text, before, after):
                yield _worn("words", story.text, Span(before.span.start, after.span.end), when - timedelta(days=by))
    for item in story.found:
        if (when := _day(item.shape)) and _is_labelled(story.text, item.span):
            yield _worn("stamp", story.text, item.span, when)


def _worn(where: str, text: str, span: Span, when: date) -> Worn:
    return Worn(Basis.STAMP, where, span.of(text), intervals.day(when))


def _day(shape: Shape) -> date | None:
    """The one day that a shape states with its year."""
    interval = absolute(shape)
    return interval.first if interval and interval.days == 1 else None


def _days_from_now(shape: Shape) -> int | None:
    """How many days from the day of writing lies the day that is called today, yesterday or tomorrow."""
    match shape:
        case Shift(Unit.DAY, by, False) | Daytime(_, Shift(Unit.DAY, by, False)) | Clock(_, Shift(Unit.DAY, by, False)):
            return by
    return None


def _stand_together(text: str, before: Found, after: Found) -> bool:
    """Whether nothing but a comma or a bracket parts the two, outside a quotation, whose today is another."""
    start = before.span.start
    if not _BESIDE.fullmatch(text, before.span.end, after.span.start):
        return False
    return _QUOTED.search(text, max(0, start - _QUOTE_REACH), start) is None


def _is_labelled(text: str, span: Span) -> bool:
    """Whether a day opens the page in figures, or closes a line behind "published"."""
    if _UPDATED.match(text, span.end):
        return True
    label = _LABEL.search(text, max(0, span.start - _LABEL_REACH), span.start)
    if label is None:
        return False
    if label.group().strip().lower() in {"", "date", "date:"}:
        return label.start() == 0 and _ISO.fullmatch(text, span.start, span.end) is not None
    return _LINE_ENDS.match(text, span.end) is not None
