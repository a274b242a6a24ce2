"""What the words of a story say about when it was written: bounds, and years that speak for themselves.

A bound is a day before which, or after which, the story cannot have been written. A year vote is weaker: it only
chooses among the years that the bounds leave open.
"""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from etl import intervals
from etl.dates.find import Found
from etl.dates.publication_bounds import Bound, Vote
from etl.dates.publication_mentions import named_in
from etl.dates.publication_story import Story, absolute, is_limit, stated
from etl.dates.scene import Tense
from etl.dates.shapes import Range, Shape, Year
from etl.intervals import Granularity, Interval
from etl.patterns import Pattern

FINE = (Granularity.DAY, Granularity.WEEK, Granularity.MONTH)
SPANNED = 3.0
# A story seldom spells out its own year, and soon calls the year before "last year".
LATEST_DAY = (1.0, 0.7)
LATEST_MONTH = (1.0, 0.8, 0.6)
FOUNDING = Pattern(
    r"(?i)\b(?:found(?:ed|ing)|establish|set up|born|proclaim|declar|independen|anniversar|national day|normali[sz]"
    r"|liberat|revolution|history|historic)"
)
AROUND = 120
AHEAD_BY = 2
NO_YEARS = intervals.year(1)
ROUND_YEARS = 5


def clues(story: Story, home: str) -> tuple[list[Bound], list[Vote]]:
    """All bounds and votes of a story, each with a sentence of why."""
    bounds: list[Bound] = []
    votes: list[Vote] = []
    for clue in chain(_stated(story), named_in(story, home)):
        if isinstance(clue, Bound):
            bounds.append(clue)
        else:
            votes.append(clue)
    return bounds, votes


def _stated(story: Story) -> Iterator[Bound | Vote]:
    """Dates that the story gives with their year."""
    latest: tuple[Interval, str] | None = None
    for item, interval, tense in stated(story):
        words = item.span.of(story.text)
        if is_limit(story, item) or _is_term(item.shape):
            continue
        if isinstance(item.shape, Range) and _is_round(interval):
            year = interval.last.year
            yield Vote(year, year, SPANNED, f"“{words}” spans the years up to {year}")
            continue
        since = story.text.endswith(("since ", "Since "), 0, item.span.start)
        if tense is Tense.FUTURE and not since and not story.text.startswith(":", item.span.end):
            if interval.granularity in FINE:
                yield Bound(None, interval.last, 2, f"“{words}” is still ahead")
        elif since or tense is Tense.PAST or interval.granularity in FINE:
            yield Bound(_earliest(interval), None, 1, f"“{words}” is told as past")
            fine = interval.granularity in FINE and not since
            if fine and (latest is None or interval.first > latest[0].first) and not _is_founding(story, item):
                latest = interval, words
    if latest:
        interval, words = latest
        points = LATEST_MONTH if interval.granularity is Granularity.MONTH else LATEST_DAY
        for offset, share in enumerate(points):
            year = interval.first.year + offset
            yield Vote(year, year, share, f"the latest date told is “{words}”")


def _is_term(shape: Shape) -> bool:
    """Whether years are a stretch of them, as of a plan or a seat that may be years ahead: "the Council 2016-2018"."""
    return isinstance(shape, Range) and isinstance(shape.last, Year) and not _is_round(absolute(shape) or NO_YEARS)


def _is_founding(story: Story, item: Found) -> bool:
    """Whether a date is told as history, which may lie any number of years back."""
    return FOUNDING.search(story.text[max(0, item.span.start - AROUND) : item.span.end + AROUND]) is not None


def _earliest(interval: Interval) -> date:
    """What is said of a whole year may be meant of a coming one ("to host it in 2026"): it bounds two years before."""
    year = max(1, interval.first.year - AHEAD_BY)
    return interval.first if interval.granularity in FINE else interval.first.replace(year=year)


def _is_round(interval: Interval) -> bool:
    years = interval.last.year - interval.first.year
    return years >= ROUND_YEARS and years % ROUND_YEARS == 0
