"""A shape and its scene in, days out: the one match over shapes."""

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from etl import intervals
from etl.dates import calendar
from etl.dates.calendar import GRAIN, around, moved, shifted
from etl.dates.holidays import holiday
from etl.dates.scene import Scene, Tense
from etl.dates.shapes import (
    Away,
    Century,
    Clock,
    Day,
    Daytime,
    Decade,
    Half,
    Holiday,
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
    Unit,
    Vague,
    Weekday,
    Within,
    Year,
)
from etl.intervals import Granularity, Interval

_YEARS = {Unit.DECADE: 10, Unit.CENTURY: 100, Unit.MILLENNIUM: 1000}


def place(shape: Shape, scene: Scene) -> Interval | None:  # noqa: C901, PLR0912
    """The days `shape` denotes in `scene`, or None when it denotes none or the scene does not say."""
    match shape:
        case Year(number):
            return intervals.year(number) if 1 <= number <= 9998 else None
        case Decade(first):
            return calendar.years(first, 10, Granularity.DECADE)
        case Century(number):
            return calendar.years(max(1, 100 * number - 100), 100, Granularity.CENTURY)
        case Day(None, number):
            return _bare_day(number, scene)
        case Numeric():
            return _figures(shape, scene)
        case Month() | Day() | Weekday() | Season() | Quarter() | Half() | Holiday():
            return _named(shape, scene)
        case Shift(unit, by, previous):
            return shifted(_here(scene, unit, previous), unit, by)
        case Near(what, direction, previous):
            return _near(what, direction, _reference(scene, previous), scene)
        case Away():
            return _away(shape, scene)
        case Part(part, of, soft, cut):
            whole = place(of, scene)
            return whole and _part(part, whole, scene.today if soft else None, cut and not scene.narrative)
        case Within(inner, outer):
            whole = place(outer, scene)
            return whole and within(inner, whole)
        case Nth(number, what, of):
            whole = place(of, scene)
            return whole and _nth(number, what, whole)
        case Range(first, last) | Several(first, last):
            return _range(first, last, scene)
        case Same(unit):
            return _same(unit, scene)
        case Daytime(_, of) | Clock(_, of):
            return place(of, scene) if of else _same(Unit.DAY, scene)
        case Vague("PRESENT_REF"):
            return None
    return None


def within(inner: Shape, whole: Interval) -> Interval | None:
    """`inner` inside the days of `whole`: the only or first one that lies there."""
    match inner:
        case Half(number) if whole.granularity is Granularity.MONTH:
            middle = whole.first.replace(day=15)
            first, last = (whole.first, middle) if number == 1 else (middle + timedelta(days=1), whole.last)
            return Interval(first, last, Granularity.MONTH)
        case Half(number) if whole.days > 3000:
            return _part("START" if number == 1 else "END", whole, None, False)
        case Day(month, number) if month is None:
            candidates = [_day(whole.first.year, whole.first.month, number)]
        case Weekday(number):
            candidates = [intervals.day(whole.first + timedelta(days=(number - whole.first.weekday()) % 7))]
        case _:
            candidates = [on_year(inner, year) for year in range(whole.first.year, whole.last.year + 1)]
    return next((found for found in candidates if found and found.overlaps(whole)), None)


@lru_cache(maxsize=1 << 14)
def on_year(shape: Shape, year: int) -> Interval | None:
    """A month, day, season, quarter, half or holiday in `year`; None where that year has no such day."""
    match shape:
        case Month(number):
            return intervals.month(year, number)
        case Day(month, number):
            return _day(year, month or 1, number)
        case Season(code):
            return calendar.season(year, code)
        case Quarter(number):
            return calendar.months(year, 3 * number - 2, 3, Granularity.QUARTER)
        case Half(number):
            return calendar.months(year, 6 * number - 5, 6, Granularity.HALF)
        case Holiday(name):
            return holiday(name, year)
    return None


def _day(year: int, month: int, number: int) -> Interval | None:
    try:
        return intervals.day(date(year, month, number))
    except ValueError:
        return None


def _named(shape: Shape, scene: Scene) -> Interval | None:
    """A name without its year or week: near publication, or near what the story told last when it narrates."""
    if scene.narrative and scene.line:
        return _in_story(shape, scene.line)
    today = scene.today
    if isinstance(shape, Weekday):
        back = (today.weekday() - shape.number) % 7
        ahead = (shape.number - today.weekday()) % 7
        return intervals.day(today + timedelta(days=ahead if scene.tense is Tense.FUTURE else -back))
    around_now = [found for year in (today.year - 1, today.year, today.year + 1) if (found := on_year(shape, year))]
    if isinstance(shape, Day | Holiday) and scene.ended:
        return next((found for found in reversed(around_now) if found.last <= today), None)
    if isinstance(shape, Day | Holiday):
        return min(around_now, key=lambda found: abs((found.first - today).days), default=None)
    if scene.tense is Tense.FUTURE and not isinstance(shape, Quarter | Half):
        return next((found for found in around_now if found.last >= today), None)
    return next((found for found in reversed(around_now) if found.first <= today), None)


def _in_story(shape: Shape, told: Interval) -> Interval | None:
    """A name in a narrative: in the year told, or the one after when the story has already passed it by far."""
    if isinstance(shape, Weekday):
        back = (told.first.weekday() - shape.number) % 7
        return intervals.day(told.first + timedelta(days=7 - back if back else 0))
    same = on_year(shape, told.first.year)
    after = on_year(shape, told.first.year + 1)
    if same is None or (after and told.granularity is not Granularity.YEAR and (told.first - same.last).days > 183):
        return after
    return same


def _near(what: Shape, direction: int, today: date, scene: Scene) -> Interval | None:
    """The last one before, the one of now, or the next one after the reference day."""
    if isinstance(what, Weekday):
        return _near_weekday(what.number, direction, today, scene)
    found = [place for year in (today.year - 1, today.year, today.year + 1) if (place := on_year(what, year))]
    if direction < 0:
        return next((one for one in reversed(found) if one.last < today), None)
    if direction > 0:
        return next((one for one in found if one.first > today), None)
    return on_year(what, today.year)


def _near_weekday(number: int, direction: int, today: date, scene: Scene) -> Interval:
    back = (today.weekday() - number) % 7
    if direction < 0:
        return intervals.day(today - timedelta(days=back or 7))
    if direction > 0:
        return intervals.day(today + timedelta(days=(7 - back) or 7))
    days = -back if scene.tense is Tense.PAST else (7 - back) % 7
    return intervals.day(today + timedelta(days=days))


def _reference(scene: Scene, previous: bool) -> date:
    """The day one counts from: publication, or the first day of what the story told last."""
    if previous or scene.narrative:
        told = scene.told.last(Granularity.YEAR)
        if told:
            return told.first
    return scene.today


def _here(scene: Scene, unit: Unit, previous: bool) -> date:
    if previous or scene.narrative:
        told = scene.told.last(GRAIN[unit])
        if told:
            return told.last if unit is Unit.DAY else told.first
    return scene.today


def _away(shape: Away, scene: Scene) -> Interval | None:
    if shape.amount is None:
        return None
    told = scene.told.last(Granularity.YEAR)
    if (
        shape.unit is Unit.YEAR
        and told
        and told.granularity in {Granularity.QUARTER, Granularity.HALF}
        and shape.of is None
    ):
        return around(moved(told.first, shape.unit, shape.direction * shape.amount), told_unit(told))
    origin, unit = scene.today, shape.unit
    if unit in _YEARS and shape.amount % 1:
        return _away(replace(shape, amount=shape.amount * _YEARS[unit], unit=Unit.YEAR), scene)
    if shape.of is not None:
        named = place(shape.of, scene)
        if named is None:
            return None
        origin = named.first if shape.direction < 0 else named.last
    elif shape.previous or scene.narrative:
        told = scene.told.last(GRAIN[unit])
        if told is None and shape.direction > 0:
            return None
        if told:
            origin = told.first
    try:
        return shifted(origin, unit, shape.direction * shape.amount)
    except OverflowError:
        return None


def told_unit(told: Interval) -> Unit:
    """The unit of a told quarter or half."""
    return Unit.QUARTER if told.granularity is Granularity.QUARTER else Unit.HALF


def _part(part: str, whole: Interval, today: date | None, cut: bool) -> Interval:
    """Thirds of a month, the days before or after publication; else the whole: no text says how long "late" is."""
    if today and whole.contains(intervals.day(today)):
        first, last = (whole.first, today) if part == "START" else (today, whole.last)
        return Interval(first, last, whole.granularity)
    if cut and whole.granularity is Granularity.MONTH and whole.days <= 31:
        start, end = {"START": (1, 10), "MID": (11, 20)}.get(part, (21, whole.last.day))
        return Interval(whole.first.replace(day=start), whole.first.replace(day=end), Granularity.MONTH)
    return whole


def _nth(number: int, what: Weekday | Unit, whole: Interval) -> Interval | None:
    if isinstance(what, Weekday):
        first = whole.first + timedelta(days=(what.number - whole.first.weekday()) % 7)
        last = whole.last - timedelta(days=(whole.last.weekday() - what.number) % 7)
        found = last if number < 0 else first + timedelta(days=7 * (number - 1))
    elif what is Unit.DAY:
        found = whole.last if number < 0 else whole.first + timedelta(days=number - 1)
    else:
        start = whole.last - timedelta(days=6) if number < 0 else whole.first + timedelta(days=7 * (number - 1))
        return (
            Interval(start, min(start + timedelta(days=6), whole.last), Granularity.WEEK)
            if start <= whole.last
            else None
        )
    return intervals.day(found) if whole.contains(intervals.day(found)) else None


def _range(first: Shape, last: Shape, scene: Scene) -> Interval | None:
    start = Interval(scene.today, scene.today, Granularity.DAY) if isinstance(first, Vague) else place(first, scene)
    if start is None:
        return None
    match last:
        case Month() | Day(int(), _):
            years = (start.first.year, start.first.year + 1)
            end = next((found for year in years if (found := on_year(last, year)) and found.last >= start.last), None)
        case Weekday(number):
            end = intervals.day(start.first + timedelta(days=(number - start.first.weekday()) % 7))
        case _:
            end = place(last, scene)
    if end is None or end.last < start.first:
        return None
    grain = end.granularity if calendar.RANK[end.granularity] >= calendar.RANK[start.granularity] else start.granularity
    if isinstance(first, Vague):
        grain = Granularity.DAY
    return Interval(start.first, end.last, grain)


def _same(unit: Unit | None, scene: Scene) -> Interval | None:
    if unit is None:
        return scene.told.last(Granularity.YEAR)
    told = scene.told.last(GRAIN[unit])
    if told is None:
        return None
    if unit is Unit.DAY:
        return told
    return around(told.first, unit)


def _bare_day(number: int, scene: Scene) -> Interval | None:
    told = scene.told.last(Granularity.MONTH)
    if told:
        return _day(told.first.year, told.first.month, number)
    months = [moved(scene.today.replace(day=1), Unit.MONTH, step) for step in (-1, 0, 1)]
    found = [day for month in months if (day := _day(month.year, month.month, number))]
    return min(found, key=lambda day: abs((day.first - scene.today).days), default=None)


def _figures(shape: Numeric, scene: Scene) -> Interval | None:
    year = shape.year or scene.today.year
    day_first, month_first = _day(year, shape.b, shape.a), _day(year, shape.a, shape.b)
    if scene.day_first is not None:
        return day_first if scene.day_first else month_first
    exact = {found for found in (day_first, month_first) if found and found.first == scene.today}
    if len(exact) == 1:
        return exact.pop()
    if day_first and month_first:
        return (
            day_first
            if day_first == month_first
            else replace(day_first.hull(month_first), granularity=Granularity.NONE)
        )
    return day_first or month_first
