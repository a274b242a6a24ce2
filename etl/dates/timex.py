"""TIMEX3 attributes of a placed shape: type, value, modifier, anchor."""

import re

from etl.dates import values
from etl.dates.calendar import around
from etl.dates.scene import Scene
from etl.dates.shapes import (
    Away,
    Century,
    Clock,
    Counterpart,
    Day,
    Daytime,
    Decade,
    Every,
    Half,
    Length,
    Month,
    Near,
    Nth,
    Numeric,
    Part,
    Quarter,
    Range,
    Same,
    Season,
    Several,
    Shape,
    Shift,
    Stretch,
    Unit,
    Vague,
    Weekday,
    Within,
    Year,
)
from etl.intervals import Granularity, Interval
from etl.model import Anchor

# Days that the night from one to the next touches.
_A_NIGHT = 2
_UNKNOWN = {
    Unit.YEAR: "XXXX",
    Unit.MONTH: "XXXX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.QUARTER: "XXXX-QX",
    Unit.DECADE: "XXX",
}


def type_of(shape: Shape) -> str:
    """DATE TIME DURATION SET."""
    match shape:
        case Length():
            return "DURATION"
        case Every():
            return "SET"
        case Clock() | Daytime():
            return "TIME"
        case Away(_, Unit.HOUR | Unit.MINUTE | Unit.SECOND, _):
            return "TIME"
    return "DATE"


def value_of(shape: Shape, interval: Interval | None) -> str:
    """The TIMEX3 value; figures that are not known are X."""
    match shape:
        case Length(period):
            return period
        case Every(value) | Vague(value):
            return value
        case Clock(written, _):
            return f"{_day_value(interval)}T{clock_value(written)}"
        case Daytime(code, _):
            return f"{_day_value(interval)}T{code}"
        case Away(None, _, direction):
            return "PAST_REF" if direction < 0 else "FUTURE_REF"
        case Part(_, of) if interval and interval.granularity is Granularity.MONTH:
            return f"{interval.first:%Y-%m}" if interval.days <= 31 else value_of(of, interval)
        case Stretch(_, unit) if interval and interval.granularity is not Granularity.HALF:
            inside = Unit.MONTH if unit in {Unit.DAY, Unit.WEEK} else Unit.YEAR
            return values.value_of(around(interval.first, inside))
        case Part(_, Shift(unit, _) | Same(unit)) if interval and unit:
            return values.value_of(_whole(interval))
    if interval is None:
        return _before_our_era(shape) or _unknown(shape)
    return values.value_of(interval)


def _whole(interval: Interval) -> Interval:
    """The calendar unit around a part of it."""
    units = {
        Granularity.WEEK: Unit.WEEK,
        Granularity.MONTH: Unit.MONTH,
        Granularity.QUARTER: Unit.QUARTER,
        Granularity.YEAR: Unit.YEAR,
        Granularity.DECADE: Unit.DECADE,
    }
    unit = units.get(interval.granularity)
    return around(interval.first, unit) if unit else interval


def clock_value(written: str) -> str:
    """`HH:MM` of a clock time as written: "9:25 pm JST" is 21:25, "noon" 12:00."""
    plain = written.lower()
    if "noon" in plain or "midday" in plain:
        return "12:00"
    if "midnight" in plain:
        return "24:00"
    match = re.match(r"(\d{1,2})(?:[:.](\d\d))?|", plain)
    hour, minute = int(match.group(1) or 0) if match else 0, (match and match.group(2)) or "00"
    if re.match(r"\d{4}", plain):
        hour, minute = int(plain[:2]), plain[2:4]
    if re.search(r"\bp\.?m|\dp\.?m", plain) and hour < 12:
        hour += 12
    elif re.search(r"\ba\.?m|\da\.?m", plain) and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute}"


def _day_value(interval: Interval | None) -> str:
    """The day of a part of it; a night between two days belongs to the first."""
    return interval.first.isoformat() if interval and interval.days <= _A_NIGHT else "XXXX-XX-XX"


def _unknown(shape: Shape) -> str:
    match shape:
        case Day(month, number):
            return f"XXXX-{month:02d}-{number:02d}" if month else f"XXXX-XX-{number:02d}"
        case Month(number):
            return f"XXXX-{number:02d}"
        case Weekday(number):
            return f"XXXX-WXX-{number + 1}"
        case Season(code):
            return f"XXXX-{code}"
        case Quarter(number):
            return f"XXXX-Q{number}"
        case Half(number):
            return f"XXXX-H{number}"
        case Shift(unit, _) | Same(Unit() as unit) | Away(_, unit, _):
            return _UNKNOWN.get(unit, "XXXX-XX-XX")
        case Within(Day(int() as month), Year(number)):
            return f"{number:04d}-{month:02d}-XX"
        case Part(_, of) | Near(of, _) | Within(of, _):
            return _unknown(of)
    return "XXXX-XX-XX"


def _before_our_era(shape: Shape) -> str | None:
    """BC0480, BC0480-SP or BC07 of what has no days because it lies before our era."""
    match shape:
        case Year(number) if number < 1:
            return f"BC{-number:04d}"
        case Century(number) if number < 1:
            return f"BC{-number - 1:02d}"
        case Within(inner, Year(number) as outer) if number < 1:
            return f"{_before_our_era(outer)}{_unknown(inner).removeprefix('XXXX')}"
        case Part(_, of):
            return _before_our_era(of)
        case Range(Year(number) as first, last) if number < 1:
            return f"{_before_our_era(first)}/{_before_our_era(last)}"
    return None


def modifier_of(shape: Shape) -> str | None:
    """TIMEX3 modifier: START MID END of a part, MORE_THAN and the like of a length."""
    match shape:
        case Part(part, _):
            return part
        case Length(_, modifier):
            return modifier
    return None


def anchor_of(shape: Shape, scene: Scene) -> Anchor:
    """What the shape is counted from."""
    match shape:
        case Length() | Every() | Vague():
            return Anchor.NONE
        case Year() | Century() | Numeric(_, _, int()):
            return Anchor.ABSOLUTE
        case Decade(_, short):
            return Anchor.PUBLICATION if short else Anchor.ABSOLUTE
        case Within(_, of) | Part(_, of) | Counterpart(of) | Range(_, of) | Several(_, of) | Nth(_, _, of):
            return anchor_of(of, scene)
        case Daytime(_, None) | Clock(_, None) | Same():
            return Anchor.PREVIOUS
        case Daytime(_, of) | Clock(_, of) if of is not None:
            return anchor_of(of, scene)
        case Away(_, _, _, _, of) | Stretch(_, _, of) if of is not None:
            return anchor_of(of, scene)
        case Shift(_, _, previous) | Near(_, _, previous):
            return Anchor.PREVIOUS if previous and scene.told.latest else Anchor.PUBLICATION
        case Away(_, _, _, previous):
            return Anchor.PREVIOUS if (previous and scene.told.latest) or scene.narrative else Anchor.PUBLICATION
    return Anchor.PREVIOUS if scene.narrative else Anchor.PUBLICATION
