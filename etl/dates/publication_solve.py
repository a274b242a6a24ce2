"""Bounds, votes and told days in, one publication interval out, with the sentence that says why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from etl import intervals
from etl.dates.publication_bounds import Bound, Vote
from etl.dates.publication_story import Story, ToldDay
from etl.dates.shapes import Weekday
from etl.dates.stamps import Worn
from etl.intervals import Granularity, Interval
from etl.model import Basis, Publication

EARLIEST = date(1945, 1, 1)
REPORTED_WITHIN = timedelta(days=1)
ANNOUNCED_WITHIN = timedelta(days=7)
SAME_ACCOUNT = 15
LEADING_DAYS = 6
MARGIN = 0.5
DECIDED = 1.5
WEEKDAY_FITS = 0.7
MOST_YEARS = 12
MOST_REFUSED = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that speaks about the day of one story."""

    story: Story
    bounds: Sequence[Bound]
    votes: Sequence[Vote]
    days: Sequence[ToldDay]
    worn: Sequence[Worn]


def solve(evidence: Evidence, window: Interval, nearest: date | None = None) -> Publication:
    """The interval in which the story came out, inside `window` unless its own words forbid that.

    `nearest` settles a year that is still open: a related story stands near its page.
    """
    window, whys = narrowed(window, evidence.bounds)
    every = range(window.first.year, window.last.year + 1)
    dateline = next((worn for worn in evidence.worn if worn.month is not None), None)
    told = dateline or _anchor(evidence.days)
    if told:
        days = {year: when for year in every if (when := told.in_year(year)) and _inside(when, window)}
        if days or isinstance(told, Worn) or told.year is None:
            years, _, votes = _favoured(evidence, list(days), told)
            chosen = _closest([days[year] for year in years], nearest)
            return _from_days(chosen, evidence, window, whys + votes, told)
    ahead = min((day for day in evidence.days if day.future), key=lambda day: day.span.start, default=None)
    if ahead:
        days = {year: when for year in every if (when := ahead.in_year(year)) and window.first <= when}
        years, _, votes = _favoured(evidence, list(days), ahead)
        return _before_days(_closest([days[year] for year in years], nearest), evidence, window, whys + votes, ahead)
    years, points, votes = _favoured(evidence, list(every), None)
    return _undated(window, years if points >= DECIDED else [], whys + votes)


def narrowed(window: Interval, bounds: Sequence[Bound]) -> tuple[Interval, list[str]]:
    """The window after each bound, the surest first; a bound that contradicts the surer ones is told, not obeyed."""
    obeyed: list[Bound] = []
    refused: list[str] = []
    for bound in sorted(bounds, key=lambda bound: bound.rank):
        first, last = max(window.first, bound.first or window.first), min(window.last, bound.last or window.last)
        if first > last:
            refused.append(f"but {bound.why}")
        elif (first, last) != (window.first, window.last):
            obeyed.append(bound)
            window = Interval(first, last)
    whys = [bound.why for bound in obeyed if bound.first == window.first or bound.last == window.last]
    return window, whys + list(dict.fromkeys(refused))[:MOST_REFUSED]


def _favoured(evidence: Evidence, years: list[int], told: Worn | ToldDay | None) -> tuple[list[int], float, list[str]]:
    """Those of `years` that votes and weekdays favour, the points of the best, and what chose among them."""
    if len(years) < 2:
        return years, 0, []
    named = next((item.shape.number for item in evidence.story.found if isinstance(item.shape, Weekday)), None)
    if not evidence.votes and named is None:
        return years, 0, []
    points = dict.fromkeys(years, 0.0)
    for vote in evidence.votes:
        for year in range(max(vote.first, years[0]), min(vote.last, years[-1]) + 1):
            if year in points:
                points[year] += vote.points
    if named is not None:
        for year in years:
            points[year] += WEEKDAY_FITS if _fits_weekday(told, named, year) else 0
    best = max(points.values())
    if best <= 0:
        return years, 0, []
    favoured = [year for year in years if points[year] > best - MARGIN]
    whys = [vote.why for vote in evidence.votes if any(vote.first <= year <= vote.last for year in favoured)]
    return favoured, best, list(dict.fromkeys(filter(None, whys)))[:2]


def _fits_weekday(told: Worn | ToldDay | None, named: int, year: int) -> bool:
    """Whether the first bare weekday of the story is, in `year`, the day told or the one before."""
    when = told.in_year(year) if told else None
    return when is not None and named in (when.weekday(), (when - timedelta(days=1)).weekday())


def _anchor(days: Sequence[ToldDay]) -> ToldDay | None:
    """The latest of the days that the story opens with: what it reports happened then."""
    told = [day for day in days if not day.future]
    told = [day for day in told if not day.caption] or told
    if not told:
        return None
    anchor = next((day for day in told if day.year is None), told[0])
    for day in told[:LEADING_DAYS]:
        if day.year == anchor.year and 0 < _days_on(anchor, day) <= SAME_ACCOUNT:
            anchor = day
    return anchor


def _days_on(first: ToldDay, second: ToldDay) -> int:
    """Days from one day of the year to another, going round the year's end."""
    start, end = first.in_year(first.year or 2024), second.in_year(second.year or 2024)
    return (end - start).days % 366 if start and end else 0


def _from_days(
    days: list[date],
    evidence: Evidence,
    window: Interval,
    whys: list[str],
    told: Worn | ToldDay,
) -> Publication:
    """Published on the day of the dateline, or on the day told or the next."""
    if not days or len(days) > MOST_YEARS:
        return _undated(window, [], whys)
    worn = isinstance(told, Worn)
    words = told.text if isinstance(told, Worn) else told.span.of(evidence.story.text)
    late = timedelta(0) if worn else REPORTED_WITHIN
    last = min(max(days) + late, window.last)
    granularity = Granularity.DAY if len(days) == 1 and worn else Granularity.NONE
    why = f"{'dateline' if worn else 'it tells of'} “{words}”"
    if len(days) > 1:
        why += f", in a year from {min(days).year} to {max(days).year}"
    basis = Basis.DATELINE if worn else Basis.INFERRED
    return Publication(Interval(min(days), max(last, *days), granularity), basis, _sentence([why, *whys]))


def _before_days(
    days: list[date],
    evidence: Evidence,
    window: Interval,
    whys: list[str],
    ahead: ToldDay,
) -> Publication:
    """Published before the day announced, and within the week before when nothing else bounds it."""
    if not days or len(days) > MOST_YEARS:
        return _undated(window, [], whys)
    first = max(min(days) - ANNOUNCED_WITHIN, window.first)
    last = min(max(days), max(window.last, first))
    why = f"it announces “{ahead.span.of(evidence.story.text)}”"
    return Publication(Interval(first, max(first, last)), Basis.INFERRED, _sentence([why, *whys]))


def _closest(days: list[date], nearest: date | None) -> list[date]:
    if nearest is None or len(days) < 2:
        return days
    return [min(days, key=lambda when: abs((when - nearest).days))]


def _undated(window: Interval, years: Sequence[int], whys: list[str]) -> Publication:
    if years and not (window.first == EARLIEST and window.last.year - window.first.year >= len(years) > MOST_YEARS):
        span = Interval(intervals.year(min(years)).first, intervals.year(max(years)).last)
        window = window.intersect(span) or window
    if not whys:
        why = "nothing in it dates it" if window.first > EARLIEST else "nothing on the page dates it"
        return Publication(Interval(window.first, window.last), Basis.NONE, why)
    return Publication(Interval(window.first, window.last), Basis.INFERRED, _sentence(whys))


def _inside(when: date, window: Interval) -> bool:
    return window.first <= when + REPORTED_WITHIN and when <= window.last


def _sentence(whys: Sequence[str]) -> str:
    told = list(dict.fromkeys(whys))
    return "; ".join(one for one in told if not any(other != one and other.startswith(one) for other in told))
