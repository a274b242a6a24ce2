"""Found expressions in, dated ones out: each shape placed against publication and what its story told before."""

from collections.abc import Sequence
from dataclasses import replace

from etl.dates.find import Found, parted
from etl.dates.narrative import leads, line_of, narrates
from etl.dates.place import place
from etl.dates.scene import Scene, Tense, Told
from etl.dates.shapes import (
    Away,
    Clock,
    Daytime,
    Every,
    Length,
    Month,
    Near,
    Part,
    Season,
    Shape,
    Unit,
    Vague,
    Weekday,
)
from etl.dates.tense import tense_of
from etl.dates.timex import anchor_of, modifier_of, type_of, value_of
from etl.dates.why import why
from etl.intervals import Granularity, Interval
from etl.model import Publication, Section, TimeExpression

_TENSED = (Weekday, Month, Season, Near, Part, Daytime, Clock)


def resolve(
    text: str, sections: Sequence[Section], found: Sequence[Found], publications: Sequence[Publication]
) -> tuple[TimeExpression, ...]:
    """One TimeExpression for each of `found`, in order; `publications` holds one Publication a section.

    Expressions outside every section are left out.
    """
    out: list[TimeExpression] = []
    told: dict[int, Told] = {}
    flags = narrates(text, sections, found, publications)
    number = 0
    for one, narrative in zip(found, flags, strict=True):
        while number < len(sections) and sections[number].span.end <= one.span.start:
            number += 1
        if number == len(sections):
            break
        if not sections[number].span.overlaps(one.span):
            continue
        memory = told.setdefault(sections[number].story, Told())
        for part in parted(one) if narrative else (one,):
            out.append(_dated(text, part, narrative, memory, publications[number]))
    return tuple(out)


def _dated(text: str, one: Found, narrative: bool, told: Told, publication: Publication) -> TimeExpression:
    interval, scene = _placed(text, one, narrative, told, publication.interval)
    expression = TimeExpression(
        span=one.span,
        text=one.span.of(text),
        type=type_of(one.shape),
        value=value_of(one.shape, interval),
        interval=interval,
        anchor=anchor_of(one.shape, scene),
        rule=one.rule,
        why=why(one.shape, scene, publication, interval),
        modifier=modifier_of(one.shape),
        dates_engagements=one.dates_engagements,
    )
    if interval and interval.granularity is not Granularity.NONE and one.dates_engagements and not compares(one.shape):
        told.tell(interval, one.span.end, leads(text, one.span))
    return expression


def _placed(text: str, one: Found, narrative: bool, told: Told, window: Interval) -> tuple[Interval | None, Scene]:
    """The days of `one` on the first and the last day it may have been published, and all between."""
    tense = tense_of(text, one.span.start, one.span.end) if isinstance(one.shape, _TENSED) else Tense.OPEN
    ended = text[max(0, one.span.start - 6) : one.span.start].lower().startswith("ended")
    scene = Scene(window.last, told, tense, narrative, ended, line_of(text, one.span.start, told))
    if isinstance(one.shape, Length | Every | Vague):
        return None, scene
    try:
        last = place(one.shape, scene)
        if window.first == window.last or last is None:
            return last, scene
        first = place(one.shape, replace(scene, today=window.first))
    except (OverflowError, ValueError):
        return None, scene
    if first is None or first == last:
        return first, scene
    return Interval(min(first.first, last.first), max(first.last, last.last)), scene


def compares(shape: Shape) -> bool:
    """Whether the words only measure against another year ("up from a year earlier") and tell nothing of their own."""
    match shape:
        case Away(1, Unit.YEAR, -1) | Away(4, Unit.QUARTER, -1):
            return True
    return False
