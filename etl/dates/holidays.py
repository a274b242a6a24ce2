"""Holidays by name and year: fixed days, days counted within a month or from Easter, and days known year by year."""

import csv
from datetime import date, timedelta
from functools import cache, lru_cache

from etl import intervals
from etl.errors import SeedError
from etl.intervals import Interval
from etl.paths import SEEDS

_BY_YEAR = "year by year"
_TO_EVE = "year by year to the eve of "
_MONTH = timedelta(days=31)


def holiday(name: str, year: int) -> Interval | None:
    """The days of a holiday in `year`; None for a year the tables do not know, or one in which it falls twice."""
    found = holidays(name, year)
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=4096)
def holidays(name: str, year: int) -> tuple[Interval, ...]:
    """The days of a holiday that begin in `year`: a feast of the lunar year may fall twice in it."""
    falls = _rows()[name]
    if falls == _BY_YEAR:
        return tuple(map(intervals.day, _dates().get((name, year), ())))
    if falls.startswith(_TO_EVE):
        ends = [day for at in (year, year + 1) for day in _dates().get((falls.removeprefix(_TO_EVE), at), ())]
        return tuple(
            Interval(first, end - timedelta(days=1))
            for first in _dates().get((name, year), ())
            for end in ends
            if timedelta() < end - first < _MONTH
        )
    return (intervals.day(_falls(falls, year)),)


@cache
def names() -> dict[str, str]:
    """Words of a text, lower case, with the holiday they name; from seeds/holidays.csv."""
    return {words.lower(): row["holiday"] for row in _read("holidays.csv") for words in row["words"].split("|")}


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the Gregorian computus of Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _falls(rule: str, year: int) -> date:
    """The day of `MM-DD`, `MM:nth:weekday` (0 Monday, nth -1 the last; `+N` days later) or `easter+N`."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    if "-" in rule and ":" not in rule:
        month, day = map(int, rule.split("-"))
        return date(year, month, day)
    rule, _, later = rule.partition("+")
    month, nth, weekday = map(int, rule.split(":"))
    whole = intervals.month(year, month)
    if nth < 0:
        return whole.last - timedelta(days=(whole.last.weekday() - weekday) % 7)
    week = timedelta(days=(weekday - whole.first.weekday()) % 7 + 7 * (nth - 1))
    return whole.first + week + timedelta(days=int(later or 0))


@cache
def _rows() -> dict[str, str]:
    rows = {row["holiday"]: row["falls"] for row in _read("holidays.csv")}
    for name, falls in rows.items():
        try:
            if not falls.startswith(_BY_YEAR):
                _falls(falls, 2024)
        except ValueError:
            expected = "MM-DD, MM:nth:weekday, MM:nth:weekday+N, easter+N, 'year by year' or that to the eve of another"
            raise SeedError(f"holidays.csv: {name}: falls is {falls!r}, expected {expected}") from None
    return rows


@cache
def _dates() -> dict[tuple[str, int], list[date]]:
    out: dict[tuple[str, int], list[date]] = {}
    for row in _read("holiday_dates.csv"):
        found = date.fromisoformat(row["date"])
        out.setdefault((row["holiday"], found.year), []).append(found)
    return out


def _read(name: str) -> list[dict[str, str]]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
