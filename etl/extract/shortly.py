"""Acts told without a day but as close at hand: "in the coming days" lies within a week of publication.

So does what was or will be "in the past three days", "over the next two weeks": in as many days around it.
"""

import re
from datetime import timedelta

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.counted import is_counted
from etl.extract.page import Page
from etl.extract.patterns import Pattern, pattern
from etl.intervals import Granularity, Interval
from etl.model import Status

_AHEAD = (
    r"(?i)\b(?:(?:in|within|over|during) (?:the )?(?:coming|next (?:few|couple of|several)|a few|a matter of)|within) "
)
_WITHIN_DAYS, _WEEK = pattern(rf"{_AHEAD}days\b|\bany day now\b"), timedelta(days=7)
_WITHIN_WEEKS, _MONTH = pattern(rf"{_AHEAD}weeks\b"), timedelta(days=31)
# "in two weeks" of a plan is no later than that; "for two weeks" is how long it lasts
_COUNTED_AHEAD = pattern(
    r"(?i)\b(?:(?:in|within|over|during|for|throughout) the (?:next|coming|following) |"
    r"(?:in|within) (?:about |some )?(?:an?|one|two|three|four|five|six|seven|ten|\d+) "
    r"(?:days?|weeks?|fortnight|months?)$)"
)
_COUNTED_BACK = pattern(r"(?i)\b(?:in|within|over|during|for|throughout) the (?:past|last) ")
_SEVERAL_TIMES = pattern(r"(?i)\b(?:twice|times|often|frequently|regularly|repeatedly|occasions)\b")
_LENGTH = re.compile(r"P(\d+)([DWM])")
_DAYS_OF = {"D": 1, "W": 7, "M": 31}
_LONGEST = timedelta(days=100)


def close_at_hand(page: Page, act: Act) -> Act:
    """A plan without a day from publication on for as long as its clause says, "in the coming days" for a week."""
    published = page.published(act.clause.sentence)
    if act.date is not None or act.status is not Status.PLANNED or published.days > 1:
        return act
    words = page.words(act.clause.zone)
    near = _WEEK if _WITHIN_DAYS.search(words) else _MONTH if _WITHIN_WEEKS.search(words) else None
    reach = near or _told_length(page, act, _COUNTED_AHEAD)
    if reach is None:
        return act
    days = Interval(published.first, published.last + reach, Granularity.NONE)
    return replace(act, date=days, why="planned for the days or weeks after the publication")


def lately_done(page: Page, act: Act) -> Act:
    """What was done once "in the past two weeks" with those weeks, up to the publication."""
    published = page.published(act.clause.sentence)
    if act.date is not None or act.status is not Status.HELD or published.days > 1:
        return act
    if is_counted(page, act.clause) or _SEVERAL_TIMES.search(page.words(act.clause.zone)):
        return act
    reach = _told_length(page, act, _COUNTED_BACK)
    if reach is None:
        return act
    days = Interval(published.first - reach, published.last, Granularity.NONE)
    return replace(act, date=days, why="done in the days or weeks up to the publication")


def _told_length(page: Page, act: Act, direction: Pattern) -> timedelta | None:
    """How long the stretch is that a clause is said to lie in: of "over the next two weeks" a fortnight."""
    for time in page.times_in(act.clause.zone):
        length = _LENGTH.fullmatch(time.value) if time.type == "DURATION" else None
        told = page.flat[max(act.clause.sentence.span.start, time.span.start - 12) : time.span.end]
        if length is None or not direction.search(told):
            continue
        reach = timedelta(days=int(length[1]) * _DAYS_OF[length[2]])
        return reach if reach <= _LONGEST else None
    return None
