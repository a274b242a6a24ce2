"""Which expressions a story itself dates: history is told from its own last date, news from its publication."""

import re
from collections.abc import Sequence

from etl.dates.find import Found
from etl.dates.shapes import Away, Daytime, Near, Part, Range, Shape, Shift, Weekday, Within, Year
from etl.dates.scene import Told
from etl.intervals import Interval
from etl.model import Publication, Section
from etl.spans import Span

_OPENING = re.compile(r"(?:^|\n|[.!?:][\"'”’)]?\s+)\s*(?:\w+ ){0,1}(?:\w+ ){0,1}\(?\Z")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]?\s|\n")


def narrates(
    text: str, sections: Sequence[Section], found: Sequence[Found], publications: Sequence[Publication]
) -> list[bool]:
    """For each of `found`, whether it is anchored to what the story told last instead of to publication."""
    out: list[bool] = []
    number = 0
    for one in found:
        while number < len(sections) - 1 and sections[number].span.end <= one.span.start:
            number += 1
        out.append(False)
    far = sum(1 for one in found if _stated_far(one.shape, publications[0].interval.first.year))
    near = sum(1 for one in found if _speaks_now(one.shape))
    flag = far >= 4 and far > 2 * near
    return [flag] * len(out)


def _stated_far(shape: Shape, year: int) -> bool:
    match shape:
        case Year(number) | Within(_, Year(number)) | Part(_, Year(number)):
            return number < year - 1
        case Within(inner, _) | Part(_, inner) | Range(inner, _) | Daytime(_, inner) if inner is not None:
            return _stated_far(inner, year)
    return False


def _speaks_now(shape: Shape) -> bool:
    match shape:
        case Weekday():
            return True
        case Shift(_, _, previous) | Near(_, _, previous):
            return not previous
        case Away(_, _, _, previous):
            return not previous
        case Within(_, inner) | Part(_, inner) | Range(inner, _) | Daytime(_, inner) if inner is not None:
            return _speaks_now(inner)
    return False


def leads(text: str, span: Span) -> bool:
    """Whether the words open their sentence ("In 1975, ...") or stand in a heading."""
    left = text[max(0, span.start - 90) : span.start]
    opening = _OPENING.search(left)
    if opening:
        return True
    line = left.rpartition("\n")[2] + text[span.start : span.end + 60].partition("\n")[0]
    return len(line) < 80 and not line.rstrip().endswith((".", ",", ";", "?", "!", '"', "”"))


def line_of(text: str, start: int, told: Told) -> Interval | None:
    """The date a narrative has reached at `start`: an aside of the same sentence before the line of the story."""
    if told.aside and start - told.aside[0] < 300 and not _SENTENCE_END.search(text, told.aside[0], start):
        return told.aside[1]
    return told.line
