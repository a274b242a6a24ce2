"""Shapes made of shapes: June of last year, late March, 5 to 12 May, Monday evening."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.dates.shapes.named import Weekday
from etl.dates.shapes.units import Unit

if TYPE_CHECKING:
    from etl.dates.shapes import Shape


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a whole: START, MID or END (TIMEX3 modifiers).

    `soft` for "earlier" and "later" this month, which end or begin now; the parts of a month are its thirds.
    """

    part: str
    of: "Shape"
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """The first so many units of a whole, or the last: the first nine months of 2016; `of` None is the year of now."""

    count: int
    unit: Unit
    of: "Shape | None"
    last: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    """A unit told by a day of it ("the week of 16 June") or, with `ends`, by its last ("the quarter ended June 30")."""

    unit: Unit
    day: "Shape"
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The stretch told last, in another year: the same period of last year."""

    of: "Shape"


@dataclass(frozen=True, slots=True)
class Within:
    """`inner` inside `outer`: June of last year, 19 June of 2025, Monday of next week, the first quarter of 2020."""

    inner: "Shape"
    outer: "Shape"


@dataclass(frozen=True, slots=True)
class Nth:
    """The `number`th unit or weekday of a whole ("the first Monday of May"); -1 is the last."""

    number: int
    what: "Weekday | Unit"
    of: "Shape"


@dataclass(frozen=True, slots=True)
class Range:
    """From the first day of `first` to the last day of `last`."""

    first: "Shape"
    last: "Shape"


@dataclass(frozen=True, slots=True)
class Several:
    """A list read as one expression: April 18th and 28th, the 1950s and 60s."""

    first: "Shape"
    last: "Shape"


@dataclass(frozen=True, slots=True)
class Listed:
    """Three days or more of one month with gaps between them, in order; find takes it apart: 3, 5 and 7 March."""

    days: "tuple[Shape, ...]"


@dataclass(frozen=True, slots=True)
class Daytime:
    """A part of a day (MO MI AF EV NI DT) of `of`; None when the text names no day."""

    code: str
    of: "Shape | None"


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour of the day, `HH:MM` or `HH`, with the zone as written; `of` None when the text names no day."""

    text: str
    of: "Shape | None"
    zone: str | None = None
