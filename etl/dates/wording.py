"""Days and numbers in the words of a trace: 21 to 22 February 2025, the 75th."""

from datetime import date

from etl.dates.grammar.words import MONTHS
from etl.intervals import Granularity, Interval

MONTH_NAMES = {number: name.capitalize() for name, number in reversed(MONTHS.items())}


def day(when: date) -> str:
    """A day as an officer writes it: 21 February 2025."""
    return f"{when.day} {MONTH_NAMES[when.month]} {when.year}"


def days(interval: Interval) -> str:
    """An interval in words, its month and year said once where both ends share them."""
    first, last = interval.first, interval.last
    if first == last:
        return day(first)
    if interval.granularity is Granularity.YEAR and interval.days <= 366:
        return str(first.year)
    if interval.granularity is Granularity.MONTH and interval.days <= 31 and first.day == 1 and last.day > 27:
        return f"{MONTH_NAMES[first.month]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTH_NAMES[first.month]} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def ordinal(number: int) -> str:
    """75 as 75th."""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
