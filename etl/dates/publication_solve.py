"""Bounds, votes and told days in, one publication interval out, with the sentence that says why."""

from collections.abc import Sequence
from datetime import date, timedelta

from etl import intervals
from etl.dates.publication_bounds import Bound
from etl.dates.publication_days import ToldDay
from etl.dates.publication_years import Evidence, favoured
from etl.dates.stamps import Worn
from etl.intervals import Granularity, Interval
from etl.model import Basis, Publication

EARLIEST = date(1945, 1, 1)
REPORTED_WITHIN = timedelta(days=1)
ANNOUNCED_WITHIN = timedelta(days=7)
SAME_ACCOUNT = 15
LEADING_DAYS = 6
LEAD = 250
HALF_A_YEAR = 183
DECIDED = 1.5
MOST_YEARS = 12
MOST_REFUSED = 2


def solve(evidence: Evidence, window: Interval, nearest: date | None = None) -> Publication:
    """The interval in which the story came out, inside `window` unless its own words forbid that.

    `nearest` settles a year that is still open: a related story stands near its page.
    """
    window, whys = narrowed(window, evidence.bounds)
    every = range(window.first.year, window.last.year + 1)
    dateline = next((worn for worn in evidence.worn if worn.month is not None), None)
    told = dateline or _anchor(evidence)
    if told:
        days = {year: when for year in every if (when := told.in_year(year)) and _inside(when, window)}
        if days or isinstance(told, Worn) or told.year is None:
            years, _, votes = favoured(evidence, list(days), told)
            chosen = _closest([days[year] for year in years], nearest)
            return _from_days(chosen, evidence, window, whys + votes, told)
    ahead = min((day for day in evidence.days if day.future), key=lambda day: day.span.start, default=None)
    if ahead:
        days = {year: when for year in every if (when := ahead.in_year(year)) and window.first <= when}
        years, _, votes = favoured(evidence, list(days), ahead)
        return _before_days(_closest([days[year] for year in years], nearest), evidence, window, whys + votes, ahead)
    years, points, votes = favoured(evidence, list(every), None)
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


def _anchor(evidence: Evidence) -> ToldDay | None:
    """The latest of the days that the story opens with: what it reports happened then.

    News seldom spells out its own year: a day that states it is what the story reports only where it leads.
    """
    told = [day for day in evidence.days if not day.future and not day.embedded]
    told = [day for day in told if not day.caption] or told
    if not told:
        return None
    anchor = next((day for day in told if day.year is None), told[0])
    if anchor.year is not None and anchor.span.start - evidence.story.sections[0].span.start > LEAD:
        return None
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
    since = _since(min(days), told, evidence)
    last = min(max(days) + late, window.last)
    granularity = Granularity.DAY if len(days) == 1 and worn else Granularity.NONE
    why = f"{'dateline' if worn else 'it tells of'} “{words}”"
    if len(days) > 1:
        why += f", in a year from {min(days).year} to {max(days).year}"
    basis = Basis.DATELINE if worn else Basis.INFERRED
    return Publication(Interval(since, max(last, *days), granularity), basis, _sentence([why, *whys]))


def _since(told_on: date, told: Worn | ToldDay, evidence: Evidence) -> date:
    """The first day a story may be of that tells of `told_on`.

    What opens with a day inside a run of days may be news before the run ends; and where it spells out a day many
    months before, it may be of that day and look back on the other.
    """
    if isinstance(told, Worn):
        return told_on
    past = [day for day in evidence.days if not (day.future or day.embedded or day.caption)]
    spelt = max((when for day in past if day.year and (when := day.in_year(day.year))), default=None)
    if told.year is None and spelt and (told_on - spelt).days > HALF_A_YEAR:
        return spelt
    inside = (day.in_year(told_on.year) for day in past if not day.lasts and day.span.start < told.span.start)
    start = told_on - timedelta(days=told.lasts)
    return next((when for when in inside if when and start <= when < told_on), told_on)


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
