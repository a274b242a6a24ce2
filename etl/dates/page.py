"""What the page around an expression settles: the order of figures, and whose "today" a quotation means."""

import re
from collections.abc import Sequence

from etl.dates.find import Found
from etl.dates.shapes import Clock, Day, Daytime, Shape, Shift, Unit, Within
from etl.spans import Span

_TWO = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]")
_MONTH_FIRST_ZONES = re.compile(r"\b(?:E[SD]T|C[SD]T|P[SD]T|ET|PT)\b")
_POSTED = re.compile(
    r"\b(?:posted|tweeted|wrote on|said in a (?:post|tweet)|a post on|shared on|"
    r"(?:(?:his|her|a|the) (?:message|post|tweet|entry)|said|added|put it) on (?:X|Twitter|Facebook|Weibo|Instagram)|"
    r"(?:read|ran|went) (?:his|her) (?:message|post|tweet))\b",
    re.IGNORECASE,
)
_STAMPED = re.compile(r"\s*(?:posted|published|updated?|last updated?|uploaded|issued|modified)\b", re.IGNORECASE)
_QUOTES = '"“”'
_REACH = 200


def day_first(text: str, found: Sequence[Found]) -> bool | None:
    """Whether dates in figures put the day first: by one that can only be read one way, else by an American zone.

    A weekday beside a date may leave one reading of it. None when nothing shows the order, or two dates
    contradict each other.
    """
    orders = {order for one in found if (order := _order(text, one)) is not None}
    if len(orders) == 1:
        return orders.pop()
    if not orders and _MONTH_FIRST_ZONES.search(text):
        return False
    return None


def _order(text: str, one: Found) -> bool | None:
    figures = _TWO.search(text, one.span.start, one.span.end)
    if figures is None or not isinstance(one.shape, Within | Clock):
        return None
    first, second = int(figures[1]), int(figures[2])
    match one.shape:
        case Within(Day(month, number, int())) if {first, second} == {month, number}:
            return None if first == second else first == number
    return True if first > 12 >= second else False if second > 12 >= first else None


def is_posted(text: str, span: Span) -> bool:
    """Whether an hour stands in a line that says when the page was posted, or alone in its line, over an entry."""
    before = text[max(0, span.start - _REACH) : span.start].rpartition("\n")[2]
    alone = not before.strip() and text[span.end : span.end + 1] in ("", "\n")
    return alone or bool(_STAMPED.match(before))


def is_quoted_today(text: str, span: Span, shape: Shape) -> bool:
    """Whether "today" stands in a post or message that is quoted: it is the day of the post."""
    match shape:
        case Shift(Unit.DAY, 0) | Daytime(_, Shift(Unit.DAY, 0)):
            before = text[max(0, span.start - _REACH) : span.start].rpartition("\n")[2]
            after = text[span.end : span.end + _REACH].partition("\n")[0]
            quoted = any(mark in before for mark in _QUOTES) and any(mark in after for mark in _QUOTES)
            return quoted and bool(_POSTED.search(before) or _POSTED.search(after))
    return False
