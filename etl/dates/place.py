"""A shape and its scene in, days out: the one match over shapes."""

from dataclasses import replace
from datetime import date, timedelta

from msgspec import structs

from etl import intervals
from etl.dates import calendar
from etl.dates.calendar import GRAIN, around, moved, shifted
from etl.dates.inside import counterpart, nth, part_of, running_year, stretch, within
from etl.dates.named import bare_day, in_figures, named, near, on_year
from etl.dates.names import YEARS_OF
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
from etl.dates.voice import stated_year
from etl.intervals import Granularity, Interval

_COMPARED = {Granularity.QUARTER: Unit.QUARTER, Granularity.HALF: Unit.HALF}
_HALF_A_QUARTER = 45
_IN_TURN = 3
_NEAR = 60
# Days: a quarter that ended longer ago is the one that "a year ago" means.
_ALMOST_A_YEAR = 320


def place(shape: Shape, scene: Scene) -> Interval | None:  # noqa: C901, PLR0912
    """The days `shape` denotes in `scene`, or None when it denotes none or the scene does not say."""
    match shape:
        case Shift(_, _, True) | Near(_, _, True) | Away(_, _, _, True, None) | Same() if scene.told.is_ancient:
            return None
        case Year(number):
            return intervals.year(number) if 1 <= number <= 9998 else None
        case Decade(first):
            return calendar.years(first, 10, Granularity.DECADE)
        case Century(number):
            if number < 1:
                return None
            return calendar.years(max(1, 100 * number - 100), 100, Granularity.CENTURY)
        case Day(None):
            return bare_day(shape, scene)
        case Numeric():
            return in_figures(shape, scene)
        case Month() | Day() | Weekday() | Season() | Quarter() | Half() | Holiday():
            return named(shape, scene)
        case Shift(Unit.WEEKEND, 0, True) if not scene.narrative:
            return _weekend(scene)
        case Shift(Unit.DAY, by, True) if by > 0 and not _day_reached(scene):
            return None
        case Shift(unit, by, previous):
            return shifted(_here(scene, unit, previous, whole=by == 0), unit, by)
        case Near(what, direction, previous):
            return _not_to_come(near(what, direction, _reference(scene, previous), scene.tense), shape, scene)
        case Away():
            return _away(shape, scene)
        case Part(part, of, soft):
            whole = place(of, scene)
            return whole and part_of(
                part, whole, scene.today if soft else None, not soft and scene.telling is not Telling.HISTORY
            )
        case Stretch(count, unit, of, at_end):
            whole = place(of, scene) if of else running_year(count, scene)
            return whole and stretch(count, unit, whole, at_end)
        case Holding(unit, day, ends):
            told = place(day, structs.replace(scene, ended=True) if ends else scene)
            return told and around(told.last - timedelta(days=_HALF_A_QUARTER if ends else 0), unit)
        case Counterpart(of):
            whole = place(of, scene)
            return whole and counterpart(whole, scene)
        case Within(inner, outer):
            whole = place(outer, scene)
            return whole and within(inner, whole)
        case Nth(number, Unit.DAY, Same(None)):
            return _day_of_run(number, scene)
        case Nth(_, Unit.DAY, Same(Unit.DAY) | Shift(Unit.DAY, 0) as of):
            return place(of, scene)
        case Nth(number, what, of):
            whole = place(of, scene)
            return whole and nth(number, what, whole)
        case Range(first, last) | Several(first, last):
            return _range(first, last, scene)
        case Same(unit):
            return _same(unit, scene)
        case Daytime(_, of) | Clock(_, of):
            return place(of, scene) if of else _same(Unit.DAY, scene)
    return None


def _not_to_come(found: Interval | None, shape: Near, scene: Scene) -> Interval | None:
    """The weekday told after another; told against their order ("Friday and Thursday") of the past, the one before."""
    if not found or not shape.previous or not isinstance(shape.what, Weekday) or scene.tense is not Tense.PAST:
        return found
    backwards = (found.first - _reference(scene, True)).days > _IN_TURN
    return intervals.day(found.first - timedelta(days=7)) if backwards and found.first > scene.today else found


def _reference(scene: Scene, previous: bool) -> date:
    """The day one counts from: publication, or the first day of what the story told last."""
    if previous:
        told = scene.told.last(Granularity.YEAR)
        if told:
            return told.first
    return scene.today


def _here(scene: Scene, unit: Unit, previous: bool, whole: bool) -> date:
    """A day of the unit counted from, told last or of now: what is to come by the end of "the year" is of now."""
    if previous:
        told = _day_reached(scene) if unit is Unit.DAY else _reached(scene, GRAIN[unit])
        current = whole and not scene.narrative and unit in {Unit.YEAR, Unit.MONTH}
        if told and not (current and _is_left(around(told.first, unit), scene)):
            return told.last if unit is Unit.DAY else told.first
    return scene.today


def _day_reached(scene: Scene) -> Interval | None:
    """The day that "the next day" goes on from, None where the story has told no day."""
    return _day_told(scene) or _reached(scene, Granularity.DAY)


def _reached(scene: Scene, grain: Granularity) -> Interval | None:
    """What was told last at most as coarse as `grain`; in a history the date it has reached, not an aside."""
    line = scene.line if scene.telling is Telling.HISTORY else None
    return line if line and calendar.RANK[line.granularity] <= calendar.RANK[grain] else scene.told.last(grain)


def _is_left(told: Interval, scene: Scene) -> bool:
    """Whether "the year" no longer means the one told: it is over for what is to come, or has not come for the rest."""
    return told.last < scene.today if scene.tense is Tense.FUTURE else told.first > scene.today


def _weekend(scene: Scene) -> Interval:
    """The weekend of this week, or, when it is over for the clause and not for the calendar, the one before it."""
    found = calendar.weekend(scene.today)
    if scene.tense is Tense.PAST and found.first > scene.today:
        return calendar.weekend(scene.today - timedelta(days=7))
    return found


def _away(shape: Away, scene: Scene) -> Interval | None:
    if shape.amount is None:
        return None
    if shape.unit in YEARS_OF and (shape.amount % 1 or (shape.amount == 1 and shape.unit is Unit.DECADE)):
        return _away(replace(shape, amount=shape.amount * YEARS_OF[shape.unit], unit=Unit.YEAR), scene)
    steps = shape.direction * shape.amount
    if shape.of is not None:
        named = place(shape.of, scene)
        if named and shape.exact:
            middle = named.first + timedelta(days=named.days // 2)
            return calendar.like(named, moved(middle, shape.unit, steps))
        return named and shifted(named.first if steps < 0 else named.last, shape.unit, steps)
    told = scene.told.last(Granularity.YEAR)
    if shape.unit is Unit.YEAR and told and told.granularity in _COMPARED and told.first <= scene.today:
        is_itself = not shape.previous and steps == -1 and (scene.today - told.last).days > _ALMOST_A_YEAR
        return told if is_itself else around(moved(told.first, Unit.YEAR, steps), _COMPARED[told.granularity])
    if shape.previous or scene.narrative:
        told = _day_reached(scene) if shape.unit is Unit.DAY else _reached(scene, GRAIN[shape.unit])
        if told is None and (steps > 0 or _ahead_of(scene)):
            return None
        found = shifted(told.first if told else scene.today, shape.unit, steps)
        return _not_yet(found, shape, steps, scene)
    return shifted(scene.today, shape.unit, steps)


def _ahead_of(scene: Scene) -> bool:
    """Whether what the story told last, too coarse to count from, is still to come: days before it are not of now."""
    told = scene.told.last()
    return told is not None and told.first > scene.today


def _not_yet(found: Interval, shape: Away, steps: float, scene: Scene) -> Interval:
    """Days later, told of the past, that would lie ahead: counted from the day that only described something."""
    beside = scene.told.beside
    if shape.unit is not Unit.DAY or scene.tense is not Tense.PAST or scene.narrative or found.first <= scene.today:
        return found
    return shifted(beside.first, shape.unit, steps) if beside and beside.days == 1 else found


def _range(first: Shape, last: Shape, scene: Scene) -> Interval | None:
    start = Interval(scene.today, scene.today, Granularity.DAY) if isinstance(first, Vague) else _begun(first, scene)
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
    if end and end.last < start.first and not stated_year(first) and isinstance(first, Month | Day | Part):
        start = place(first, structs.replace(scene, today=end.first, tense=Tense.PAST)) or start
    if end is None or end.last < start.first:
        return None
    if isinstance(first, Weekday) and isinstance(last, Weekday) and _is_over(end, scene):
        start, end = (intervals.day(one.first - timedelta(days=7)) for one in (start, end))
    grain = end.granularity if calendar.RANK[end.granularity] >= calendar.RANK[start.granularity] else start.granularity
    if isinstance(first, Vague):
        grain = Granularity.DAY
    return Interval(start.first, end.last, grain)


def _begun(first: Shape, scene: Scene) -> Interval | None:
    """The first day of a run; in the news a weekday that disagrees moves it to no other year, for it may be a slip."""
    match first:
        case Day(int(month), number, int()) if not scene.narrative:
            plain = place(Day(month, number), scene)
            if plain and abs((plain.first - scene.today).days) <= _NEAR:
                return plain
    return place(first, scene)


def _day_of_run(number: int, scene: Scene) -> Interval | None:
    """A day of what the story told last as going on for days; its last only where the text says when that is."""
    run = scene.told.run
    if run is None or (number < 0 and run.days == 1):
        return None
    day = run.last if number < 0 else run.first + timedelta(days=number - 1)
    if run.days > 1 and day > run.last:
        return None
    return None if scene.tense is Tense.PAST and day > scene.today and not scene.narrative else intervals.day(day)


def _is_over(end: Interval, scene: Scene) -> bool:
    """Whether days that the clause tells as past would end ahead of publication: they are those of the week before."""
    return scene.tense is Tense.PAST and not scene.narrative and end.first > scene.today


def _day_told(scene: Scene) -> Interval | None:
    """The day told last; of what is over, the last that is over, be it that of publication; of plans, one ahead."""
    told = scene.told.day
    if told is None or scene.narrative:
        return told
    if scene.tense is Tense.PAST and told.first > scene.today:
        return scene.told.done or intervals.day(scene.today)
    return scene.told.ahead or told if scene.tense is Tense.FUTURE and told.first <= scene.today else told


def _same(unit: Unit | None, scene: Scene) -> Interval | None:
    if unit is None:
        return _reached(scene, Granularity.YEAR)
    beside = scene.told.beside
    if unit is Unit.QUARTER and beside and beside.granularity is Granularity.QUARTER:
        return beside
    told = scene.told.last(GRAIN[unit])
    if told is None:
        return None
    if unit is Unit.DAY:
        return _day_told(scene) or told
    return around(told.first, unit)
