"""How far a story has come: which of its dates carry it on, and the date from which its next words are told."""

import re
from datetime import date

from etl.dates.calendar import RANK
from etl.dates.find import Found
from etl.dates.narrative import SENTENCE_END, leads
from etl.dates.scene import Told
from etl.dates.shapes import Year
from etl.dates.voice import stated_year
from etl.intervals import Granularity, Interval
from etl.spans import Span

_ONWARD = 3
# A paragraph may open on a year shortly before the one the last paragraph ended on.
_BACK = 2
# "an assault that lasted until the city fell in": the end of a stretch told ahead of the story
_UNTIL = re.compile(r"\b(?:[Uu]ntil|till|before)\b[^.,;:\n]*\Z")
# "in 1941-1942": the end of a run of years, told in passing
_ENDS_RUN = re.compile(r"\d[-–—]\Z")
# "outlined a plan to withdraw by late 2008": the story has not come to it yet
_PLANNED = re.compile(
    r"\b(?:would|planned|plans?|scheduled|due|deadline|expected|promis\w+|intend\w+|pledged|hoped)\b[^.;:\n]*\Z"
)
# "a second round followed in April": after the date told before it
_FOLLOWED = re.compile(
    r"\b(?:followed|ensued|again|once more|took effect|came next|(?:came|entered|went) into (?:force|effect|operation)"
    r"|followed by (?:(?:a|an|the|his|her|their) )?[\w-]+(?: [\w-]+){0,2}) (?:only )?(?:in|on) (?:the )?\Z"
)
_FRONTED = re.compile(r"(?:\A|[\n.;] *|, (?:and|but) )(?:[Tt]hen |[Ll]ater )?[Ii]n (?:(?:early|late|mid)[ -])?\Z")
_GOES_BACK = re.compile(r"[^.;\n]{0,80}\b(?:had|has been|before|already|earlier)\b")
_BY, _OF_LATE = 24, 6
_BOUND, _CLAUSE = 50, 110
_REACH = 400


def carries(text: str, one: Found, interval: Interval, line: Interval | None) -> bool:
    """Whether a story goes on from `interval`: not from a look back inside a paragraph, a year in passing or a plan."""
    if line is None:
        return True
    if _UNTIL.search(text, one.span.start - _BOUND, one.span.start):
        return False
    if interval.first > line.last and _PLANNED.search(text, one.span.start - _CLAUSE, one.span.start):
        return False
    if (
        isinstance(one.shape, Year)
        and line.first <= interval.first
        and _ENDS_RUN.search(text, one.span.start - 2, one.span.start)
    ):
        return False
    if RANK[interval.granularity] >= RANK[Granularity.YEAR]:
        onward = -_BACK <= interval.first.year - line.first.year <= _ONWARD and _opens_paragraph(text, one.span.start)
        return onward or leads(text, one.span)
    if interval.last >= line.first or stated_year(one.shape) is None:
        return True
    return _opens_paragraph(text, one.span.start) or leads(text, one.span)


def follows(text: str, start: int) -> bool:
    """Whether the clause says that what happened then came after what was told before it."""
    return _FOLLOWED.search(text, start - _CLAUSE, start) is not None


def is_of_late(text: str, span: Span, month: int, line: Interval | None, today: date) -> bool:
    """Whether a month that opens its clause is the one just gone, a year after that of the story told before it.

    "In May 2024 they met. In March they met again", told in June 2025; "In March they had met" goes back.
    """
    if line is None or line.granularity is Granularity.YEAR or line.first.year != today.year - 1:
        return False
    if not 0 <= today.month - month <= _OF_LATE or line.first.month <= month:
        return False
    return bool(_FRONTED.search(text, span.start - _BY, span.start)) and not _GOES_BACK.match(text, span.end)


def _opens_paragraph(text: str, start: int) -> bool:
    """Whether the words stand in the first sentence of a paragraph."""
    return ". " not in text[max(0, start - _REACH) : start].rpartition("\n")[2]


def line_of(text: str, start: int, told: Told) -> Interval | None:
    """The date a narrative has reached at `start`: an aside of the same sentence before the line of the story."""
    if told.aside and start - told.aside[0] < _REACH and not SENTENCE_END.search(text, told.aside[0], start):
        return told.aside[1]
    return told.line
