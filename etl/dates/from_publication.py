"""What names and distances denote that publication alone decides: the same words in the same tense the same days."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from msgspec import structs

from etl import intervals
from etl.dates.denote import Denoted, denoted
from etl.dates.needs import is_named, looks_at_publication_alone
from etl.dates.place import place
from etl.dates.scene import Scene, Tense, Told
from etl.dates.shapes import Clock, Daytime, Near, Shape, Shift, Unit, Weekday
from etl.dates.timex import value_of
from etl.dates.why import publication_named
from etl.intervals import Interval
from etl.model import Basis, Publication

_MONDAY = date(2001, 1, 1)
_IN_THE_WEEK = frozenset({Unit.DAY, Unit.WEEK, Unit.WEEKEND})


@lru_cache(maxsize=1 << 6)
def seen_from(publication: Publication, reviewed: int | None) -> Callable[[Shape, Tense, bool], Denoted | None]:
    """What a shape denotes as seen from `publication`, in a tense, with whether something ended then.

    None for shapes that what was told before may move. `reviewed` is the year that the page looks back on.
    """
    today, origin = publication.interval.last, publication_named(publication)
    is_day = publication.interval.first == today

    @lru_cache(maxsize=1 << 11)
    def seen(shape: Shape, tense: Tense, ended: bool) -> Denoted | None:
        if is_day and moves_with_week(shape):
            told = _in_another_week(shape, _seen_on(shape, tense, ended, today.weekday()), today, origin)
            if told is not None:
                return told
        if not looks_at_publication_alone(shape):
            return None
        scene = Scene(today, Told(), tense, ended=ended, reviewed=reviewed)
        return denoted(shape, scene, publication, placed(shape, scene, publication.interval))

    return seen


def moves_with_week(shape: Shape) -> bool:
    """Whether the same words of a paper a week younger denote days a week later: weekdays, and days and weeks away."""
    match shape:
        case Weekday():
            return True
        case Shift(unit, _, previous):
            return not previous and unit in _IN_THE_WEEK
        case Near(what, _, previous):
            return not previous and type(what) is Weekday
        case Daytime(_, of) | Clock(_, of):
            return of is not None and moves_with_week(of)
    return False


@lru_cache(maxsize=1 << 12)
def _seen_on(shape: Shape, tense: Tense, ended: bool, weekday: int) -> Denoted:
    """What such a shape denotes in a paper of that day in a week that stands for all of them."""
    publication = _published(weekday)
    scene = Scene(publication.interval.last, Told(), tense, ended=ended)
    return denoted(shape, scene, publication, placed(shape, scene, publication.interval))


@lru_cache(maxsize=7)
def _published(weekday: int) -> Publication:
    return Publication(intervals.day(_MONDAY + timedelta(days=weekday)), Basis.METADATA, "")


def _in_another_week(shape: Shape, told: Denoted, today: date, origin: str) -> Denoted | None:
    """What was told in the week that stands for all, told of the week of `today`; None where the calendar ends."""
    publication = _published(today.weekday())
    by = today - publication.interval.last
    try:
        interval = told.interval and Interval(
            told.interval.first + by, told.interval.last + by, told.interval.granularity
        )
    except OverflowError:
        return None
    why = told.why.replace(publication_named(publication), origin)
    return Denoted(told.type, value_of(shape, interval), interval, told.anchor, why, told.modifier)


def placed(shape: Shape, scene: Scene, window: Interval) -> Interval | None:
    """The days of `shape`, seen from the last and from the first day it may have been published, and all between."""
    try:
        last = place(shape, scene)
        if window.first == window.last or last is None:
            return last
        first = place(shape, structs.replace(scene, today=window.first))
    except (OverflowError, ValueError):
        return None
    if first is None or first == last:
        return first
    inside = [found for found in (first, last) if window.contains(found)]
    if len(inside) == 1 and window.days <= 366 and is_named(shape):
        return inside[0]
    return Interval(min(first.first, last.first), max(first.last, last.last))
