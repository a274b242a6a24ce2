"""How an expression speaks: from now, of a year it writes out, or of the year told before."""

from functools import lru_cache

from msgspec import Struct

from etl.dates.shapes import (
    Away,
    Clock,
    Day,
    Daytime,
    Every,
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
    Vague,
    Weekday,
    Within,
    Year,
)


class Voice(Struct, frozen=True, gc=False):
    """How a shape speaks: the year it writes out, from now, of a name within last year, or of the year told before.

    `opens` where a clause may go on from it.
    """

    year: int | None
    now: bool
    last_year: bool
    that_year: bool
    opens: bool


# What most expressions are: a weekday speaks from now, the rest from no year at all.
_NOW, _SILENT = Voice(None, True, False, False, False), Voice(None, False, False, False, False)
_PLAIN: dict[type[Shape], Voice] = {
    Weekday: _NOW,
    Day: _SILENT,
    Month: _SILENT,
    Season: _SILENT,
    Length: _SILENT,
    Vague: _SILENT,
    Every: _SILENT,
}


def _is_of_that_year(shape: Shape) -> bool:
    match shape:
        case Same(Unit.YEAR) | Within(_, Same(Unit.YEAR)):
            return True
    return False


def _is_other_year(shape: Shape) -> bool:
    match shape:
        case Within(Month() | Day() | Season(), Shift(Unit.YEAR, -1)):
            return True
    return False


@lru_cache(maxsize=1 << 14)
def stated_year(shape: Shape) -> int | None:
    """The calendar year a shape writes out, the first of two."""
    match shape:
        case Year(number) | Within(_, Year(number)):
            return number
        case Part(_, of) | Range(of, _) | Daytime(_, of) | Clock(_, of) if of is not None:
            return stated_year(of)
    return None


def voice_of(shape: Shape) -> Voice:
    """How `shape` speaks, whatever stands around it."""
    return _PLAIN.get(type(shape)) or _voice(shape)


@lru_cache(maxsize=1 << 14)
def _voice(shape: Shape) -> Voice:
    year, last_year, that_year = stated_year(shape), _is_other_year(shape), _is_of_that_year(shape)
    return Voice(year, _speaks_now(shape), last_year, that_year, year is not None or last_year or that_year)


def _speaks_now(shape: Shape) -> bool:
    match shape:
        case Weekday():
            return True
        case Shift(_, _, previous) | Near(_, _, previous) | Away(_, _, _, previous):
            return not previous
        case Within(_, of) | Part(_, of) | Range(of, _) | Daytime(_, of) | Clock(_, of) if of is not None:
            return _speaks_now(of)
    return False
