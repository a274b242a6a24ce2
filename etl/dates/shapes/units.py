"""Units of the calendar and the clock."""

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
