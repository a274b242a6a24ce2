"""The ends of a range: one stretch in the news, two events in a history, unless it tells how long a stay was."""

import re

from msgspec import structs

from etl.dates.find import Found, parted
from etl.dates.shapes import Day, Month, Near, Range, Several, Within, Year
from etl.intervals import Interval

_STAY = re.compile(
    r"(?i)\b(?:visit(?:s|ed|ing|or)?|trips?|toured|tour|summits?|talks|delegations?|ambassadors?|embassy|meetings?"
    r"|forum|sessions?|chaired|co-chaired|hosted)\b"
)
_OFFICE = re.compile(
    r"(?i)\b(?:served|worked|studied|posted|posting|accredited|ambassador|consul|counsell?or|attach[eé]|secretary"
    r"|director|deputy|spokes(?:man|woman|person)|minister|mission|term of office|tenure|plan|strategy|programme)\b"
)
_REACH = 150


def told_apart(text: str, one: Found, line: Interval | None) -> tuple[Found, ...]:
    """An expression of a history: `one` itself, or its two ends where it tells of no visit or talks.

    `line` is the date the history has reached.
    """
    match one.shape:
        case Range(_, Day() | Within(Day(), _)) | Several(_, Day() | Within(Day(), _)):
            whole = _speaks_of(_STAY, text, one)
        case Range(Year(), Year()):
            whole = _speaks_of(_OFFICE, text, one)
        case Range(Month(first), Month(last)) if line and _lies_behind(first, last, line.first.month):
            begin, end = parted(one)
            return structs.replace(begin, shape=Near(begin.shape, -1, previous=True)), end
        case _:
            whole = False
    return (one,) if whole else parted(one)


def _lies_behind(first: int, last: int, month: int) -> bool:
    """Whether months over the turn of a year, told in `month`, are those of the winter past rather than the next."""
    return last < first and month < first and month - last <= first - month


def _speaks_of(words: re.Pattern[str], text: str, one: Found) -> bool:
    """Whether `words` stand around it, in its paragraph or the heading's."""
    before = text[max(0, one.span.start - _REACH) : one.span.start].rpartition("\n\n")[2]
    after = text[one.span.end : one.span.end + _REACH].partition("\n\n")[0]
    return bool(words.search(before) or words.search(after))
