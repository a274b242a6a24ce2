"""Days inside a whole: a month of a year, its first or last part, its third Monday, a stretch of another year."""

from datetime import date, timedelta

from etl import intervals
from etl.dates.calendar import around, moved
from etl.dates.named import on_month, on_year
from etl.dates.scene import Scene, Tense
from etl.dates.shapes import Day, Half, Shape, Unit, Weekday
from etl.intervals import Granularity, Interval

_A_MONTH, _A_YEAR = 28, 366


def within(inner: Shape, whole: Interval) -> Interval | None:
    """`inner` inside the days of `whole`: the only or first one that lies there."""
    match inner:
        case Half(number) if whole.granularity is Granularity.MONTH:
            middle = whole.first.replace(day=15)
            first, last = (whole.first, middle) if number == 1 else (middle + timedelta(days=1), whole.last)
            return Interval(first, last, Granularity.MONTH)
        case Half(number) if whole.days > 3000:
            return part_of("START" if number == 1 else "END", whole, None, False)
        case Day(month, number) if month is None:
            candidates = [on_month(whole.first.year, whole.first.month, number)]
        case Weekday(number):
            candidates = [intervals.day(whole.first + timedelta(days=(number - whole.first.weekday()) % 7))]
        case _:
            candidates = [on_year(inner, year) for year in range(whole.first.year, whole.last.year + 1)]
    return next((found for found in candidates if found and found.overlaps(whole)), None)


def part_of(part: str, whole: Interval, today: date | None, cut: bool) -> Interval:
    """Thirds of a month, the days before or after publication; else the whole: no text says how long "late" is."""
    if today and whole.contains(intervals.day(today)):
        first, last = (whole.first, today) if part == "START" else (today, whole.last)
        return Interval(first, last, whole.granularity)
    if cut and whole.granularity is Granularity.MONTH and whole.days <= 31:
        start, end = {"START": (1, 10), "MID": (11, 20)}.get(part, (21, whole.last.day))
        return Interval(whole.first.replace(day=start), whole.first.replace(day=end), Granularity.MONTH)
    return whole


def running_year(months: int, scene: Scene) -> Interval:
    """The year whose first `months` months are over, unless the clause looks ahead."""
    today = scene.line.first if scene.narrative and scene.line else scene.today
    over = today.month > months or scene.narrative or scene.tense is Tense.FUTURE
    return intervals.year(today.year if over else today.year - 1)


def stretch(count: int, unit: Unit, whole: Interval, at_end: bool) -> Interval | None:
    """The first or last `count` units of `whole`; None when it has not so many."""
    if at_end:
        first, last = moved(whole.last + timedelta(days=1), unit, -count), whole.last
    else:
        first, last = whole.first, moved(whole.first, unit, count) - timedelta(days=1)
    grain = Granularity.DAY if unit in {Unit.DAY, Unit.WEEK} else Granularity.MONTH
    if unit is Unit.QUARTER and count == 2:
        grain = Granularity.HALF
    return Interval(first, last, grain) if whole.first <= first and last <= whole.last else None


def counterpart(whole: Interval, scene: Scene) -> Interval:
    """The months or quarter told last, carried into the year `whole`; that year when nothing of the kind was told."""
    stretches = (Granularity.MONTH, Granularity.QUARTER, Granularity.HALF)
    told = max((scene.told.latest[grain] for grain in stretches if grain in scene.told.latest), default=(0, whole))[1]
    if told.days < _A_MONTH or told.days > _A_YEAR:
        return whole
    steps = whole.first.year - told.first.year
    last = moved(told.last + timedelta(days=1), Unit.YEAR, steps) - timedelta(days=1)
    return Interval(moved(told.first, Unit.YEAR, steps), last, told.granularity)


def nth(number: int, what: Weekday | Unit, whole: Interval) -> Interval | None:
    """The `number`th weekday, day, week, month or quarter of `whole`, -1 the last; None when it has not so many."""
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
