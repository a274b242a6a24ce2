"""Dated lines of a chronology or agenda: their order settles the years, and each entry is told on its own day."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from operator import gt, lt

from etl import intervals
from etl.dates.find import Found
from etl.dates.named import on_month
from etl.dates.shapes import Clock, Day, Range, Shape, Weekday, Within, Year
from etl.intervals import Interval
from etl.model import Basis, Publication, Section

_OPENS = re.compile(r"(?:\A|\n)[ \t]*(?:[•*·●▪>]|[-–—])?[ \t]*\Z")
_GOES_ON = re.compile(r"[ \t]*(?:\([^()\n]{1,30}\)[ \t]*)?(?::|-{1,2}[ \t]|[–—|]|[ \t]*\n)")
_HAPPENED = re.compile(r"\b(?:was|were|met|held|spoke|flew|went|came|took|had|saw|paid|led|made|[a-z]{3,}ed)\b")
_BEFORE = "\n \t•*·●▪>-–—"
_REACH = 12
_HEADING = 60
_FEWEST = 3
_LONGEST = 31
_AGENDA, _HARDLY = 180, 200
_SEVEN, _BEGUN, _ENTRY = 7, 2, 90


@dataclass(slots=True)
class Chronicle:
    """Which line's opening day dates an expression: `heads` by number of the expression, a head being its own.

    `settled` holds what the order of the lines says of a head; `told` what the heads read so far denote.
    """

    heads: dict[int, int] = field(default_factory=dict)
    settled: dict[int, Publication] = field(default_factory=dict)
    told: dict[int, Publication] = field(default_factory=dict)

    def origin(self, number: int, publication: Publication) -> Publication:
        """From where the expression of that number is seen: the day of its entry, else `publication`."""
        if not self.heads:
            return publication
        head = self.heads.get(number, -1)
        return (self.settled if head == number else self.told).get(head, publication)

    def tell(self, number: int, interval: Interval | None) -> None:
        """Keep the day that opens an entry, once it is read."""
        if interval and interval.days <= _LONGEST and self.heads.get(number) == number:
            self.told[number] = Publication(interval, Basis.NONE, "the day that opens the line")


def chronicle(
    text: str,
    found: Sequence[Found],
    homes: Sequence[int],
    sections: Sequence[Section],
    publications: Sequence[Publication],
    reviewed: Mapping[int, int],
) -> Chronicle:
    """The entries of `text`; `homes` says in which section each of `found` stands, `reviewed` the year of a story.

    A single dated line is no chronology: it takes three in a story. A day may stand over its entry in a line alone.
    """
    out = Chronicle()
    if len(found) < _FEWEST or text.count("\n") < _FEWEST - 1:
        return out
    heads = [number for number, one in enumerate(found) if _opens_entry(text, one)]
    if len(heads) < _FEWEST:
        return out
    stories = [sections[home].story for home in homes]
    for story, count in Counter(stories[number] for number in heads).items():
        if count >= _FEWEST:
            own = [number for number in heads if stories[number] == story]
            out.heads.update(_lines(text, found, own))
            shapes = [found[number].shape for number in own]
            window = publications[homes[own[0]]].interval
            out.settled.update(
                _under_years(text, found, own)
                or _settled(own, shapes, window, reviewed.get(story))
                or _week(text, found, own, window)
            )
    return out


def _under_years(text: str, found: Sequence[Found], heads: Sequence[int]) -> dict[int, Publication]:
    """The days of heads that stand under lines which end in their year: "The siege in 1916", "1916"."""
    groups: list[tuple[int, list[int]]] = []
    for head in heads:
        if (year := _year_over(text, found, head)) is not None:
            groups.append((year, []))
        if groups and _day(found[head].shape):
            groups[-1][1].append(head)
    out: dict[int, Publication] = {}
    for year, own in groups:
        named = [day for head in own if (day := _day(found[head].shape))]
        step = 1 if sum(map(gt, named[1:], named)) >= sum(map(lt, named[1:], named)) else -1
        for head, when in zip(own, _run(named, year, step), strict=True):
            if when:
                out[head] = Publication(intervals.day(when), Basis.NONE, f"under {year}, which heads its lines")
    return out


def _year_over(text: str, found: Sequence[Found], head: int) -> int | None:
    """The year that ends the short line right above the one `head` opens."""
    if head == 0 or not isinstance(above := found[head - 1].shape, Year) or above.approximate:
        return None
    span = found[head - 1].span
    line = text.rfind("\n", 0, span.start) + 1
    between = text[span.end : found[head].span.start]
    is_heading = span.end - line <= _HEADING and "\n" in between and not between.strip(" \t\r\n:*•-–—")
    return above.number if is_heading else None


def _opens_entry(text: str, one: Found) -> bool:
    """Whether a day opens its line and a colon or dash sets off what happened then."""
    start = one.span.start
    if start > _REACH and "\n" not in text[start - _REACH : start]:
        return False
    if (start and text[start - 1] not in _BEFORE) or not isinstance(one.shape, Day | Range | Within | Clock | Weekday):
        return False
    return bool(_OPENS.search(text, max(0, start - _REACH), start) and _GOES_ON.match(text, one.span.end))


def _lines(text: str, found: Sequence[Found], heads: Sequence[int]) -> dict[int, int]:
    """The head of each expression that stands in the line it opens."""
    out: dict[int, int] = {}
    for head in heads:
        line_end = text.find("\n", found[head].span.end)
        number = head
        while number < len(found) and (line_end < 0 or found[number].span.start < line_end):
            out[number] = head
            number += 1
    return out


def _settled(
    heads: Sequence[int], shapes: Sequence[Shape], window: Interval, reviewed: int | None
) -> dict[int, Publication]:
    """The days of the heads that name no year: as they follow one another, one of them as near publication as can be.

    They lie in the year that the page looks back on; without one, what covers months and is all to come is over.

    Nothing where the lines follow no order or publication is only known within months.
    """
    days = {head: day for head, shape in zip(heads, shapes, strict=True) if (day := _day(shape))}
    named = list(days.values())
    rising, falling = (sum(turns(a, b) for a, b in pairwise(named)) for turns in (gt, lt))
    if len(named) < _FEWEST or min(rising, falling) > 1 or window.days > _LONGEST:
        return {}
    step = 1 if rising <= falling else -1
    years = range(window.last.year - 2, window.last.year + 2)
    runs = [_run(named, year, step) for year in years]
    if reviewed is not None:
        runs = [_run(named, reviewed, step)]
    best = min(runs, key=lambda run: _distance(run, window.last))
    return {
        head: Publication(intervals.day(day), Basis.NONE, "in the order of the dated lines")
        for head, day in zip(days, best, strict=True)
        if day
    }


def _week(text: str, found: Sequence[Found], heads: Sequence[int], window: Interval) -> dict[int, Publication]:
    """The days of weekdays that follow one another: up to publication where their lines tell what happened, else on."""
    named = [(head, shape.number) for head in heads if isinstance(shape := found[head].shape, Weekday)]
    if len(named) < _FEWEST or len(named) < len(heads) or window.days > 1:
        return {}
    days = [0]
    for (_, before), (_, after) in pairwise(named):
        days.append(days[-1] + (after - before) % _SEVEN)
    if days[-1] > 2 * _SEVEN:
        return {}
    entries = (found[head].span.end for head in heads)
    over = [start for start in entries if _HAPPENED.search(text, start, start + _ENTRY)]
    today = window.last
    if 2 * len(over) > len(heads):
        first = today - timedelta(days=(today.weekday() - named[-1][1]) % _SEVEN + days[-1])
    else:
        first = today + timedelta(days=(named[0][1] - today.weekday() + _BEGUN) % _SEVEN - _BEGUN)
    return {
        head: Publication(intervals.day(first + timedelta(days=by)), Basis.NONE, "in the order of the weekdays")
        for (head, _), by in zip(named, days, strict=True)
    }


def _distance(run: Sequence[date | None], published: date) -> int:
    """Days from publication to the nearest line; an agenda of months that has not begun is hardly one."""
    days = [day for day in run if day]
    far = _HARDLY if min(days) > published and (max(days) - min(days)).days > _AGENDA else 0
    return min(abs((day - published).days) for day in days) + far


def _day(shape: Shape) -> tuple[int, int] | None:
    match shape:
        case Day(int() as month, number, None) | Range(Day(int() as month, number, None), Day()):
            return month, number
        case Clock(_, Day(int() as month, number, None)):
            return month, number
    return None


def _run(named: Sequence[tuple[int, int]], year: int, step: int) -> list[date | None]:
    """The days from `year` on, a year further wherever their order turns over the end of one."""
    out: list[date | None] = []
    for place, day in enumerate(named):
        if place and day != named[place - 1] and (day < named[place - 1]) == (step > 0):
            year += step
        found = on_month(year, *day)
        out.append(found.first if found else None)
    return out
