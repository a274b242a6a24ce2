"""Holidays by name and year: fixed days, days counted within a month or from Easter, and days known year by year."""

import csv
from datetime import date, timedelta
from functools import cache, lru_cache

from etl import intervals
from etl.errors import SeedError
from etl.intervals import Interval
from etl.paths import SEEDS

_BY_YEAR = "year by year"


@lru_cache(maxsize=4096)
def holiday(name: str, year: int) -> Interval | None:
    """The day of a holiday in `year`; None for a year the tables do not know."""
    falls = _rows()[name]
    if falls == _BY_YEAR:
        found = _dates().get((name, year))
        return intervals.day(found) if found else None
    return intervals.day(_falls(falls, year))


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
            if falls != _BY_YEAR:
                _falls(falls, 2024)
        except ValueError:
            expected = "MM-DD, MM:nth:weekday, MM:nth:weekday+N, easter+N or 'year by year'"
            raise SeedError(f"holidays.csv: {name}: falls is {falls!r}, expected {expected}") from None
    return rows


@cache
def _dates() -> dict[tuple[str, int], date]:
    found = ((row["holiday"], date.fromisoformat(row["date"])) for row in _read("holiday_dates.csv"))
    return {(name, day.year): day for name, day in found}


def _read(name: str) -> list[dict[str, str]]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
