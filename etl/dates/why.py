"""Why an expression denotes its days, in one sentence for a desk officer: what the words name, counted from what."""

from datetime import date
from functools import lru_cache

from etl.dates.grammar.words import MONTHS, WEEKDAYS
from etl.dates.scene import Scene, Tense
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
    Holding,
    Holiday,
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
from etl.model import Basis, Publication

_BARE = (Month, Day, Weekday, Season, Quarter, Half, Holiday)
_MONTHS = {number: name.capitalize() for name, number in reversed(MONTHS.items())}
_WEEKDAYS = tuple(name.capitalize() for name in WEEKDAYS if name.endswith("day"))
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_DAYTIMES = {"MO": "morning", "MI": "noon", "AF": "afternoon", "EV": "evening", "NI": "night"}
_PARTS = {"START": "the first part of", "MID": "the middle of", "END": "the last part of"}
_VAGUE = {"PAST_REF": "the past", "PRESENT_REF": "the present", "FUTURE_REF": "the future"}
_ORDINALS = {-1: "last", 1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}
_UNITS = {
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


def why(shape: Shape, scene: Scene, publication: Publication, interval: Interval | None) -> str:
    """One sentence, without a full stop: "June of the year before publication (21 February 2025)"."""
    match shape:
        case Length():
            return "A length of time: it says how long, not when"
        case Every():
            return "A frequency: it says how often, not when"
        case Vague(value):
            return f"{_VAGUE.get(value, 'Some time').capitalize()}, loosely: no day is meant"
    told = _phrase(shape, scene, publication)
    sentence = told[0].upper() + told[1:]
    if interval is None:
        return f"{sentence}: nothing here says which"
    if interval.granularity is Granularity.NONE and interval.days > 2:
        return f"{sentence}: as wide as what is known"
    return sentence


def _phrase(shape: Shape, scene: Scene, publication: Publication) -> str:  # noqa: C901, PLR0912
    match shape:
        case _ if isinstance(shape, _BARE):
            return f"{_name(shape)}, {_found_by(shape, scene, publication)}"
        case Shift(unit, by, previous):
            side = "of" if by == 0 else "before" if by < 0 else "after"
            count = f"{_UNITS[unit]} {side}" if abs(by) < 2 else f"{_UNITS[unit]} {abs(by)} {_UNITS[unit]}s {side}"
            return f"the {count} {_origin(scene, publication, previous)}"
        case Near(what, direction, previous):
            side = {-1: "last", 0: "this", 1: "next"}[direction]
            return f"the {side} {_name(what)} seen from {_origin(scene, publication, previous)}"
        case Away(amount, unit, direction, previous, of):
            origin = _phrase(of, scene, publication) if of else _origin(scene, publication, previous)
            count = "some" if amount is None else f"{amount:g}"
            plural = "" if amount == 1 else "s"
            return f"{count} {_UNITS[unit]}{plural} {'before' if direction < 0 else 'after'} {origin}"
        case Part(part, of):
            return f"{_PARTS[part]} {_phrase(of, scene, publication)}"
        case Stretch(count, unit, of, at_end):
            whole = _phrase(of, scene, publication) if of else "the year that publication or the story is in"
            return f"the {'last' if at_end else 'first'} {count} {_UNITS[unit]}s of {whole}"
        case Holding(unit, day, True):
            return f"the calendar {_UNITS[unit]} that holds most of the one ended on {_phrase(day, scene, publication)}"
        case Holding(unit, day):
            return f"the {_UNITS[unit]} of {_phrase(day, scene, publication)}"
        case Counterpart(of):
            return f"what the story told last, in {_phrase(of, scene, publication)}"
        case Within(inner, Year(number)):
            return f"{_name(inner)} {number}, as written"
        case Within(inner, of):
            return f"{_name(inner)} of {_phrase(of, scene, publication)}"
        case Nth(number, what, of):
            name = _name(what) if isinstance(what, Weekday) else _UNITS[what]
            return f"the {_ORDINALS.get(number, f'{number}th')} {name} of {_phrase(of, scene, publication)}"
        case Range(first, last) | Several(first, last):
            start = _name(first) if isinstance(first, _BARE) else _phrase(first, scene, publication)
            return f"from {start} to {_phrase(last, scene, publication)}"
        case Same(unit):
            return f"the {_UNITS[unit] if unit else 'time'} the story told last"
        case Daytime(code, of):
            return f"the {_DAYTIMES.get(code, 'day')} of {_phrase(of or Same(Unit.DAY), scene, publication)}"
        case Clock(text, of):
            return f"{text} on {_phrase(of or Same(Unit.DAY), scene, publication)}"
        case Numeric(a, b, year):
            return f"the date in figures {a}/{b}/{year or '?'}, its order taken from the page"
        case Vague():
            return _origin(scene, publication, False)
    return f"{_name(shape)}, as written"


@lru_cache(maxsize=1 << 14)
def _name(shape: Shape) -> str:  # noqa: C901
    match shape:
        case Year(number):
            return f"the year {number}"
        case Decade(first):
            return f"the {first}s"
        case Century(number):
            return f"the years {100 * number - 100} to {100 * number - 1}"
        case Month(number):
            return _MONTHS[number]
        case Day(None, number):
            return f"day {number} of the month"
        case Day(int() as month, number):
            return f"{number} {_MONTHS[month]}"
        case Weekday(number):
            return _WEEKDAYS[number]
        case Season(code):
            return _SEASONS[code]
        case Quarter(number):
            return f"the {_ORDINALS[number]} quarter"
        case Half(number):
            return f"the {_ORDINALS[number]} half"
        case Holiday(name):
            return name
    return "a date"


def _found_by(shape: Shape, scene: Scene, publication: Publication) -> str:
    if scene.narrative:
        return f"the one that follows in the story from {_told(scene)}"
    origin = _origin(scene, publication, False)
    if isinstance(shape, Day | Holiday) and not scene.ended:
        return f"the one nearest to {origin}" + (", as the clause tells its tense" if scene.tense else "")
    if scene.tense is Tense.FUTURE:
        return f"the next one from {origin}, as the clause speaks of the future"
    return f"the latest one up to {origin}"


def _origin(scene: Scene, publication: Publication, previous: bool) -> str:
    if (previous or scene.narrative) and scene.told.latest:
        return _told(scene)
    return _publication(publication)


def _told(scene: Scene) -> str:
    told = scene.line if scene.narrative and scene.line else scene.told.last()
    return f"the date told before ({_days(told)})" if told else "the date told before"


@lru_cache(maxsize=4096)
def _publication(publication: Publication) -> str:
    days = _days(publication.interval)
    if publication.basis in {Basis.INFERRED, Basis.NONE}:
        return f"publication ({days}; {publication.why})"
    return f"publication ({days})"


def _days(interval: Interval) -> str:
    if interval.first == interval.last:
        return _day(interval.first)
    if interval.granularity is Granularity.YEAR and interval.days <= 366:
        return str(interval.first.year)
    if interval.granularity is Granularity.MONTH and interval.days <= 31:
        return f"{_MONTHS[interval.first.month]} {interval.first.year}"
    return f"{_day(interval.first)} to {_day(interval.last)}"


def _day(when: date) -> str:
    return f"{when.day} {_MONTHS[when.month]} {when.year}"
