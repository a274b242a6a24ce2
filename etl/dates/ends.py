"""The ends of a range: one stretch in the news, two events in a history, unless it tells how long a stay was."""

import re

from etl.dates.find import Found, parted
from etl.dates.scene import Telling
from etl.dates.shapes import Day, Range, Several, Shape, Within

_STAY = re.compile(
    r"(?i)\b(?:visit(?:s|ed|ing|or)?|trips?|toured|tour|summits?|talks|delegations?|ambassadors?|embassy)\b"
)
_REACH = 150


def told_apart(text: str, one: Found, telling: Telling) -> tuple[Found, ...]:
    """`one` itself, or its two ends where a history tells of what happened then and of no visit or talks."""
    if telling is not Telling.HISTORY or (_runs_over_days(one.shape) and _tells_stay(text, one)):
        return (one,)
    return parted(one)


def _runs_over_days(shape: Shape) -> bool:
    match shape:
        case Range(_, Day() | Within(Day(), _)) | Several(_, Day() | Within(Day(), _)):
            return True
    return False


def _tells_stay(text: str, one: Found) -> bool:
    """Whether the words around it, in its paragraph or the heading's, speak of a visit or of talks."""
    before = text[max(0, one.span.start - _REACH) : one.span.start].rpartition("\n\n")[2]
    after = text[one.span.end : one.span.end + _REACH].partition("\n\n")[0]
    return bool(_STAY.search(before) or _STAY.search(after))
