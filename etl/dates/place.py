"""A shape and its scene in, days out: the one match over shapes."""

from dataclasses import replace
from datetime import date, timedelta

from etl import intervals
from etl.dates import calendar
from etl.dates.calendar import GRAIN, around, moved, shifted
from etl.dates.named import bare_day, in_figures, named, near, on_month, on_year
from etl.dates.scene import Scene, Telling, Tense
from etl.dates.shapes import (
    Away,
    Century,
    Clock,
    Counterpart,
    Day,
    Daytime,
    Decade,
    Half,
    Holding,
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
    Stretch,
    Unit,
    Vague,
    Weekday,
    Within,
    Year,
)
from etl.intervals import Granularity, Interval

_COMPARED = {Granularity.QUARTER: Unit.QUARTER, Granularity.HALF: Unit.HALF}
_A_MONTH, _A_YEAR = 28, 366
_HALF_A_QUARTER = 45
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
        case Day(None):
            return bare_day(shape, scene)
        case Numeric():
            return in_figures(shape, scene)
        case Month() | Day() | Weekday() | Season() | Quarter() | Half() | Holiday():
            return named(shape, scene)
        case Shift(Unit.WEEKEND, 0, True) if not scene.narrative:
            return _weekend(scene)
        case Shift(unit, by, previous):
            return shifted(_here(scene, unit, previous), unit, by)
        case Near(what, direction, previous):
            return near(what, direction, _reference(scene, previous), scene.tense)
        case Away():
            return _away(shape, scene)
        case Part(part, of, soft):
            whole = place(of, scene)
            return whole and _part(
                part, whole, scene.today if soft else None, not soft and scene.telling is not Telling.HISTORY
            )
        case Stretch(count, unit, of, at_end):
            whole = place(of, scene) if of else _running_year(count, scene)
            return whole and _stretch(count, unit, whole, at_end)
        case Holding(unit, day, ends):
            told = place(day, replace(scene, ended=True) if ends else scene)
            return told and around(told.last - timedelta(days=_HALF_A_QUARTER if ends else 0), unit)
        case Counterpart(of):
            whole = place(of, scene)
            return whole and _counterpart(whole, scene)
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
            candidates = [on_month(whole.first.year, whole.first.month, number)]
        case Weekday(number):
            candidates = [intervals.day(whole.first + timedelta(days=(number - whole.first.weekday()) % 7))]
        case _:
            candidates = [on_year(inner, year) for year in range(whole.first.year, whole.last.year + 1)]
    return next((found for found in candidates if found and found.overlaps(whole)), None)


def _reference(scene: Scene, previous: bool) -> date:
    """The day one counts from: publication, or the first day of what the story told last."""
    if previous or scene.narrative:
        told = scene.told.last(Granularity.YEAR)
        if told:
            return told.first
    return scene.today


def _here(scene: Scene, unit: Unit, previous: bool) -> date:
    if previous or scene.narrative:
        told = (scene.told.day if unit is Unit.DAY else None) or scene.told.last(GRAIN[unit])
        if told:
            return told.last if unit is Unit.DAY else told.first
    return scene.today


def _weekend(scene: Scene) -> Interval:
    """The weekend of this week, or, when it is over for the clause and not for the calendar, the one before it."""
    found = calendar.weekend(scene.today)
    if scene.tense is Tense.PAST and found.first > scene.today:
        return calendar.weekend(scene.today - timedelta(days=7))
    return found


def _away(shape: Away, scene: Scene) -> Interval | None:
    if shape.amount is None:
        return None
    if shape.unit in _YEARS and (shape.amount % 1 or (shape.amount == 1 and shape.unit is Unit.DECADE)):
        return _away(replace(shape, amount=shape.amount * _YEARS[shape.unit], unit=Unit.YEAR), scene)
    steps = shape.direction * shape.amount
    if shape.of is not None:
        named = place(shape.of, scene)
        if named and shape.exact:
            middle = named.first + timedelta(days=named.days // 2)
            return calendar.like(named, moved(middle, shape.unit, steps))
        return named and shifted(named.first if steps < 0 else named.last, shape.unit, steps)
    told = scene.told.last(Granularity.YEAR)
    if shape.unit is Unit.YEAR and told and told.granularity in _COMPARED and told.first <= scene.today:
        return around(moved(told.first, Unit.YEAR, steps), _COMPARED[told.granularity])
    if shape.previous or scene.narrative:
        told = (scene.told.day if shape.unit is Unit.DAY else None) or scene.told.last(GRAIN[shape.unit])
        if told is None and steps > 0:
            return None
        return shifted(told.first if told else scene.today, shape.unit, steps)
    return shifted(scene.today, shape.unit, steps)


def _part(part: str, whole: Interval, today: date | None, cut: bool) -> Interval:
    """Thirds of a month, the days before or after publication; else the whole: no text says how long "late" is."""
    if today and whole.contains(intervals.day(today)):
        first, last = (whole.first, today) if part == "START" else (today, whole.last)
        return Interval(first, last, whole.granularity)
    if cut and whole.granularity is Granularity.MONTH and whole.days <= 31:
        start, end = {"START": (1, 10), "MID": (11, 20)}.get(part, (21, whole.last.day))
        return Interval(whole.first.replace(day=start), whole.first.replace(day=end), Granularity.MONTH)
    return whole


def _running_year(months: int, scene: Scene) -> Interval:
    """The year whose first `months` months are over, unless the clause looks ahead."""
    today = scene.line.first if scene.narrative and scene.line else scene.today
    over = today.month > months or scene.narrative or scene.tense is Tense.FUTURE
    return intervals.year(today.year if over else today.year - 1)


def _stretch(count: int, unit: Unit, whole: Interval, at_end: bool) -> Interval | None:
    """The first or last `count` units of `whole`; None when it has not so many."""
    if at_end:
        first, last = moved(whole.last + timedelta(days=1), unit, -count), whole.last
    else:
        first, last = whole.first, moved(whole.first, unit, count) - timedelta(days=1)
    grain = Granularity.DAY if unit in {Unit.DAY, Unit.WEEK} else Granularity.MONTH
    if unit is Unit.QUARTER and count == 2:
        grain = Granularity.HALF
    return Interval(first, last, grain) if whole.first <= first and last <= whole.last else None


def _counterpart(whole: Interval, scene: Scene) -> Interval:
    """The months or quarter told last, carried into the year `whole`; that year when nothing of the kind was told."""
    stretches = (Granularity.MONTH, Granularity.QUARTER, Granularity.HALF)
    told = max((scene.told.latest[grain] for grain in stretches if grain in scene.told.latest), default=(0, whole))[1]
    if told.days < _A_MONTH or told.days > _A_YEAR:
        return whole
    steps = whole.first.year - told.first.year
    last = moved(told.last + timedelta(days=1), Unit.YEAR, steps) - timedelta(days=1)
    return Interval(moved(told.first, Unit.YEAR, steps), last, told.granularity)


def _nth(number: int, what: Weekday | Unit, whole: Interval) -> Interval | None:
    if isinstance(what, Weekday):
        first = whole.first + timedelta(days=(what.number - whole.first.weekday()) % 7)
        last = whole.last - timedelta(days=(whole.last.weekday() - what.number) % 7)
        found = last if number < 0 else first + timedelta(days=7 * (number - 1))
    elif what in {Unit.MONTH, Unit.QUARTER}:
        unit = around(whole.last if number < 0 else moved(whole.first, what, number - 1), what)
        return unit if whole.contains(unit) else None
    elif what is Unit.DAY:
        found = whole.last if number < 0 else whole.first + timedelta(days=number - 1)
    else:
        start = whole.last - timedelta(days=6) if number < 0 else whole.first + timedelta(days=7 * (number - 1))
        if start > whole.last:
            return None
        return Interval(start, min(start + timedelta(days=6), whole.last), Granularity.WEEK)
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
    if end and isinstance(first, Weekday) and not isinstance(last, Weekday):
        start = intervals.day(end.first - timedelta(days=(end.first.weekday() - first.number) % 7))
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
        return scene.told.day or told
    return around(told.first, unit)
