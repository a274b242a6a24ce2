"""Bounds, votes and told days in, one publication interval out, with the sentence that says why."""

from collections.abc import Sequence
from datetime import date, timedelta

from etl import intervals
from etl.dates.publication_bounds import Bound
from etl.dates.publication_days import ToldDay
from etl.dates.publication_freshness import (
    SAME_ACCOUNT,
    days_on,
    described_later,
    first_announced,
    first_day,
    lag_of,
    leads,
)
from etl.dates.publication_years import Evidence, favoured
from etl.dates.stamps import Worn
from etl.intervals import Granularity, Interval
from etl.model import Basis, Publication

EARLIEST = date(1945, 1, 1)
LEADING_DAYS = 6
# Two terms that meet leave hardly a day: who held the office before is named as such more often than news falls there.
HANDOVER = 14
WEAK = 3
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
        lag = lag_of(told, evidence)
        days = {year: when for year in every if (when := told.in_year(year)) and _inside(when, window, lag)}
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
        if first > last or (bound.rank >= WEAK and (last - first).days < HANDOVER <= (window.last - first).days):
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
    if anchor.year is not None and not leads(anchor, evidence):
        return None
    for day in told[:LEADING_DAYS]:
        if day.year == anchor.year and 0 < days_on(anchor, day) <= SAME_ACCOUNT:
            anchor = day
    return anchor


def _from_days(
    days: list[date],
    evidence: Evidence,
    window: Interval,
    whys: list[str],
    told: Worn | ToldDay,
) -> Publication:
    """Published on the day of the dateline, or soon after the day told."""
    if not days or len(days) > MOST_YEARS:
        return _undated(window, [], whys)
    worn = isinstance(told, Worn)
    words = told.text if isinstance(told, Worn) else told.span.of(evidence.story.text)
    last = min(max(days) + lag_of(told, evidence) + described_later(told, evidence), window.last)
    since = first_day(min(days), told, evidence)
    if isinstance(told, ToldDay) and not leads(told, evidence) and window.first <= last:
        since = max(since, window.first)
    granularity = Granularity.DAY if len(days) == 1 and worn else Granularity.NONE
    why = f"{'dateline' if worn else 'it tells of'} “{words}”"
    if len(days) > 1:
        why += f", in a year from {min(days).year} to {max(days).year}"
    basis = Basis.DATELINE if worn else Basis.INFERRED
    return Publication(Interval(since, max(last, *days), granularity), basis, _sentence([why, *whys]))


def _before_days(
    days: list[date],
    evidence: Evidence,
    window: Interval,
    whys: list[str],
    ahead: ToldDay,
) -> Publication:
    """Published before the day announced, as long before as its sentence says, else within a season."""
    if not days or len(days) > MOST_YEARS:
        return _undated(window, [], whys)
    first = max(first_announced(min(days), ahead, evidence), window.first)
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


def _inside(when: date, window: Interval, lag: timedelta) -> bool:
    return window.first <= when + lag and when <= window.last


def _sentence(whys: Sequence[str]) -> str:
    told = list(dict.fromkeys(whys))
    return "; ".join(one for one in told if not any(other != one and other.startswith(one) for other in told))
