"""Names of days, months, seasons and feasts, found near publication, in the line of a story or inside a whole."""

from datetime import date, timedelta
from functools import lru_cache

from msgspec import structs

from etl import intervals
from etl.dates import calendar
from etl.dates.calendar import moved
from etl.dates.holidays import holiday, holidays
from etl.dates.scene import Scene, Tense
from etl.dates.shapes import Day, Half, Holiday, Month, Numeric, Quarter, Season, Shape, Unit, Weekday
from etl.intervals import Granularity, Interval

_FAR = 45
_HALF_A_YEAR = 183
_NEWS = 3
_FRESH = 10
_DECEMBER = 12
# A day so near publication is this year's, though the weekday beside it is another: that is a slip.
_THESE_DAYS = 7
# A weekday counts on from a day or month of the story; a year has too many of them.
_LONGEST_MONTH = 31


@lru_cache(maxsize=1 << 14)
def on_year(shape: Shape, year: int) -> Interval | None:
    """A month, day, season, quarter, half or holiday in `year`; None where that year has no such day."""
    match shape:
        case Month(number):
            return intervals.month(year, number)
        case Day(month, number):
            return on_month(year, month or 1, number)
        case Season(code):
            return calendar.season(year, code)
        case Quarter(number):
            return calendar.months(year, 3 * number - 2, 3, Granularity.QUARTER)
        case Half(number):
            return calendar.months(year, 6 * number - 5, 6, Granularity.HALF)
        case Holiday(name):
            return holiday(name, year)
    return None


def on_month(year: int, month: int, number: int) -> Interval | None:
    """A day of a month, None where the month has no such day."""
    try:
        return intervals.day(date(year, month, number))
    except ValueError:
        return None


def named(shape: Shape, scene: Scene) -> Interval | None:
    """A name without its year or week: near publication, or on the line of a story that narrates."""
    if scene.narrative and scene.told.is_ancient:
        return None
    if scene.narrative and scene.line and not (isinstance(shape, Weekday) and scene.line.days > _LONGEST_MONTH):
        return _in_story(shape, scene.line)
    today = scene.today
    if isinstance(shape, Weekday):
        back = (today.weekday() - shape.number) % 7
        ahead = (shape.number - today.weekday()) % 7
        return intervals.day(today + timedelta(days=ahead if scene.tense is Tense.FUTURE else -back))
    if (one := _in_year_reviewed(shape, scene)) is not None:
        return one
    years = (today.year - 1, today.year, today.year + 1)
    if isinstance(shape, Holiday):
        return _nearest(shape, [one for year in years for one in holidays(shape.name, year)], scene)
    found = [one for year in years if (one := on_year(shape, year))]
    if isinstance(shape, Day):
        return _nearest(shape, found, scene)
    is_next = scene.tense is Tense.OPEN and not scene.ended and shape == month_after(today)
    return _next(found, today) if scene.tense is Tense.FUTURE or is_next else _latest(found, today)


def _in_year_reviewed(shape: Shape, scene: Scene) -> Interval | None:
    """A name on a page that looks back on a year: in that year, but for what is to come and for news of these days."""
    if scene.reviewed is None or scene.tense is Tense.FUTURE:
        return None
    now = on_year(shape, scene.today.year)
    if scene.reviewed < scene.today.year and now and 0 <= (scene.today - now.first).days <= _FRESH:
        return None
    return on_year(shape, scene.reviewed)


def month_after(today: date) -> Month | None:
    """The month that begins next, where the last of its name would be called last year's: not January in December."""
    return Month(today.month + 1) if today.month < _DECEMBER else None


def _nearest(shape: Day | Holiday, found: list[Interval], scene: Scene) -> Interval | None:
    """The nearest one, on the weekday the text names with it; a clear tense moves it when it is months away.

    Where no such day of that tense falls on the weekday, the month is a slip or else the weekday.
    """
    today, these_years = scene.today, found
    if isinstance(shape, Day) and shape.weekday is not None:
        years = range(today.year - 1, today.year + 2)
        fitting = [one for year in years if (one := on_year(shape, year)) and one.first.weekday() == shape.weekday]
        these_days = [one for one in found if abs((one.first - today).days) <= _THESE_DAYS]
        slip = _in_another_month(shape, scene)
        found = _on_weekday_told(shape, scene) or these_days or fitting or ([slip] if slip else found)
    elif scene.ended:
        return _latest(found, today)
    nearest = min(found, key=lambda one: abs((one.first - today).days), default=None)
    if nearest and scene.tense is Tense.FUTURE and (today - nearest.last).days > _FAR:
        return _next(found, today) or _next(these_years, today)
    if nearest and scene.tense is Tense.PAST and (nearest.first - today).days > _FAR:
        return _latest(found, today) or _latest(these_years, today)
    return nearest


def _on_weekday_told(shape: Day, scene: Scene) -> list[Interval]:
    """A day on its weekday in the year of a history told last, when it is on another weekday this year."""
    now, told = on_year(shape, scene.today.year), scene.told.last(Granularity.YEAR)
    if told is None or (now and now.first.weekday() == shape.weekday):
        return []
    one = on_year(shape, told.first.year)
    return [one] if one and one.first.weekday() == shape.weekday else []


def _in_another_month(shape: Day, scene: Scene) -> Interval | None:
    """The weekday just past that has the day's number: "Wednesday, August 3" on Wednesday, 3 September."""
    back = timedelta(days=(scene.today.weekday() - (shape.weekday or 0)) % 7)
    last = scene.today - back
    return intervals.day(last) if last.day == shape.number and scene.tense is not Tense.FUTURE else None


def _latest(found: list[Interval], today: date) -> Interval | None:
    return next((one for one in reversed(found) if one.first <= today), None)


def _next(found: list[Interval], today: date) -> Interval | None:
    return next((one for one in found if one.last >= today), None)


def _in_story(shape: Shape, told: Interval) -> Interval | None:
    """A name in a narrative: in the year told, or the one after when the story has already passed it by far."""
    if isinstance(shape, Weekday):
        back = (told.first.weekday() - shape.number) % 7
        return intervals.day(told.first + timedelta(days=7 - back if back else 0))
    same = on_year(shape, told.first.year)
    after = on_year(shape, told.first.year + 1)
    passed = same is None or (told.first - same.last).days > _HALF_A_YEAR
    if same is None or (after and told.granularity is not Granularity.YEAR and passed):
        return after
    return same


def near(what: Shape, direction: int, today: date, tense: Tense) -> Interval | None:
    """The last one before `today` (-1), the one of now (0), or the next one after it (+1)."""
    if isinstance(what, Weekday):
        return _near_weekday(what.number, direction, today, tense)
    found = _about(what, today.year)
    if direction < 0:
        return next((one for one in reversed(found) if one.last < today), None)
    if direction > 0:
        return next((one for one in found if one.first > today), None)
    return on_year(what, today.year)


def _about(what: Shape, year: int) -> list[Interval]:
    """The days of a name in the years around `year`, in order."""
    years = range(year - 2, year + 2)
    if isinstance(what, Holiday):
        return [one for each in years for one in holidays(what.name, each)]
    return [one for each in years if (one := on_year(what, each))]


def _near_weekday(number: int, direction: int, today: date, tense: Tense) -> Interval:
    back = (today.weekday() - number) % 7
    if direction < 0:
        return intervals.day(today - timedelta(days=back or 7))
    if direction > 0:
        return intervals.day(today + timedelta(days=(7 - back) or 7))
    return intervals.day(today + timedelta(days=-back if tense is Tense.PAST else (7 - back) % 7))


def bare_day(shape: Day, scene: Scene) -> Interval | None:
    """ "The 28th": of the month told last, else the nearest one, on the weekday where the text names it too.

    "Will meet on the 17th" after a month gone by is the next one.
    """
    told = scene.told.last(Granularity.MONTH)
    if told and shape.weekday is None:
        one = on_month(told.first.year, told.first.month, shape.number)
        if one is None or scene.tense is not Tense.FUTURE or one.last >= scene.today:
            return one
    months = [moved(scene.today.replace(day=1), Unit.MONTH, step) for step in range(-3, 4)]
    found = [one for month in months if (one := on_month(month.year, month.month, shape.number))]
    if shape.weekday is not None:
        found = [one for one in found if one.first.weekday() == shape.weekday]
    elif told:
        return _next(found, scene.today)
    return min(found, key=lambda one: abs((one.first - scene.today).days), default=None)


def _on_weekday(shape: Numeric, weekday: int, today: date) -> Interval | None:
    """The nearest day that the figures name in either order and that falls on the weekday named with them."""
    years = (today.year - 1, today.year, today.year + 1)
    both = [on_month(year, *order) for year in years for order in ((shape.a, shape.b), (shape.b, shape.a))]
    fitting = [one for one in both if one and one.first.weekday() == weekday]
    return min(fitting, key=lambda one: abs((one.first - today).days), default=None)


def in_figures(shape: Numeric, scene: Scene) -> Interval | None:
    """A date in figures in the order the page shows; the bounds of both readings when nothing does."""
    if shape.weekday is not None:
        return _on_weekday(shape, shape.weekday, scene.today)
    year = shape.year or scene.today.year
    day_first, month_first = on_month(year, shape.b, shape.a), on_month(year, shape.a, shape.b)
    if scene.day_first is not None:
        return day_first if scene.day_first else month_first
    both = [one for one in (day_first, month_first) if one]
    exact = [one for one in both if 0 <= (scene.today - one.first).days <= _NEWS]
    if len(exact) == 1 or len(both) == 1 or day_first == month_first:
        return (exact or both)[0] if both else None
    return structs.replace(both[0].hull(both[1]), granularity=Granularity.NONE) if both else None
