"""Why an expression denotes its days, in one sentence for a desk officer: what the words name, counted from what."""

from datetime import date
from functools import lru_cache

from etl.dates.named import on_month
from etl.dates.names import ORDINALS, UNITS, WEEKDAY_NAMES, away, distance, era, name
from etl.dates.scene import Scene, Tense
from etl.dates.shapes import (
    Away,
    Century,
    Clock,
    Counterpart,
    Day,
    Daytime,
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
from etl.dates.wording import days
from etl.intervals import Granularity, Interval
from etl.model import Basis, Publication

_STRETCHES = {Granularity.QUARTER, Granularity.HALF}
_MOST_REASONS = 2
_LEAP_YEAR = 2024
_DAYTIMES = {"MO": "morning", "MI": "noon", "AF": "afternoon", "EV": "evening", "NI": "night"}
_PARTS = {"START": "the first part of", "MID": "the middle of", "END": "the last part of"}
_VAGUE = {"PAST_REF": "the past", "PRESENT_REF": "the present", "FUTURE_REF": "the future"}
_BARE = (Month, Day, Weekday, Season, Quarter, Half, Holiday)


def why(shape: Shape, scene: Scene, publication: Publication, interval: Interval | None) -> str:
    """One sentence, without a full stop: "June of the year before publication (21 February 2025)"."""
    match shape:
        case Length():
            return "A length of time: it says how long, not when"
        case Every():
            return "A frequency: it says how often, not when"
        case Vague(value):
            return f"{_VAGUE.get(value, 'Some time').capitalize()}, loosely: no day is meant"
    bare = isinstance(shape, Day | Holiday) and not scene.narrative and not scene.ended
    told = _nearest(shape, scene, publication, interval) if bare else _phrase(shape, scene, publication)
    sentence = told[0].upper() + told[1:]
    match shape:
        case Away(amount, Unit.YEAR) if interval and interval.granularity in _STRETCHES:
            stretch = f"The {interval.granularity.value} told last"
            return stretch if interval == scene.told.last() else f"{stretch}, {distance(amount, Unit.YEAR)} earlier"
        case Same() | Clock(_, None) | Daytime(_, None) if interval is None:
            return f"{sentence}, but none was told"
    if interval is None and _is_ancient(shape):
        return f"{sentence}; the calendar of days begins with our era"
    if interval is None:
        return f"{sentence}: {'there is no such day' if _never_was(shape) else 'nothing here says which'}"
    if (stated := _weekday(shape)) is not None and interval.days == 1 and interval.first.weekday() != stated:
        return f"{sentence}; but that is a {WEEKDAY_NAMES[interval.first.weekday()]}"
    if interval.granularity is Granularity.NONE and interval.days > 2:
        return f"{sentence}: as wide as what is known"
    return sentence


def _weekday(shape: Shape) -> int | None:
    """The weekday that is written beside a day."""
    match shape:
        case Day(weekday=weekday):
            return weekday
        case Within(of, _) | Daytime(_, of) | Clock(_, of) if of is not None:
            return _weekday(of)
    return None


def _never_was(shape: Shape) -> bool:
    """Whether a day of a month is one that the month never has, or not in its year: 31 February, 29 February 2023."""
    match shape:
        case Within(Day(int() as month, number), Year(year)) if 1 <= year <= date.max.year:
            return on_month(year, month, number) is None
        case Day(int() as month, number):
            return on_month(_LEAP_YEAR, month, number) is None
        case Within(one, _) | Near(one, _):
            return _never_was(one)
        case Range(one, other) | Several(one, other):
            return _never_was(one) or _never_was(other)
    return False


def _is_ancient(shape: Shape) -> bool:
    """Whether a shape lies before our era."""
    match shape:
        case Year(number) | Century(number):
            return number < 1
        case Within(_, of) | Part(_, of) | Range(_, of):
            return _is_ancient(of)
    return False


def _nearest(shape: Shape, scene: Scene, publication: Publication, interval: Interval | None) -> str:
    """Which of the many days of a name was chosen; the tense is told where it agrees with the days."""
    named, origin = name(shape), _origin(scene, publication, False)
    if interval and scene.tense is Tense.PAST and interval.last < scene.today:
        return f"{named}, the last one before {origin}, as the clause speaks of the past"
    if interval and scene.tense is Tense.FUTURE and interval.first > scene.today:
        return f"{named}, the next one after {origin}, as the clause speaks of the future"
    return f"{named}, the one nearest to {origin}"


def _phrase(shape: Shape, scene: Scene, publication: Publication) -> str:  # noqa: C901, PLR0912
    match shape:
        case _ if isinstance(shape, _BARE):
            return f"{name(shape)}, {_found_by(shape, scene, publication)}"
        case Shift(unit, by, previous):
            side = "of" if by == 0 else "before" if by < 0 else "after"
            steps = f"{UNITS[unit]} {side}" if abs(by) < 2 else f"{UNITS[unit]} {abs(by)} {UNITS[unit]}s {side}"
            return f"the {steps} {_counted_from(scene, publication, previous)}"
        case Near(what, direction, previous):
            side = {-1: "last", 1: "next"}.get(direction, "nearest")
            return f"the {side} {name(what)} seen from {_counted_from(scene, publication, previous)}"
        case Away(amount, unit, direction, previous, of, exact):
            origin = _phrase(of, scene, publication) if of else _origin(scene, publication, previous)
            return f"{away(amount, unit, exact=exact)} {'before' if direction < 0 else 'after'} {origin}"
        case Part("START", Shift(_, 0) as of, True):
            return f"{_phrase(of, scene, publication)}, up to then"
        case Part("END", Shift(_, 0) as of, True):
            return f"{_phrase(of, scene, publication)}, from then on"
        case Part(part, of):
            return f"{_PARTS[part]} {_phrase(of, scene, publication)}"
        case Stretch(count, unit, of, at_end):
            whole = _phrase(of, scene, publication) if of else "the latest year in which they are over"
            return f"the {'last' if at_end else 'first'} {count} {UNITS[unit]}s of {whole}"
        case Holding(unit, day, True):
            return f"the calendar {UNITS[unit]} that holds most of the one ended on {_phrase(day, scene, publication)}"
        case Holding(unit, day):
            return f"the {UNITS[unit]} of {_phrase(day, scene, publication)}"
        case Counterpart(of):
            return f"the same stretch as the story told last, in {_phrase(of, scene, publication)}"
        case Within(inner, Year(number)):
            return f"{name(inner)} {era(number)}, as written"
        case Within(inner, of):
            return f"{name(inner)} of {_phrase(of, scene, publication)}"
        case Nth(_, Unit.DAY, Same(Unit.DAY) | Shift(Unit.DAY, 0) as of):
            return _phrase(of, scene, publication)
        case Nth(number, what, of):
            unit_name = name(what) if isinstance(what, Weekday) else UNITS[what]
            return f"the {ORDINALS.get(number, f'{number}th')} {unit_name} of {_phrase(of, scene, publication)}"
        case Range(Within(inner, outer), Within(_, last_outer) as last) | Several(
            Within(inner, outer), Within(_, last_outer) as last
        ) if outer == last_outer:
            return f"from {name(inner)} to {_phrase(last, scene, publication)}"
        case Range(Year(first), Year(last)) | Several(Year(first), Year(last)):
            return f"from {era(first)} to {era(last)}, as written"
        case Range(first, last) | Several(first, last):
            start = name(first) if isinstance(first, _BARE) else _plain(first, scene, publication)
            return f"from {start} to {_phrase(last, scene, publication)}"
        case Same(unit):
            return f"the {UNITS[unit] if unit else 'time'} the story told last"
        case Daytime(code, of):
            whole = _phrase(of or Same(Unit.DAY), scene, publication)
            return f"the {_DAYTIMES.get(code, 'day')} {'' if isinstance(of, Range) else 'of '}{whole}"
        case Clock(text, of):
            return f"{text} on {_phrase(of or Same(Unit.DAY), scene, publication)}"
        case Numeric(a, b, year):
            return _in_figures(a, b, year, scene)
        case Vague():
            return _origin(scene, publication, False)
    return f"{name(shape)}, as written"


def _plain(shape: Shape, scene: Scene, publication: Publication) -> str:
    """A phrase in the midst of another: what stands at the end says that it is as written."""
    return _phrase(shape, scene, publication).removesuffix(", as written")


def _in_figures(a: int, b: int, year: int | None, scene: Scene) -> str:
    """A date in figures: which of the two is the day, and whether the page shows it."""
    written = f"{a}/{b}/{year}" if year else f"{a}/{b}"
    if a == b:
        return f"{written} in figures"
    if scene.day_first is not None:
        return f"{written} in figures, the {'day' if scene.day_first else 'month'} first as elsewhere on the page"
    return f"{written} in figures, where the page does not show whether the day or the month comes first"


def _found_by(shape: Shape, scene: Scene, publication: Publication) -> str:
    if scene.narrative:
        return f"the one that follows in the story from {_told(scene)}"
    origin = _origin(scene, publication, False)
    if isinstance(shape, Day | Holiday) and not scene.ended:
        return f"the one nearest to {origin}"
    if scene.tense is Tense.FUTURE:
        return f"the next one from {origin}, as the clause speaks of the future"
    return f"the latest one up to {origin}"


def _counted_from(scene: Scene, publication: Publication, previous: bool) -> str:
    """What units and names are counted from: where the words do not point back it is publication, in a history too."""
    return _told(scene) if previous and scene.told.latest else publication_named(publication)


def _origin(scene: Scene, publication: Publication, previous: bool) -> str:
    if (previous or scene.narrative) and scene.told.latest:
        return _told(scene)
    return publication_named(publication)


def _told(scene: Scene) -> str:
    told = scene.line if scene.narrative and scene.line else scene.told.last()
    return f"the date told before ({days(told)})" if told else "the date told before"


@lru_cache(maxsize=4096)
def publication_named(publication: Publication) -> str:
    """What a sentence calls publication: its days, and why they are those where the page does not say so."""
    told = days(publication.interval)
    reasons = "; ".join(publication.why.split("; ")[:_MOST_REASONS])
    match publication.basis:
        case Basis.INFERRED:
            return f"publication ({told}, inferred: {reasons})"
        case Basis.NONE:
            return f"publication ({told}: {reasons})"
    return f"publication ({told})"
