"""Intervals of whole days with a granularity: what a text supports, never an invented day."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct


class Granularity(StrEnum):
    """How finely a text dates something; `NONE` is an interval known only as bounds."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    NONE = "none"


class Interval(Struct, frozen=True, gc=False):
    """First and last day, both inclusive, and the granularity with which the text gives them."""

    first: date
    last: date
    granularity: Granularity = Granularity.NONE

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"interval ends {self.last} before it begins {self.first}")

    @property
    def days(self) -> int:
        """Length in days, at least 1."""
        return (self.last - self.first).days + 1

    @property
    def edtf(self) -> str:
        """EDTF level 0/1 text: 2024, 2024-06, 2024-06-19, or first/last."""
        if self.first == self.last:
            return self.first.isoformat()
        if self.first.day == 1 and self == month(self.first.year, self.first.month, self.granularity):
            return f"{self.first.year:04d}-{self.first.month:02d}"
        if self == year(self.first.year, self.granularity):
            return f"{self.first.year:04d}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    def contains(self, other: "Interval") -> bool:
        """Whether every day of `other` lies in this interval."""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def intersect(self, other: "Interval") -> "Interval | None":
        """The shared days, with this interval's granularity if it is the narrower, or None."""
        if not self.overlaps(other):
            return None
        narrower = self if self.days <= other.days else other
        return Interval(max(self.first, other.first), min(self.last, other.last), narrower.granularity)

    def hull(self, other: "Interval") -> "Interval":
        """The smallest interval around both, at the coarser granularity."""
        coarser = self if self.days >= other.days else other
        return Interval(min(self.first, other.first), max(self.last, other.last), coarser.granularity)


def day(when: date) -> Interval:
    """One day."""
    return Interval(when, when, Granularity.DAY)


def month(year: int, number: int, granularity: Granularity = Granularity.MONTH) -> Interval:
    """A calendar month; `number` 1 to 12."""
    return Interval(date(year, number, 1), date(year, number, monthrange(year, number)[1]), granularity)


def year(number: int, granularity: Granularity = Granularity.YEAR) -> Interval:
    """A calendar year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), granularity)


def week(containing: date) -> Interval:
    """The ISO week, Monday to Sunday, that `containing` lies in."""
    monday = containing - timedelta(days=containing.weekday())
    return Interval(monday, monday + timedelta(days=6), Granularity.WEEK)


def parse(text: str) -> Interval:
    """Read `2024`, `2024-06`, `2024-06-19` or `A/B` of these; raises ValueError naming the text."""
    head, slash, tail = text.strip().partition("/")
    first = _parse_point(head, text)
    if not slash:
        return first
    last = _parse_point(tail, text)
    if last.last < first.first:
        raise ValueError(f"{text!r} ends before it begins: expected A/B with A the first")
    return Interval(first.first, last.last, first.granularity if first == last else Granularity.NONE)


def _parse_point(point: str, whole: str) -> Interval:
    parts = point.strip().split("-")
    try:
        numbers = [int(part) for part in parts]
        if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]):
            raise ValueError
        match numbers:
            case [y]:
                return year(y)
            case [y, m]:
                return month(y, m)
            case [y, m, d]:
                return day(date(y, m, d))
    except ValueError:
        pass
    raise ValueError(f"{whole!r} is not a date: expected YYYY, YYYY-MM, YYYY-MM-DD or two of them as A/B")
