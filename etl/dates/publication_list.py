"""Publication of the other stories on a page: their own words first, then the list they stand in, then the page."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from etl import intervals
from etl.dates.publication_solve import EARLIEST, Evidence, solve
from etl.intervals import Interval
from etl.model import Basis, Publication, Section, SectionKind

RELATED_BEFORE = timedelta(days=14)
RELATED_YEAR = timedelta(days=365)
DATED_WITHIN = 31
PAGE = 0


def spread(
    sections: Sequence[Section], evidence: Mapping[int, Evidence], page: Publication | None, window: Interval
) -> dict[int, Publication]:
    """The publication of every story but the page's own, by story number."""
    kinds: dict[int, SectionKind] = {}
    for section in sections:
        if section.story != PAGE and section.kind in (SectionKind.TEASER, SectionKind.SIDEBAR):
            kinds[section.story] = section.kind
    out: dict[int, Publication] = {}
    for kind, run in groupby(sorted(kinds), key=kinds.__getitem__):
        out |= _run([evidence[number] for number in run], kind, page, window)
    return out


def _run(
    items: list[Evidence], kind: SectionKind, page: Publication | None, window: Interval
) -> dict[int, Publication]:
    """Items of one list: dated by themselves in the years that all of them together allow, then by their neighbours."""
    together = _pooled(items)
    pool = solve(together, window)
    bounded = pool.interval.first > EARLIEST and pool.interval.days < 366 * 2
    near = page.interval.last if page else None
    around = _around(pool, page, kind, window, bounded=bounded)
    answers = {}
    for item in items:
        answer = solve(item, around, near if not bounded else None)
        answers[item.story.number] = answer
    return _neighbours(answers, kind, page)


def _pooled(items: Sequence[Evidence]) -> Evidence:
    """The items of a list as one story without days: only what bounds their years."""
    bounds = [bound for item in items for bound in item.bounds]
    votes = [vote for item in items for vote in item.votes]
    return Evidence(replace(items[0].story, found=()), bounds, votes, (), ())


def _around(
    pool: Publication, page: Publication | None, kind: SectionKind, window: Interval, *, bounded: bool
) -> Interval:
    if bounded:
        years = Interval(date(pool.interval.first.year, 1, 1), intervals.year(pool.interval.last.year).last)
        return window.intersect(years) or window
    if page is None or page.basis is Basis.NONE:
        return window
    if kind is SectionKind.TEASER:
        first, last = page.interval.first - RELATED_YEAR, page.interval.last + RELATED_BEFORE
        return window.intersect(Interval(first, last)) or window
    return window.intersect(Interval(page.interval.first - RELATED_BEFORE, window.last)) or window


def _neighbours(answers: dict[int, Publication], kind: SectionKind, page: Publication | None) -> dict[int, Publication]:
    """Undated items lie between the dated ones next to them in the list."""
    numbers = list(answers)
    dated = {n: answers[n] for n in numbers if _is_dated(answers[n])}
    out = {}
    for at, number in enumerate(numbers):
        if number in dated:
            out[number] = dated[number]
            continue
        above = next((dated[n] for n in reversed(numbers[:at]) if n in dated), None)
        below = next((dated[n] for n in numbers[at + 1 :] if n in dated), None)
        out[number] = _between(answers[number], above, below) or _near_page(answers[number], kind, page)
    return out


def _between(own: Publication, above: Publication | None, below: Publication | None) -> Publication | None:
    beside = [item.interval for item in (above, below) if item]
    if not beside:
        return None
    interval = Interval(min(item.first for item in beside), max(item.last for item in beside))
    within = interval.intersect(own.interval)
    if not within:
        return None
    why = "it stands in a list beside items of these days"
    return Publication(Interval(within.first, within.last), Basis.INFERRED, why)


def _near_page(own: Publication, kind: SectionKind, page: Publication | None) -> Publication:
    """A related story without a date of its own came out shortly before its page."""
    if kind is not SectionKind.TEASER or page is None or page.interval.days > DATED_WITHIN:
        return own
    before = Interval(page.interval.first - RELATED_BEFORE, page.interval.last)
    within = before.intersect(own.interval)
    if not within:
        return own
    return Publication(Interval(within.first, within.last), Basis.INFERRED, "a related story, listed on the page")


def _is_dated(publication: Publication) -> bool:
    return publication.basis is not Basis.NONE and publication.interval.days <= DATED_WITHIN
