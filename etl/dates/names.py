"""What a shape and a distance are called in a trace: 6 April, the third quarter, 50 years."""

from functools import lru_cache

from etl.dates.grammar.words import WEEKDAYS
from etl.dates.shapes import Century, Day, Decade, Half, Holiday, Month, Quarter, Season, Shape, Unit, Weekday, Year
from etl.dates.wording import MONTH_NAMES, ordinal

WEEKDAY_NAMES = tuple(name.capitalize() for name in WEEKDAYS if name.endswith("day"))
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
ORDINALS = {-1: "last", 1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}
YEARS_OF = {Unit.DECADE: 10, Unit.CENTURY: 100, Unit.MILLENNIUM: 1000}
_FINE = {Unit.SECOND, Unit.MINUTE, Unit.HOUR, Unit.DAY}
UNITS = {
    Unit.SECOND: "second",
    Unit.MINUTE: "minute",
    Unit.HOUR: "hour",
    Unit.DAY: "day",
    Unit.WEEKEND: "weekend",
    Unit.WEEK: "week",
    Unit.MONTH: "month",
    Unit.QUARTER: "quarter",
    Unit.SEASON: "season",
    Unit.HALF: "half-year",
    Unit.YEAR: "year",
    Unit.DECADE: "decade",
    Unit.CENTURY: "century",
    Unit.MILLENNIUM: "millennium",
}


@lru_cache(maxsize=1 << 14)
def name(shape: Shape) -> str:  # noqa: C901
    """What a shape names, without what it is counted from."""
    match shape:
        case Year(number):
            return f"the year {era(number)}"
        case Decade(first):
            return f"the {first}s"
        case Century(number) if number < 1:
            return f"the {ordinal(-number)} century BC"
        case Century(number):
            return f"the years {100 * number - 100} to {100 * number - 1}"
        case Month(number):
            return MONTH_NAMES[number]
        case Day(None, number, weekday):
            named = f"{WEEKDAY_NAMES[weekday]} " if weekday is not None else ""
            return f"{named}the {ordinal(number)}"
        case Day(int() as month, number, weekday):
            named = f"{WEEKDAY_NAMES[weekday]} " if weekday is not None else ""
            return f"{named}{number} {MONTH_NAMES[month]}"
        case Weekday(number):
            return WEEKDAY_NAMES[number]
        case Season(code):
            return _SEASONS[code]
        case Quarter(number):
            return f"the {ORDINALS[number]} quarter"
        case Half(number):
            return f"the {ORDINALS[number]} half"
        case Holiday(name):
            return name
    return "a date"


def era(year: int) -> str:
    """A year as one says it: 1997, 480 BC."""
    return f"{-year} BC" if year < 1 else str(year)


def distance(amount: float | None, unit: Unit) -> str:
    """So many units in words: 50 years for half a century, one day, some months."""
    if amount is None:
        return f"some {UNITS[unit]}s"
    if unit in YEARS_OF:
        amount, unit = amount * YEARS_OF[unit], Unit.YEAR
    return f"one {UNITS[unit]}" if amount == 1 else f"{amount:g} {UNITS[unit]}s"


def away(amount: float | None, unit: Unit, *, exact: bool) -> str:
    """A distance with the grain of its answer: "the year 3 years", "the month", "2 days"; `exact` has its own."""
    if amount is None or exact or unit in _FINE:
        return distance(amount, unit)
    grain = f"the {UNITS[Unit.YEAR if unit in YEARS_OF else unit]}"
    return grain if amount == 1 and unit not in YEARS_OF else f"{grain} {distance(amount, unit)}"
