"""Names of the calendar: years, months, days, weekdays, seasons, quarters, feasts, and dates in figures."""

from dataclasses import dataclass


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
    """A date in figures whose order of day and month the text leaves open: 07/10/2021; `year` None when unsaid.

    `weekday` (0 Monday) where the text names it too.
    """

    a: int
    b: int
    year: int | None
    weekday: int | None = None


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
