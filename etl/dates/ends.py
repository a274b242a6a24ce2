"""The ends of what goes on for days: one stretch in the news, two events in a history, unless it tells of a stay."""

import re
from collections.abc import Sequence
from datetime import timedelta

from msgspec import structs

from etl import intervals
from etl.dates.find import Found, parted
from etl.dates.shapes import Day, Month, Near, Nth, Range, Same, Several, Shift, Unit, Within, Year
from etl.intervals import Interval

_STAY = re.compile(
    r"(?i)\b(?:visit(?:s|ed|ing|or)?|trips?|toured|tour|summits?|talks|delegations?|ambassadors?|embassy|meetings?"
    r"|forum|sessions?|chaired|co-chaired|hosted)\b"
)
_OFFICE = re.compile(
    r"(?i)\b(?:served|worked|studied|posted|posting|accredited|ambassador|consul|counsell?or|attach[eé]|secretary"
    r"|director|deputy|spokes(?:man|woman|person)|minister|mission|term of office|tenure|plan|strategy|programme)\b"
)
_BEGINS = re.compile(
    r"\b(?:arriv\w+|land(?:s|ed|ing)|beg[aiu]n\w*|start(?:s|ed|ing)?|open(?:s|ed|ing)?|kick(?:s|ed|ing) off"
    r"|touched down|fl(?:ew|ies|y|own|ying) in(?:to)?)\b[^.;:\n]{0,60}\Z"
)
_REACH = 150
_CLAUSE = 80


def counts_days(found: Sequence[Found]) -> bool:
    """Whether one of `found` counts the days of what takes several: "the second day of the visit"."""
    return any([type(one.shape) is Nth for one in found])


def run_told(text: str, one: Found, interval: Interval) -> Interval | None:
    """The days of what goes on for several, its first alone where no more is told: "arrived in Rome on Monday"."""
    match one.shape:
        case Nth(number, _, Same(Unit.DAY) | Shift()) if number > 0:
            return intervals.day(interval.first - timedelta(days=number - 1))
        case Nth():
            return None
    if interval.days > 1:
        return interval
    return interval if _BEGINS.search(text, one.span.start - _CLAUSE, one.span.start) else None


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
