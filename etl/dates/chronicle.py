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
from etl.dates.shapes import Clock, Day, Range, Shape, Weekday, Within
from etl.dates.year_headings import day_of, run_of, under_years
from etl.intervals import Interval
from etl.model import Basis, Publication, Section

_OPENS = re.compile(r"(?:\A|\n)[ \t]*(?:[•*·●▪>]|[-–—])?[ \t]*\Z")
_GOES_ON = re.compile(r"[ \t]*(?:\([^()\n]{1,30}\)[ \t]*)?(?::|-{1,2}[ \t]|[–—|]|[ \t]*\n)")
_HAPPENED = re.compile(r"\b(?:was|were|met|held|spoke|flew|went|came|took|had|saw|paid|led|made|[a-z]{3,}ed)\b")
_BEFORE = "\n \t•*·●▪>-–—"
_OPENING = frozenset({Day, Range, Within, Clock, Weekday})
_REACH = 12
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
    heads = [number for number, one in enumerate(found) if type(one.shape) in _OPENING and _opens_entry(text, one)]
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
                under_years(text, found, own, window.last.year)
                or _settled(own, shapes, window, reviewed.get(story))
                or _week(text, found, own, window)
            )
    return out


def _opens_entry(text: str, one: Found) -> bool:
    """Whether a day opens its line and a colon or dash sets off what happened then."""
    start = one.span.start
    if start > _REACH and text.find("\n", start - _REACH, start) < 0:
        return False
    if start and text[start - 1] not in _BEFORE:
        return False
    return bool(_OPENS.search(text, start - _REACH, start) and _GOES_ON.match(text, one.span.end))


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
    days = {head: day for head, shape in zip(heads, shapes, strict=True) if (day := day_of(shape))}
    named = list(days.values())
    rising, falling = (sum(turns(a, b) for a, b in pairwise(named)) for turns in (gt, lt))
    if len(named) < _FEWEST or min(rising, falling) > 1 or window.days > _LONGEST:
        return {}
    step = 1 if rising <= falling else -1
    years = range(window.last.year - 2, window.last.year + 2)
    runs = [run_of(named, year, step) for year in years]
    if reviewed is not None:
        runs = [run_of(named, reviewed, step)]
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
