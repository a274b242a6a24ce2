"""Which of the years that are open the votes and the weekdays of a story favour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from etl.dates.publication_bounds import Bound, Vote
from etl.dates.publication_days import ToldDay
from etl.dates.publication_story import Story
from etl.dates.shapes import Clock, Daytime, Shape, Weekday
from etl.dates.stamps import Worn
from etl.patterns import Pattern

MARGIN = 0.5
WEEKDAY_FITS = 0.7
SAID = Pattern(r"\b(?:said|announced|told|reported|confirmed|stated)\b[^.\n]*$")
SAID_WITHIN = 60


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that speaks about the day of one story."""

    story: Story
    bounds: Sequence[Bound]
    votes: Sequence[Vote]
    days: Sequence[ToldDay]
    worn: Sequence[Worn]


def favoured(evidence: Evidence, years: list[int], told: Worn | ToldDay | None) -> tuple[list[int], float, list[str]]:
    """Those of `years` that votes and weekdays favour, the points of the best, and what chose among them."""
    if len(years) < 2:
        return years, 0, []
    named = next((day for item in evidence.story.found if (day := _weekday(item.shape)) is not None), None)
    if not isinstance(told, Worn):
        named = None
    if not evidence.votes and named is None:
        return years, 0, []
    points = dict.fromkeys(years, 0.0)
    for vote in evidence.votes:
        for year in range(max(vote.first, years[0]), min(vote.last, years[-1]) + 1):
            if year in points and _counts(vote, told, year):
                points[year] += vote.points
    if named is not None:
        own = [year for year in years if _is_own_weekday(told, named, year)] if _is_told(evidence.story) else []
        for year in own or [year for year in years if _fits_weekday(told, named, year)]:
            points[year] += WEEKDAY_FITS
    best = max(points.values())
    if best <= 0:
        return years, 0, []
    favoured = [year for year in years if points[year] > best - MARGIN]
    whys = [vote.why for vote in evidence.votes if any(vote.first <= year <= vote.last for year in favoured)]
    return favoured, best, list(dict.fromkeys(filter(None, whys)))[:2]


def _counts(vote: Vote, told: Worn | ToldDay | None, year: int) -> bool:
    """Whether a vote that asks for the day told finds it among its own days."""
    if vote.days is None:
        return True
    when = told.in_year(year) if told else None
    return when is not None and vote.days.first <= when <= vote.days.last


def _weekday(shape: Shape) -> int | None:
    """The weekday that words name without its date, with or without a part of the day."""
    match shape:
        case Weekday(number) | Daytime(_, Weekday(number)) | Clock(_, Weekday(number)):
            return number
    return None


def _is_told(story: Story) -> bool:
    """Whether somebody said something on the first weekday of the story: agencies name the day they write on so."""
    item = next((item for item in story.found if _weekday(item.shape) is not None), None)
    return (
        item is not None
        and SAID.search(story.text[max(0, item.span.start - SAID_WITHIN) : item.span.start]) is not None
    )


def _is_own_weekday(told: Worn | ToldDay | None, named: int, year: int) -> bool:
    when = told.in_year(year) if told else None
    return when is not None and when.weekday() == named


def _fits_weekday(told: Worn | ToldDay | None, named: int, year: int) -> bool:
    """Whether the first bare weekday of the story is, in `year`, the day told or the one before."""
    when = told.in_year(year) if told else None
    return when is not None and named in (when.weekday(), (when - timedelta(days=1)).weekday())
