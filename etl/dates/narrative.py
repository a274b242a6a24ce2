"""Which expressions a story itself dates: history is told from its own last date, news from its publication."""

from collections.abc import Sequence

from etl.dates.find import Found
from etl.dates.shapes import Away, Daytime, Near, Part, Range, Shape, Shift, Weekday, Within, Year
from etl.model import Publication, Section


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
