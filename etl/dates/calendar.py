"""Calendar arithmetic on whole units: the unit a day lies in, and the same unit so many steps away."""

from datetime import date, timedelta

from etl import intervals
from etl.dates.shapes import Unit
from etl.intervals import Granularity, Interval

_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_STEPS = {Unit.DECADE: 10, Unit.CENTURY: 100, Unit.MILLENNIUM: 1000}
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.SEASON: 3, Unit.HALF: 6}
RANK = {
    Granularity.DAY: 0,
    Granularity.WEEK: 1,
    Granularity.MONTH: 2,
    Granularity.QUARTER: 3,
    Granularity.SEASON: 3,
    Granularity.HALF: 4,
    Granularity.YEAR: 5,
    Granularity.DECADE: 6,
    Granularity.CENTURY: 7,
    Granularity.NONE: 8,
}
_UNIT_OF = {Granularity.WEEK: Unit.WEEK, Granularity.MONTH: Unit.MONTH, Granularity.YEAR: Unit.YEAR}
GRAIN = {
    Unit.SECOND: Granularity.DAY,
    Unit.MINUTE: Granularity.DAY,
    Unit.HOUR: Granularity.DAY,
    Unit.DAY: Granularity.DAY,
    Unit.WEEKEND: Granularity.WEEK,
    Unit.WEEK: Granularity.WEEK,
    Unit.MONTH: Granularity.MONTH,
    Unit.QUARTER: Granularity.QUARTER,
    Unit.SEASON: Granularity.SEASON,
    Unit.HALF: Granularity.HALF,
    Unit.YEAR: Granularity.YEAR,
    Unit.DECADE: Granularity.DECADE,
    Unit.CENTURY: Granularity.CENTURY,
    Unit.MILLENNIUM: Granularity.CENTURY,
}


def months(year: int, first: int, count: int, granularity: Granularity) -> Interval:
    """`count` calendar months from month `first` of `year`; `first` may lie outside 1 to 12."""
    year, start = year + (first - 1) // 12, (first - 1) % 12 + 1
    last = intervals.month(year + (start + count - 2) // 12, (start + count - 2) % 12 + 1)
    return Interval(date(year, start, 1), last.last, granularity)


def years(first: int, count: int, granularity: Granularity) -> Interval:
    """`count` calendar years from `first`."""
    return Interval(date(first, 1, 1), date(first + count - 1, 12, 31), granularity)


def weekend(containing: date) -> Interval:
    """Saturday and Sunday of the ISO week of `containing`."""
    saturday = containing + timedelta(days=5 - containing.weekday())
    return Interval(saturday, saturday + timedelta(days=1))


def season(year: int, code: str) -> Interval:
    """A meteorological season of the north; winter runs from December of `year` into the next."""
    return months(year, _SEASON_STARTS[code], 3, Granularity.SEASON)


def around(day: date, unit: Unit) -> Interval:
    """The calendar unit that `day` lies in."""
    match unit:
        case Unit.WEEKEND:
            return weekend(day)
        case Unit.WEEK:
            return intervals.week(day)
        case Unit.MONTH | Unit.QUARTER | Unit.HALF:
            size = _MONTHS[unit]
            return months(day.year, (day.month - 1) // size * size + 1, size, GRAIN[unit])
        case Unit.SEASON:
            return months(day.year, day.month // 3 * 3, 3, Granularity.SEASON)
        case Unit.YEAR:
            return intervals.year(day.year)
        case Unit.DECADE | Unit.CENTURY | Unit.MILLENNIUM:
            size = _STEPS[unit]
            return years(max(1, day.year - day.year % size), size, GRAIN[unit])
    return intervals.day(day)


def moved(day: date, unit: Unit, steps: float) -> date:
    """`day` moved by so many units, kept inside the month it reaches; raises OverflowError outside years 1 to 9999."""
    if unit in _MONTHS or unit == Unit.YEAR or unit in _STEPS:
        total = round(steps * (_MONTHS.get(unit) or 12 * _STEPS.get(unit, 1)))
        month = day.year * 12 + day.month - 1 + total
        if not 12 <= month < 12 * 9998:
            raise OverflowError(f"{day} moved by {steps} {unit} leaves the calendar")
        return date(month // 12, month % 12 + 1, min(day.day, intervals.month(month // 12, month % 12 + 1).last.day))
    days = {Unit.WEEK: 7.0, Unit.WEEKEND: 7.0, Unit.HOUR: 1 / 24, Unit.MINUTE: 1 / 1440, Unit.SECOND: 1 / 86400}.get(
        unit, 1.0
    )
    return day + timedelta(days=int(steps * days))


def like(interval: Interval, day: date) -> Interval:
    """The unit around `day` that has the grain of `interval`; a weekend for a weekend."""
    if interval.granularity is Granularity.NONE and interval.days == 2:
        return weekend(day)
    return around(day, _UNIT_OF.get(interval.granularity, Unit.DAY))


def shifted(day: date, unit: Unit, steps: float) -> Interval:
    """The unit so many steps from the one `day` lies in."""
    return around(moved(day, unit, steps), unit)
