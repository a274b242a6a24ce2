"""Years that stand over the dated lines of a chronology, in a heading or in the first of the lines."""

from collections.abc import Sequence
from datetime import date
from operator import gt, lt

from etl import intervals
from etl.dates.find import Found
from etl.dates.named import on_month
from etl.dates.publication_story import absolute
from etl.dates.shapes import Clock, Day, Range, Shape, Year
from etl.model import Basis, Publication

_HEADING = 60
_ABOVE = 12
# Nearer to publication the order of the lines tells the year, which an agenda may turn over.
_LONG_AGO = 2
_MARKS = " \t\r\n:*•-–—"


def under_years(text: str, found: Sequence[Found], heads: Sequence[int], now: int) -> dict[int, Publication]:
    """The days of heads under lines that end in their year: "1916", "The siege in 1916", "It falls July 1, 1942"."""
    groups: list[tuple[int, list[int]]] = []
    before = -1
    for head in heads:
        year = _year_over(text, found, before, head)
        if year is not None and (abs(year - now) >= _LONG_AGO or not groups):
            groups.append((year, []))
        if groups and day_of(found[head].shape):
            groups[-1][1].append(head)
        before = head
    out: dict[int, Publication] = {}
    for year, own in groups:
        if abs(year - now) < _LONG_AGO and len(groups) == 1:
            continue
        named = [day for head in own if (day := day_of(found[head].shape))]
        step = 1 if sum(map(gt, named[1:], named)) >= sum(map(lt, named[1:], named)) else -1
        for head, when in zip(own, run_of(named, year, step), strict=True):
            if when:
                out[head] = Publication(intervals.day(when), Basis.NONE, f"under {year}, which heads its lines")
    return out


def _year_over(text: str, found: Sequence[Found], before: int, head: int) -> int | None:
    """The year that ends a short line between the head `before` and `head`; a year alone stands right above it."""
    for number in range(head - 1, max(before + 1, head - _ABOVE) - 1, -1):
        one = found[number]
        year = absolute(one.shape)
        if year is None or (isinstance(one.shape, Year) and one.shape.approximate):
            continue
        line = text.rfind("\n", 0, one.span.start) + 1
        ends = text[one.span.end : one.span.end + 2].lstrip(" ")[:1] in ("", "\n", ":")
        if ends and one.span.end - line <= _HEADING:
            right_above = not text[one.span.end : found[head].span.start].strip(_MARKS)
            if right_above or not isinstance(one.shape, Year):
                return year.first.year
    return None


def day_of(shape: Shape) -> tuple[int, int] | None:
    """Month and day of a shape that names a day, or the first of a run of days, without its year."""
    match shape:
        case Day(int() as month, number, None) | Range(Day(int() as month, number, None), Day()):
            return month, number
        case Clock(_, Day(int() as month, number, None)):
            return month, number
    return None


def run_of(named: Sequence[tuple[int, int]], year: int, step: int) -> list[date | None]:
    """The days from `year` on, a year further wherever their order turns over the end of one."""
    out: list[date | None] = []
    for place, day in enumerate(named):
        if place and day != named[place - 1] and (day < named[place - 1]) == (step > 0):
            year += step
        found = on_month(year, *day)
        out.append(found.first if found else None)
    return out
