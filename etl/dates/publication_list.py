"""Publication of the other stories on a page: their own words first, then the list they stand in, then the page."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import reduce
from itertools import groupby

from etl.dates.publication_order import Place, places
from etl.dates.publication_solve import narrowed, solve
from etl.dates.publication_years import Evidence
from etl.intervals import Interval
from etl.model import Basis, Publication, Section, SectionKind

RELATED_BEFORE = timedelta(days=14)
RELATED_YEAR = timedelta(days=365)
LISTED_BEFORE = timedelta(days=3)
DATED_WITHIN = 31
SURE = 366
PAGE = 0
RELATED = "a related story, listed on the page"


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
    border = next((number for number in out if kinds.get(number + 1) is SectionKind.SIDEBAR), None)
    if border is not None and out[border].why == RELATED and kinds[border] is SectionKind.TEASER:
        out[border] = _at_border(out[border], out[border + 1])
    return out


def _at_border(teaser: Publication, newest: Publication) -> Publication:
    """Where no label parts related stories from the site's newest, the last undated one may belong to either."""
    interval = Interval(
        min(teaser.interval.first, newest.interval.first), max(teaser.interval.last, newest.interval.last)
    )
    return Publication(interval, Basis.INFERRED, f"{RELATED}, or the first of the site's newest")


def _run(
    items: list[Evidence], kind: SectionKind, page: Publication | None, window: Interval
) -> dict[int, Publication]:
    """Items of one list: dated by themselves in the years that all of them together allow, then by their neighbours."""
    alone = [solve(item, window) for item in items]
    years = [answer.interval for answer in alone if answer.basis is not Basis.NONE and answer.interval.days <= SURE]
    if kind is SectionKind.SIDEBAR:
        window = _together(items, _since(page, window))
    near = page.interval.last if page else None
    around = _around(years, page, kind, window)
    answers = {}
    for item in items:
        answer = solve(item, around, None if years else near)
        answers[item.story.number] = answer
    return _neighbours(answers, kind, page)


def _since(page: Publication | None, window: Interval) -> Interval:
    """The site's newest stories stand beside a page that is out already."""
    if page is None or page.basis is Basis.NONE or page.interval.first > window.last:
        return window
    return Interval(max(window.first, page.interval.first - LISTED_BEFORE), window.last)


def _together(items: Sequence[Evidence], window: Interval) -> Interval:
    """The site's newest stories were all caught at one moment: what bounds one of them bounds them all."""
    return narrowed(window, [bound for item in items for bound in item.bounds])[0]


def _around(years: Sequence[Interval], page: Publication | None, kind: SectionKind, window: Interval) -> Interval:
    """The years of the items that date themselves, else the time around the page."""
    if years:
        since, until = min(item.first.year for item in years), max(item.last.year for item in years)
        return window.intersect(Interval(date(since, 1, 1), date(until, 12, 31))) or window
    if page is None or page.basis is Basis.NONE:
        return window
    if kind is SectionKind.TEASER and window.intersect(page.interval):
        first, last = page.interval.first - RELATED_YEAR, page.interval.last + RELATED_BEFORE
        return window.intersect(Interval(first, last)) or window
    return window


def _neighbours(answers: dict[int, Publication], kind: SectionKind, page: Publication | None) -> dict[int, Publication]:
    """Undated items lie between the dated ones next to them, where the list shows an order or is of one moment."""
    numbers = list(answers)
    dated = {n: answers[n].interval for n in numbers if _is_dated(answers[n])}
    caught = page.interval.last if page and page.interval.days <= DATED_WITHIN else None
    left = places(numbers, dated, caught)
    if kind is SectionKind.SIDEBAR:
        left = _of_one_moment(numbers, dated, left)
    oldest = min((when.first for when in dated.values()), default=None)
    return {
        number: answers[number]
        if number in dated
        else _placed(answers[number], left.get(number)) or _near_page(answers[number], kind, page, oldest)
        for number in numbers
    }


def _of_one_moment(numbers: Sequence[int], dated: Mapping[int, Interval], left: dict[int, Place]) -> dict[int, Place]:
    """The places in a site's newest stories, all out within the days of the dated ones where these are of one time."""
    if not dated:
        return {}
    whole = reduce(Interval.hull, dated.values())
    if whole.days > DATED_WITHIN:
        return left
    among = "it stands in a list beside items of these days"
    return {
        number: Place(left[number].interval.intersect(whole) or whole if number in left else whole, among)
        for number in numbers
    }


def _placed(own: Publication, place: Place | None) -> Publication | None:
    """What its own words and its place in the list leave to an item, None where the two contradict each other."""
    within = place.interval.intersect(own.interval) if place else None
    if place is None or within is None:
        return None
    return Publication(Interval(within.first, within.last), Basis.INFERRED, place.why)


def _near_page(own: Publication, kind: SectionKind, page: Publication | None, oldest: date | None) -> Publication:
    """A related story without a date of its own came out shortly before its page, or with the oldest beside it."""
    if kind is not SectionKind.TEASER or page is None or page.interval.days > DATED_WITHIN:
        return own
    if page.interval.intersect(own.interval) is None and page.interval.last < own.interval.first:
        return own
    since = page.interval.first - RELATED_BEFORE
    before = Interval(min(since, oldest or since), page.interval.last)
    within = before.intersect(own.interval)
    if not within:
        return own
    return Publication(Interval(within.first, within.last), Basis.INFERRED, RELATED)


def _is_dated(publication: Publication) -> bool:
    return publication.basis is not Basis.NONE and publication.interval.days <= DATED_WITHIN
