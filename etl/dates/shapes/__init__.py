"""What an expression says before anyone asks when it was published: typed, unresolved values, nested where words are.

"June last year" is `Within(Month(6), Shift(Unit.YEAR, -1))`; "19 June 2025" is `Within(Day(6, 19), Year(2025))`. Shapes
are immutable and hashable, so that one string is read once and one (shape, context) is resolved once.
"""

from etl.dates.shapes.composed import (
    Clock,
    Counterpart,
    Daytime,
    Holding,
    Listed,
    Nth,
    Part,
    Range,
    Several,
    Stretch,
    Within,
)
from etl.dates.shapes.counted import Away, Near, Same, Shift
from etl.dates.shapes.loose import Every, Length, Vague
from etl.dates.shapes.named import Century, Day, Decade, Half, Holiday, Month, Numeric, Quarter, Season, Weekday, Year
from etl.dates.shapes.units import Unit

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
    | Listed
    | Same
    | Daytime
    | Clock
    | Vague
    | Length
    | Every
)

__all__ = [
    "Away",
    "Century",
    "Clock",
    "Counterpart",
    "Day",
    "Daytime",
    "Decade",
    "Every",
    "Half",
    "Holding",
    "Holiday",
    "Length",
    "Listed",
    "Month",
    "Near",
    "Nth",
    "Numeric",
    "Part",
    "Quarter",
    "Range",
    "Same",
    "Season",
    "Several",
    "Shape",
    "Shift",
    "Stretch",
    "Unit",
    "Vague",
    "Weekday",
    "Within",
    "Year",
]
