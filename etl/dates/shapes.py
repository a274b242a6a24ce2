"""What an expression says before anyone asks when it was published: typed, unresolved values, nested where words are.

"June last year" is `Within(Month(6), Shift(Unit.YEAR, -1))`; "19 June 2025" is `Within(Day(6, 19), Year(2025))`. Shapes
are immutable and hashable, so that one string is read once and one (shape, context) is resolved once.
"""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """Units of the calendar and the clock, finest first; the value is the TIMEX3 unit letter or code."""

    SECOND = "S"
    MINUTE = "TM"
    HOUR = "H"
    DAY = "D"
    WEEKEND = "WE"
    WEEK = "W"
    MONTH = "M"
    QUARTER = "Q"
    SEASON = "SEASON"
    HALF = "HALF"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"
    MILLENNIUM = "ML"


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year as written; `approximate` for "circa 1950". Years before 1 have no interval."""

    number: int
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years from `first`; `short` when the century was not said ("the 60s")."""

    first: int
    short: bool = False


@dataclass(frozen=True, slots=True)
class Century:
    """A hundred years; `number` 20 is 1900 to 1999, as TIMEX3 counts."""

    number: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month by name, year unsaid."""

    number: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month, year unsaid; `month` None for "the 19th"; `weekday` (0 Monday) where the text names it too."""

    month: int | None
    number: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Numeric:
    """A date in figures whose order of day and month the text leaves open: 07/10/2021; `year` None when unsaid."""

    a: int
    b: int
    year: int | None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week by name (0 Monday)."""

    number: int


@dataclass(frozen=True, slots=True)
class Season:
    """A season by name: SP SU FA WI."""

    code: str


@dataclass(frozen=True, slots=True)
class Quarter:
    """A calendar quarter, 1 to 4, year unsaid; `fiscal` when the text calls it a fiscal quarter."""

    number: int
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Half:
    """A half of a year, 1 or 2, year unsaid."""

    number: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day of seeds/holidays.csv by its name there."""

    name: str


@dataclass(frozen=True, slots=True)
class Shift:
    """A calendar unit counted from the anchor: last year -1, this month 0, next week +1, yesterday (DAY, -1).

    `previous` anchors it to the date last told instead of publication ("the following month").
    """

    unit: Unit
    by: int
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """A named day, month or season looked for in one direction: last Friday -1, this June 0, next December +1."""

    what: "Shape"
    direction: int
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Away:
    """A distance from the anchor: three years ago (3, YEAR, -1), two days later (2, DAY, +1, previous).

    `amount` None when the words leave it open ("several years ago"); the grain of the answer is the unit's. `of` is the
    anchor where the words give one: two days after 25 June; `exact` when the answer takes its grain: a year ago this
    week.
    """

    amount: float | None
    unit: Unit
    direction: int
    previous: bool = False
    of: "Shape | None" = None
    exact: bool = False


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
class Same:
    """What was last told, at the grain of a unit: the same day, that year; None for "that time"."""

    unit: Unit | None


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


@dataclass(frozen=True, slots=True)
class Vague:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Length:
    """A duration as a TIMEX3 period (P5Y, PT20M, PXD); it never has an interval."""

    period: str
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class Every:
    """A set: `value` is the TIMEX3 period or repeated date (P1Y, XXXX-WXX-1)."""

    value: str
    frequency: str | None = None


Shape = (
    Year
    | Decade
    | Century
    | Month
    | Day
    | Numeric
    | Weekday
    | Season
    | Quarter
    | Half
    | Holiday
    | Shift
    | Near
    | Away
    | Part
    | Stretch
    | Holding
    | Counterpart
    | Within
    | Nth
    | Range
    | Several
    | Same
    | Daytime
    | Clock
    | Vague
    | Length
    | Every
)
