"""A year or week told from here that opens a sentence is that of the names behind it: "Last year, they met in May"."""

import re
from collections.abc import Sequence

from msgspec import structs

from etl.dates.find import Found
from etl.dates.narrative import SENTENCE_END
from etl.dates.scene import Tense
from etl.dates.shapes import Day, Daytime, Month, Part, Range, Season, Shape, Shift, Unit, Weekday, Within
from etl.dates.tense import tense_of

_UNITS = (Unit.YEAR, Unit.WEEK)
_REACH = 160
_OPENS = re.compile(r"(?:\A|[\n.;:!?][\"”)]?\s+|[\n.;:] ?)(?:(?:But|And|Then|Also|Earlier|Late|Early)[, ]+)?\Z")
_OPENS_BY = 20
# What is said of that year may be said in another, and what follows a semicolon is of its own time.
_TURNS = re.compile(
    r"[;“”\"]|\b(?:said|says|told|according|announced|released|published|reported|figures|data|since|until|after|before"
    r"|agreed|decided|planned|vowed|pledged|promised|now|this|again this)\b"
)


def named_by_opening(text: str, found: Sequence[Found]) -> list[Found]:
    """`found`, each name without a year or week of its own in the one that opens its sentence."""
    if not any([type(one.shape) is Shift and one.shape.unit in _UNITS for one in found]):
        return list(found)
    out = list(found)
    number = 0
    while number < len(out):
        whole = out[number].shape
        number += 1
        if not (isinstance(whole, Shift) and _is_opening(text, out[number - 1], whole)):
            continue
        start = out[number - 1].span.end
        while number < len(out) and _reaches(text, start, out[number].span.start):
            if (named := _within(out[number].shape, whole)) is None:
                break
            if tense_of(text, out[number].span.start, out[number].span.end) is Tense.FUTURE and whole.by < 0:
                break
            out[number] = structs.replace(out[number], shape=named)
            number += 1
    return out


def _is_opening(text: str, one: Found, whole: Shift) -> bool:
    if whole.previous or whole.unit not in _UNITS or abs(whole.by) > 1:
        return False
    if whole.unit is Unit.YEAR and not whole.by:
        return False
    return text[one.span.end : one.span.end + 1] in (",", " ") and (
        _OPENS.search(text, one.span.start - _OPENS_BY, one.span.start) is not None
    )


def _reaches(text: str, start: int, end: int) -> bool:
    """Whether the sentence that a year or week opens goes on, about that time, up to the name."""
    return (
        end - start <= _REACH
        and SENTENCE_END.search(text, start, end) is None
        and _TURNS.search(text, start, end) is None
    )


def _within(shape: Shape, whole: Shift) -> Shape | None:
    """A name in the year or week that opens the sentence; None where it is no name of such a one."""
    match shape:
        case Month() | Day(int()) | Season() | Part(_, Month(), False) if whole.unit is Unit.YEAR:
            return Within(shape, whole) if not isinstance(shape, Part) else Part(shape.part, Within(shape.of, whole))
        case Weekday() if whole.unit is Unit.WEEK:
            return Within(shape, whole)
        case Daytime(code, Weekday() as day) if whole.unit is Unit.WEEK:
            return Daytime(code, Within(day, whole))
        case Range(first, last):
            begin, end = _within(first, whole), _within(last, whole)
            return Range(begin, end) if begin is not None and end is not None else None
    return None
