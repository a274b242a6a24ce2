"""What stands beside an expression completes it: the year of a list or before brackets, the day a quarter ended on."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from msgspec import structs

from etl.dates.find import Found
from etl.dates.scene import Tense
from etl.dates.shapes import (
    Day,
    Holding,
    Length,
    Month,
    Near,
    Part,
    Range,
    Same,
    Season,
    Shape,
    Shift,
    Unit,
    Within,
    Year,
)
from etl.dates.tense import tense_of

_ENDED = re.compile(r"\s+(?:(?:that|which)\s+)?(?:ended|ending|ends)\s+(?:on\s+)?")
_LISTED = re.compile(r"\s*(?:,|,?\s+(?:and|or|as well as)|&)\s+(?:(?:again|then|also)\s+)?(?:(?:on|in)\s+)?(?:the\s+)?")
# "the spring offensive of 1918"
_EVENT_OF = re.compile(r" (?!and |or )(?:[a-z-]+ )?[a-z-]{3,} (?:of|in) (?:the year )?")
# "their summer offensive against the south in June 1942"
_CLAUSE = re.compile(r" [^.,;:()\n]+ ")
_SEASONS = {"SP": (3, 4, 5), "SU": (6, 7, 8), "FA": (9, 10, 11)}
# From November on a list may run into the first months of the next year.
_YEARS_END = 9
# Where nothing stands right behind, or nothing can be lent, no pattern is asked.
_LENT_TO = frozenset({Day, Month, Season, Shift})
_MAY_NARROW = frozenset({Shift, Year, Near})
_BESIDE = 40


# "in 2019 (3-5 August)", "last year, on 3 August", "at the 2019 summit (28 June)"
_NARROWED = re.compile(r",? \((?:(?:on|from|in) )?(?:the )?|, (?:on|from|in) (?:the )?")
# "came into force the next year on 28 April", "met in 2019 in March"
_ON_IT = re.compile(r" (?:on|in) (?:the )?")
_NARROWED_LATER = re.compile(r"(?: [\w'’-]+){1,4} \((?:(?:on|from|in) )?(?:the )?")
_MEASURED = ("nlike ", "nlike in ", "than ", "than in ", "since ", "until ", "with ", "from ", "compared to ")
_IN, _ON = (" in ", "In "), (" on ", " in ")
_CLOSES = (")", ",", ";")


def completed(text: str, found: Sequence[Found]) -> list[Found]:
    """`found`, each with what the expression right behind it lends: read from the end, so that lists pass it on."""
    out: list[Found] = []
    for one in reversed(found):
        lent = out and type(one.shape) in _LENT_TO and out[-1].span.start - one.span.end <= _BESIDE
        out.append(_with(text, one, out[-1]) if lent else one)
    out.reverse()
    for number in range(1, len(out)):
        whole, one = out[number - 1], out[number]
        if type(whole.shape) in _MAY_NARROW and one.span.start - whole.span.end <= _BESIDE:
            out[number] = _narrowing(text, whole, one)
    return out


def _narrowing(text: str, whole: Found, one: Found) -> Found:
    """`one`, in the year, season or month that it narrows down right behind it."""
    match whole.shape:
        case Shift(Unit.YEAR, -1 | 1) if text.startswith(_ON, whole.span.end):
            between = _ON_IT.fullmatch(text, whole.span.end, one.span.start)
        case Year(_, False) if text.endswith(_IN, 0, whole.span.start) and text.startswith(_ON, whole.span.end):
            between = _ON_IT.fullmatch(text, whole.span.end, one.span.start)
        case Year(_, False) | Shift(Unit.YEAR, -1 | 1):
            between = _NARROWED.fullmatch(text, whole.span.end, one.span.start) or _NARROWED_LATER.fullmatch(
                text, whole.span.end, one.span.start
            )
        case Near(Season() | Month(), -1 | 1) | Shift(Unit.MONTH, -1 | 1):
            between = _NARROWED.fullmatch(text, whole.span.end, one.span.start)
        case _:
            return one
    if between is None or text.endswith(_MEASURED, 0, whole.span.start):
        return one
    if not _belongs(text, one, between.group(), whole.shape):
        return one
    of = Same(whole.shape.unit) if isinstance(whole.shape, Shift) and whole.shape.previous else whole.shape
    match one.shape:
        case Day(int()) | Month() | Season():
            return structs.replace(one, shape=Within(one.shape, of))
        case Range(Day(int()) | Month() as first, Day(int()) | Month() as last):
            return structs.replace(one, shape=Range(Within(first, of), Within(last, of)))
    return one


def _belongs(text: str, one: Found, between: str, whole: Shape) -> bool:
    """Whether brackets hold the days alone, or the clause does not look ahead from a year that is over."""
    if "(" in between:
        return text.startswith(_CLOSES, one.span.end)
    match whole:
        case Shift(_, 1) | Near(_, 1):
            return True
        case Year() if between.startswith(_ON):
            return True
    return tense_of(text, one.span.start, one.span.end) is not Tense.FUTURE


def _with(text: str, one: Found, after: Found) -> Found:
    match one.shape:
        case Shift(Unit.QUARTER, 0, True) if _ENDED.fullmatch(text, one.span.end, after.span.start):
            return (
                structs.replace(one, shape=Holding(Unit.QUARTER, after.shape, ends=True))
                if _is_day(after.shape)
                else one
            )
        case Shift(Unit.YEAR, 0, True) if _ENDED.fullmatch(text, one.span.end, after.span.start):
            return structs.replace(one, shape=Length("P1Y"))
        case Season() if isinstance(after.shape, Year) and _EVENT_OF.fullmatch(text, one.span.end, after.span.start):
            return structs.replace(one, shape=Within(one.shape, after.shape))
        case Season(code) if _is_in(after.shape, code) and _CLAUSE.fullmatch(text, one.span.end, after.span.start):
            return structs.replace(one, shape=Within(one.shape, after.shape.outer))
        case Day(int()) | Month() | Season() if _LISTED.fullmatch(text, one.span.end, after.span.start):
            year = _year_of_list(one.shape, after.shape)
            return structs.replace(one, shape=Within(one.shape, year)) if year else one
    return one


def _is_in(shape: Shape, season: str) -> TypeGuard[Within]:
    """Whether a month or day with its year lies in such a season of that year."""
    match shape:
        case Within(Month(month) | Day(int() as month, _), Year()):
            return month in _SEASONS.get(season, ())
    return False


def _is_day(shape: Shape) -> bool:
    match shape:
        case Day(int()) | Within(Day(int()), _):
            return True
    return False


def _year_of_list(first: Day | Month | Season, last: Shape) -> Shape | None:
    """The year that the last of a list states for all, or the one before where the list runs over its end."""
    match first, last:
        case _, Part(_, of, False):
            return _year_of_list(first, of)
        case Season(), Within(Season(), Year() as year):
            return year
        case (Day(int() as month), Within(Day(int() as later), Year() | Shift(Unit.YEAR) as year)):
            pass
        case (Month(month), Within(Month(later), Year() | Shift(Unit.YEAR) as year)):
            pass
        case _:
            return None
    if month <= later:
        return year
    if month - later < _YEARS_END:
        return None
    return Year(year.number - 1) if isinstance(year, Year) else replace(year, by=year.by - 1)
