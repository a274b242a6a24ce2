"""When a page and each of its sections came out: what it wears first, then what its words let one infer."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from etl.dates.find import Found
from etl.dates.foreign_stamps import from_foreign_stamps
from etl.dates.publication_clues import clues
from etl.dates.publication_days import told_days
from etl.dates.publication_figures import read_beside, told_beside
from etl.dates.publication_list import spread
from etl.dates.publication_seeds import horizon
from etl.dates.publication_solve import EARLIEST, solve
from etl.dates.publication_story import Story, stories
from etl.dates.publication_words import from_words
from etl.dates.publication_years import Evidence
from etl.dates.stamps import Worn, from_address, from_datelines, from_metadata, from_opening, from_stamps
from etl.intervals import Interval
from etl.model import Basis, Publication, Section, SectionKind

AGREE = timedelta(days=2)
PAGE = 0
DATED_WITHIN = 31
CAPTURED_WITHIN = timedelta(days=14)


def publications(
    text: str,
    sections: Sequence[Section],
    found: Sequence[Found],
    given: Interval | None,
    metadata: Mapping[str, str],
    home: str,
    today: date | None,
) -> tuple[Publication, tuple[Publication, ...]]:
    """The page's publication, and one for each section in order; `today` only bounds what is not yet known.

    `given` is the page's own publication and holds as it is; its story may have been written a day before by its
    dateline, and other stories on the page may still differ.
    """
    window = Interval(EARLIEST, today or horizon())
    told = stories(text, sections, found)
    own = [section for section in sections if section.story == PAGE and section.kind is not SectionKind.SPAM]
    worn = _worn_by_page(metadata)
    page = Publication(given, Basis.METADATA, "given with the page") if given else None
    if own:
        page = page or _story(told[PAGE], home, found, worn, window, metadata.get("url", ""))
    elif worn and not page:
        page = _settled(worn, [])
    evidence = {number: _evidence(story, home) for number, story in told.items() if number != PAGE}
    others = spread(sections, evidence, page, window)
    page = page or _newest(list(others.values())) or Publication(window, Basis.NONE, "nothing on the page dates it")
    written = _written(told[PAGE], page) if own else page
    return page, tuple(others.get(section.story, written) for section in sections)


def _written(story: Story, page: Publication) -> Publication:
    """The day on which the page's own story was written, by its dateline: its "today" is that day, though it came out
    a day or two later."""
    if page.interval.days != 1:
        return page
    days = {
        when
        for item in from_datelines(story.text, story.sections, story.found)
        for year in (page.interval.first.year, page.interval.first.year - 1)
        if (when := item.interval.first if item.interval and item.interval.days == 1 else item.in_year(year))
        and timedelta(0) <= page.interval.first - when <= AGREE
    }
    day = days.pop() if len(days) == 1 else page.interval.first
    if day == page.interval.first:
        return page
    return Publication(Interval(day, day, page.interval.granularity), Basis.DATELINE, f"its dateline; {page.why}")


def _worn_by_page(metadata: Mapping[str, str]) -> list[Worn]:
    return from_metadata(metadata) + from_address(metadata.get("url", ""))


def _evidence(story: Story, home: str, worn: list[Worn] | None = None) -> Evidence:
    """All that the words of a story say of its day; `worn` is what it wears, its datelines unless given."""
    bounds, votes = clues(story, home)
    worn = from_datelines(story.text, story.sections, story.found) if worn is None else worn
    return Evidence(story, bounds, votes, told_days(story), worn)


def _story(
    story: Story, home: str, found: Sequence[Found], worn: list[Worn], window: Interval, url: str
) -> Publication:
    """The page's own story: whole days it wears, else the day and month it wears, else its words."""
    stamps = from_stamps(story.text, story.sections, found, url)
    datelines = from_datelines(story.text, story.sections, story.found)
    datelines += [item for item in stamps if item.basis is Basis.DATELINE]
    whole = [
        item
        for item in (*worn, *datelines, *stamps, *from_words(story), *from_opening(story.text, story.found))
        if item.interval
    ]
    partial = [item for item in (*datelines, *stamps) if not item.interval]
    if all(item.interval.days > 1 for item in whole if item.interval):
        whole = [*from_foreign_stamps(story.text), *whole]
    if not whole:
        return solve(_evidence(story, home, partial), window)
    settled = _settled([read_beside(item, [*whole, *partial]) for item in whole], partial)
    if settled.interval.days == 1:
        return settled
    told = _within(settled, _evidence(story, home, partial))
    return next((told_beside(item, told) for item in whole if item.interval == settled.interval), told)


def _within(settled: Publication, evidence: Evidence) -> Publication:
    """What a page wears, as a month or so, and the days in it that the words of the story leave."""
    told = solve(evidence, settled.interval)
    left = told.interval.intersect(settled.interval)
    if told.basis is Basis.NONE or left is None or left.days >= settled.interval.days:
        return settled
    return Publication(Interval(left.first, left.last), Basis.INFERRED, f"{settled.why}; {told.why}")


def _settled(whole: Sequence[Worn], partial: Sequence[Worn]) -> Publication:
    """Metadata, its own words, dateline, address, stamp, in that order, but a day before the month that holds it.

    Where two disagree the dateline wins and the rest is told.
    """
    ranked = sorted(whole, key=_rank)
    best = next((item for item in ranked if _is_finer(item, ranked[0])), ranked[0])
    assert best.interval is not None
    interval, where, words = best.interval, best.where, best.text
    whys = []
    for item in partial:
        near = [when for year in _years_around(interval) if (when := item.in_year(year))]
        if best.basis is Basis.STAMP:
            near = [when for when in near if when <= interval.last + AGREE]
        close = min(near, key=lambda when: abs((when - interval.first).days), default=None)
        if close is None or item.basis is not Basis.DATELINE:
            continue
        if abs((close - interval.first).days) <= AGREE.days:
            continue
        whys.append(f"but the {where} says “{words}”")
        interval, where, words = Interval(close, close, interval.granularity), item.where, item.text
        best = item
    for item in ranked:
        if item.interval and abs((item.interval.first - interval.first).days) > max(AGREE.days, item.interval.days):
            whys.append(f"but the {item.where} says “{item.text}”")
    return Publication(interval, best.basis, "; ".join([f"{where} “{words}”", *whys]))


def _is_finer(one: Worn, other: Worn) -> bool:
    """Whether one date says of the span of another on which of its days it is."""
    if one.interval is None or other.interval is None:
        return False
    return one.interval != other.interval and other.interval.contains(one.interval)


def _rank(worn: Worn) -> tuple[int, int]:
    order = ("metadata", "words", "dateline", "address", "stamp")
    kind = next(i for i, name in enumerate(order) if name in worn.where)
    return kind, worn.interval.days if worn.interval else 0


def _years_around(interval: Interval) -> range:
    return range(interval.first.year - 1, interval.last.year + 2)


def _newest(items: Sequence[Publication]) -> Publication | None:
    """A page that is only a list came out with its newest item, or soon after."""
    dated = [item for item in items if item.basis is not Basis.NONE and item.interval.days <= DATED_WITHIN]
    if not dated:
        return None
    newest = max(dated, key=lambda item: item.interval.first)
    last = newest.interval.last + CAPTURED_WITHIN
    return Publication(Interval(newest.interval.first, last), Basis.INFERRED, f"its newest item: {newest.why}")
