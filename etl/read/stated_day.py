"""A stated day of publication, in whatever form feeds and tables write one, into its interval; never by guessing."""

import re
from collections.abc import Iterator
from datetime import date

from etl import intervals
from etl.intervals import Interval

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAME = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6})\.?"
WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
# an hour behind the day, with or without its zone, does not move it: it is the day where the page came out
HOUR = r"(?:(?:[T\s,]|\s*[-|/]\s*)\s*(?:at\s+)?\d{1,2}:\d\d\b[\w:.+\s()/-]{0,40})?"
FORMS = tuple(
    re.compile(rf"\s*{WEEKDAY}{form}{HOUR}\s*", re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{NAME},?[\s-]+(?P<year>\d{{4}})",
        rf"{NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
    )
)
COMPACT = re.compile(r"\s*(?P<year>(?:19|20)\d\d)(?P<number>\d\d)(?P<day>\d\d)(?:T?\d{4,6}Z?)?\s*")
# The first day of a calendar of programs or its eve, and the last that such a calendar can count to
OF_PROGRAMS = frozenset(
    {
        *(date.min, date(1601, 1, 1), date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1), date(1904, 1, 1)),
        *(date(1969, 12, 31), date(1970, 1, 1), date(1980, 1, 1), date(2038, 1, 19), date.max),
    }
)
FIGURES = re.compile(rf"\s*(?P<a>\d{{1,2}})[-/.](?P<b>\d{{1,2}})[-/.](?P<year>\d{{4}}){HOUR}\s*", re.IGNORECASE)


def published(text: str) -> Interval:
    """Read a day with or without its hour, a month, a year, or two of them as A/B.

    Raises ValueError naming the text when it is none, when its figures may be read two ways, or when it is a day that
    programs write where they know none.
    """
    found = _read(text)
    if found.days == 1 and found.first in OF_PROGRAMS:
        raise ValueError(f"{text!r} is what programs write for no day: expected a day of publication, or nothing")
    return found


def _read(text: str) -> Interval:
    try:
        return intervals.parse(text)
    except ValueError:
        days = set(_days(text))
        if len(days) == 1:
            return intervals.day(days.pop())
        if days:
            first, second = sorted(days)
            raise ValueError(
                f"{text!r} may be {first.isoformat()} or {second.isoformat()}: expected YYYY-MM-DD"
            ) from None
        raise


def _days(text: str) -> Iterator[date]:
    """The days that `text` may be: two where its figures do not show which is the month."""
    for form in (*FORMS, COMPACT):
        if found := form.fullmatch(text):
            parts = found.groupdict()
            number = parts.get("number")
            month = int(number) if number else 1 + MONTHS.index(parts["month"][:3].lower())
            yield from _day(int(parts["year"]), month, int(parts["day"]))
            return
    if found := FIGURES.fullmatch(text):
        a, b, year = int(found["a"]), int(found["b"]), int(found["year"])
        yield from _day(year, a, b)
        yield from _day(year, b, a)


def _day(year: int, month: int, number: int) -> Iterator[date]:
    try:
        yield date(year, month, number)
    except ValueError:
        return
