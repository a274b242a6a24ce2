"""What the words of a story say about when it was written: bounds, and years that speak for themselves.

A bound is a day before which, or after which, the story cannot have been written. A year vote is weaker: it only
chooses among the years that the bounds leave open.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from etl.dates.publication_facts import Fact, facts, holders
from etl.dates.publication_story import Story, absolute, is_limit, stated
from etl.dates.scene import Tense
from etl.dates.shapes import Range, Shift, Unit
from etl.dates.tense import tense_of
from etl.intervals import Granularity, Interval
from etl.spans import Span

FINE = (Granularity.DAY, Granularity.WEEK, Granularity.MONTH)
MARKED_EARLY = timedelta(days=60)
HELD = 3.0
MARKED = 2.0
SPANNED = 3.0
LATEST_TOLD = (1.0, 0.7)
ROUND_YEARS = 5


@dataclass(frozen=True, slots=True)
class Bound:
    """Not written before `first`, not after `last`; the lower the `rank` the surer."""

    first: date | None
    last: date | None
    rank: int
    why: str


@dataclass(frozen=True, slots=True)
class Vote:
    """Points for the years `first` to `last`."""

    first: int
    last: int
    points: float
    why: str


def clues(story: Story, home: str) -> tuple[list[Bound], list[Vote]]:
    """All bounds and votes of a story, each with a sentence of why."""
    bounds: list[Bound] = []
    votes: list[Vote] = []
    for clue in (*_stated(story), *_facts(story, home), *_holders(story)):
        if isinstance(clue, Bound):
            bounds.append(clue)
        else:
            votes.append(clue)
    return bounds, votes


def _stated(story: Story) -> Iterator[Bound | Vote]:
    """Dates that the story gives with their year."""
    latest: tuple[int, str] | None = None
    for item, interval, tense in stated(story):
        words = item.span.of(story.text)
        if is_limit(story, item):
            continue
        if isinstance(item.shape, Range) and _is_round(interval):
            year = interval.last.year
            yield Vote(year, year, SPANNED, f"“{words}” spans the years up to {year}")
            continue
        if tense is Tense.FUTURE:
            if interval.granularity in FINE:
                yield Bound(None, interval.last, 2, f"“{words}” is still ahead")
        elif tense is Tense.PAST or interval.granularity in FINE:
            yield Bound(interval.first, None, 1, f"“{words}” is told as past")
            if latest is None or interval.first.year > latest[0]:
                latest = interval.first.year, words
    if latest:
        year, words = latest
        for offset, points in enumerate(LATEST_TOLD):
            yield Vote(year + offset, year + offset, points, f"the latest year told is in “{words}”")


def _is_round(interval: Interval) -> bool:
    years = interval.last.year - interval.first.year
    return years >= ROUND_YEARS and years % ROUND_YEARS == 0


def _facts(story: Story, home: str) -> Iterator[Bound | Vote]:
    for sentence in story.sentences():
        words = sentence.of(story.text)
        for fact in facts(words, home):
            yield from _fact(story, sentence, fact)


def _fact(story: Story, sentence: Span, fact: Fact) -> Iterator[Bound | Vote]:
    """What one datable fact says, given the tense it is told in and the year words beside it."""
    span = Span(sentence.start + fact.span.start, sentence.start + fact.span.end)
    match fact.effect:
        case "since":
            yield Bound(fact.first, None, 1, fact.why)
        case "until":
            yield Bound(None, fact.last, 3, fact.why)
        case "event":
            tense = tense_of(story.text, span.start, span.end)
            if tense is Tense.FUTURE:
                yield Bound(None, fact.last, 2, f"{fact.why}, still ahead")
            elif tense is Tense.PAST:
                yield Bound(fact.first, None, 1, f"{fact.why}, told as past")
            yield Vote(fact.first.year, fact.last.year, HELD, fact.why)
        case "anniversary":
            yield from _anniversary(story, sentence, fact)


def _anniversary(story: Story, sentence: Span, fact: Fact) -> Iterator[Bound | Vote]:
    """An ordinal anniversary falls in one year; the words beside it say whether that year is this, next or last."""
    year = fact.first.year
    beside = story.expressions(sentence)
    shifts = {shape.by for item in beside if isinstance(shape := item.shape, Shift) and shape.unit is Unit.YEAR}
    others = {interval.last.year for item in beside if (interval := absolute(item.shape))}
    if year in others and not shifts:
        return
    if len(shifts) == 1:
        shift = shifts.pop()
        words = {0: "this year", 1: "next year", -1: "last year"}.get(shift, f"{shift:+d} years")
        yield Bound(date(year - shift, 1, 1), date(year - shift, 12, 31), 0, f"{fact.why}, {words}")
        return
    yield Bound(date(year, 1, 1) - MARKED_EARLY * 6, date(year, 12, 31) + MARKED_EARLY, 2, fact.why)
    yield Vote(year, year, MARKED, fact.why)


def _holders(story: Story) -> Iterator[Bound | Vote]:
    """Officials named with an office they held from and until known days; sentences of other years are left out."""
    for sentence in story.sentences():
        past = any(absolute(item.shape) for item in story.expressions(sentence))
        for holder in holders(sentence.of(story.text)):
            yield Bound(holder.first, None if past else holder.last, 1 if holder.last is None else 3, holder.why)
