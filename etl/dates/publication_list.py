"""Publication of the other stories on a page: their own words first, then the list they stand in, then the page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise

from etl.dates.publication_solve import narrowed, solve
from etl.dates.publication_years import Evidence
from etl.intervals import Interval
from etl.model import Basis, Publication, Section, SectionKind

RELATED_BEFORE = timedelta(days=14)
RELATED_YEAR = timedelta(days=365)
LISTED_BEFORE = timedelta(days=3)
LISTED_LONG_BEFORE = timedelta(days=90)
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
    """Undated items lie between the dated ones next to them in the list."""
    numbers = list(answers)
    dated = {n: answers[n] for n in numbers if _is_dated(answers[n])}
    newest = max(dated.values(), key=lambda item: item.interval.last, default=None)
    rising = _rises([dated[number].interval for number in numbers if number in dated])
    above = dict(zip(numbers, _last_dated(numbers, dated, None if rising else newest), strict=True))
    below = dict(zip(reversed(numbers), _last_dated(reversed(numbers), dated, None), strict=True))
    return {
        number: dated.get(number)
        or (_before(answers[number], below[number]) if rising and above[number] is None else None)
        or _between(answers[number], above[number], below[number])
        or _near_page(answers[number], kind, page)
        for number in numbers
    }


def _rises(days: Sequence[Interval]) -> bool:
    """Whether a list tells the oldest item first: no dated one is older than the one above it, and some are newer."""
    pairs = list(pairwise(days))
    return any(one.last < two.last for one, two in pairs) and all(one.first <= two.first for one, two in pairs)


def _before(own: Publication, below: Publication | None) -> Publication | None:
    """An item that stands above the oldest dated one in a list that rises came out no later."""
    if below is None:
        return None
    since = Interval(below.interval.first - LISTED_LONG_BEFORE, below.interval.last)
    within = since.intersect(own.interval)
    if not within:
        return None
    why = "it stands above an item of these days, in a list that tells the oldest first"
    return Publication(Interval(within.first, within.last), Basis.INFERRED, why)


def _last_dated(
    numbers: Iterable[int], dated: Mapping[int, Publication], start: Publication | None
) -> Iterator[Publication | None]:
    """For each number, the dated item that one passes last on the way to it."""
    last = start
    for number in numbers:
        last = dated.get(number, last)
        yield last


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
    if page.interval.intersect(own.interval) is None and page.interval.last < own.interval.first:
        return own
    before = Interval(page.interval.first - RELATED_BEFORE, page.interval.last)
    within = before.intersect(own.interval)
    if not within:
        return own
    return Publication(Interval(within.first, within.last), Basis.INFERRED, RELATED)


def _is_dated(publication: Publication) -> bool:
    return publication.basis is not Basis.NONE and publication.interval.days <= DATED_WITHIN
