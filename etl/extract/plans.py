"""Acts that get their days from others: of a guest still there, still to come, long over, or off with their whole."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from etl.extract.act import TALK, Act
from etl.extract.datable import datable
from etl.extract.looked_back import arrived_in_passing
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.stay import belongs
from etl.intervals import Granularity, Interval
from etl.model import Status

_RECENT = pattern(r"(?i)\b(?:recent|latest|just-concluded|last|past) (?:[a-z-]+ ){0,2}$")
_MONTH = 31
_ALSO = pattern(
    r"(?i)\b(?:will|shall|(?:is|are) (?:due |set |scheduled |expected )?to) (?:also|then|further|in addition)\b|"
    r"\balso (?:will|(?:is|are) (?:due |set |scheduled |expected )?to)\b"
)
_STILL_NEWS = timedelta(days=6)
_OFF = (Status.POSTPONED, Status.CANCELLED)


def still_there(page: Page, visit: Act) -> Act:
    """The visit until the day of the telling, where a sentence of what a guest does only adds that he "came on Sunday".

    What he does has no day of its own then, and need not have been on that of his arrival.
    """
    told, own = page.published(visit.clause.sentence), visit.date
    if own is None or own.days > 1 or told.days > 2 or visit.status is not Status.HELD or not visit.times:
        return visit
    lately = timedelta(0) < told.last - own.first <= _STILL_NEWS
    if not lately or not arrived_in_passing(page, visit.clause.sentence, visit.times[0]):
        return visit
    return replace(visit, date=Interval(own.first, told.last, Granularity.DAY))


def on_the_day_before_told(page: Page, act: Act) -> Interval | None:
    """The one coming day of the sentence before: "A will speak there on Friday. He will also meet B"."""
    sentence = act.clause.sentence
    if act.status is not Status.PLANNED or act.times or not sentence.order or not act.partner_people:
        return None
    earlier = page.sentences[sentence.order - 1]
    if earlier.section.story != sentence.section.story:
        return None
    if not _ALSO.search(page.flat[sentence.span.start : act.at.end]):
        return None
    days = {time.interval for time in page.times_in(earlier.span) if datable(page, time)}
    day = days.pop() if len(days) == 1 else None
    return day if day is not None and day.days == 1 and day.first >= page.published(sentence).first else None


def out_of_its_time(page: Page, act: Act) -> bool:
    """Whether days are another act's: of something over for a plan, of something to come for a "recent visit".

    Talks still to come cannot lie before a page of one day at all, a journey may have begun a month ago.
    """
    published = page.published(act.clause.sentence)
    if act.date is not None and not act.times and act.date.first > published.last:
        before = page.flat[max(act.clause.sentence.span.start, act.at.start - 40) : act.at.start]
        return _RECENT.search(before) is not None
    if act.status is not Status.PLANNED or act.times or act.date is None or published.days > _MONTH:
        return False
    if published.days == 1 and act.type in TALK:
        return act.date.last < published.first
    return (published.first - act.date.last).days > _MONTH


def open_to(page: Page, act: Act, visits: Sequence[Act]) -> Sequence[Act]:
    """The visits that may lend their days: to a plan only those that are not long over."""
    if act.status is not Status.PLANNED or act.date is not None:
        return visits
    told = page.published(act.clause.sentence).first - _STILL_NEWS
    return [visit for visit in visits if visit.date is None or visit.date.last >= told]


def still_to_come(page: Page, act: Act) -> Act:
    """An act that got its days from the story is a plan when they lie ahead."""
    ahead = act.date is not None and act.date.first > page.published(act.clause.sentence).last
    return replace(act, status=Status.PLANNED) if ahead and act.status is Status.HELD else act


def with_its_whole(page: Page, act: Act, visits: Sequence[Act]) -> Act:
    """A plan that got its days from a visit put off or given up: so is what was to be done on it."""
    if act.status is not Status.PLANNED or act.times or act.date is None:
        return act
    around = [
        visit for visit in visits
        if visit.date is not None and visit.date.contains(act.date) and belongs(page, act, visit)
    ]  # fmt: skip
    return replace(act, status=around[0].status) if around and all(one.status in _OFF for one in around) else act
