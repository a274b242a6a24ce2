"""News without a day in a story that names a day just before its publication: from that day on."""

from etl.extract.page import Page
from etl.extract.sentences import Sentence
from etl.intervals import Granularity, Interval

_LATELY, _SURE = 3, 2


def from_day_told(page: Page, sentence: Sentence, bounds: Interval) -> Interval | None:
    """From the first of the three days before `bounds` that the story names to their end.

    None where it names no such day, or the first of `bounds` as well.
    """
    if bounds.days > _SURE:
        return None
    days = [
        time.interval.first
        for other in page.sentences
        if other.section.story == sentence.section.story and other is not sentence
        for time in page.times_in(other.span)
        if time.interval is not None and time.dates_engagements and time.interval.days == 1
    ]  # fmt: skip
    before = [day for day in days if 0 < (bounds.first - day).days <= _LATELY]
    return Interval(min(before), bounds.last, Granularity.WEEK) if before and bounds.first not in days else None
