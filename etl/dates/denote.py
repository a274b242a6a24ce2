"""What a placed shape says of itself: TIMEX3 attributes, days and reason; once for all where no scene changes them."""

from datetime import date
from functools import lru_cache

from msgspec import Struct, structs

from etl import intervals
from etl.dates.place import place
from etl.dates.scene import Scene, Told
from etl.dates.shapes import Day, Every, Length, Shape, Vague, Within, Year
from etl.dates.timex import anchor_of, modifier_of, type_of, value_of
from etl.dates.why import why
from etl.intervals import Interval
from etl.model import Anchor, Basis, Publication

TIMELESS = frozenset({Length, Every, Vague})
_FIXED = TIMELESS | {Year}
_ANY_DAY = date(2000, 1, 1)
_LAST_YEAR = 9998


class Denoted(Struct, frozen=True, gc=False):
    """TIMEX3 type and value, the days, what they are counted from, why, and the TIMEX3 modifier."""

    type: str
    value: str
    interval: Interval | None
    anchor: Anchor
    why: str
    modifier: str | None


def denoted(shape: Shape, scene: Scene, publication: Publication, interval: Interval | None) -> Denoted:
    """What `shape` denotes once it is placed at `interval`."""
    return Denoted(
        type_of(shape),
        value_of(shape, interval),
        interval,
        anchor_of(shape, scene),
        why(shape, scene, publication, interval),
        modifier_of(shape),
    )


def is_written(shape: Shape) -> bool:
    """Whether a shape writes out its year or names no day at all, and so denotes the same wherever it stands."""
    return type(shape) in _FIXED or (type(shape) is Within and type(shape.outer) is Year)


@lru_cache(maxsize=1 << 12)
def as_written(shape: Shape) -> Denoted:
    """What such a shape denotes, whatever the scene."""
    scene, publication = Scene(_ANY_DAY, Told()), Publication(intervals.day(_ANY_DAY), Basis.NONE, "")
    try:
        interval = None if type(shape) in TIMELESS else place(shape, scene)
    except (OverflowError, ValueError):
        interval = None
    told = denoted(shape, scene, publication, interval)
    year = _year_of(shape) if interval is None else None
    return structs.replace(told, interval=year, why=f"{told.why}, so only its year holds") if year else told


def _year_of(shape: Shape) -> Interval | None:
    """The year written beside a day of a month that is none: "31 June 2024" is a slip, but of that year."""
    match shape:
        case Within(Day(), Year(number)) if 1 <= number <= _LAST_YEAR:
            whole = intervals.year(number)
            return Interval(whole.first, whole.last)
    return None
