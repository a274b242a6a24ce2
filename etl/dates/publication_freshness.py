"""How fresh a story is: from which day to which it may have come out, given the day that it tells or announces."""

from datetime import date, timedelta

from etl.dates.publication_days import LEAP, ToldDay
from etl.dates.publication_years import Evidence
from etl.dates.shapes import Shift, Unit
from etl.dates.stamps import Worn
from etl.model import SectionKind
from etl.spans import Span

TOLD_IN_LIST_WITHIN = timedelta(days=1)
REPORTED_WITHIN = timedelta(days=4)
LOOKED_BACK_WITHIN = timedelta(days=90)
ANNOUNCED_WITHIN = timedelta(days=100)
LISTED_WITHIN = timedelta(days=7)
NEXT_WEEK = timedelta(days=13)
LEAD = 300
HALF_A_YEAR = 183
TWO_YEARS = 730
BESIDE = 120
BODIES = (SectionKind.BODY, SectionKind.TEASER, SectionKind.SIDEBAR)
# The number of the page's own story.
PAGE = 0
SAME_ACCOUNT = 15


def first_day(told_on: date, told: Worn | ToldDay, evidence: Evidence) -> date:
    """The first day a story may be of that tells of `told_on`.

    What tells of a run of days that is not said to be over may be news from the first of them on; and where it spells
    out a day many months before, it may be of that day and look back on the other.
    """
    if isinstance(told, Worn):
        return told_on
    past = [day for day in evidence.days if not (day.future or day.embedded or day.caption)]
    spelt = max((when for day in past if day.year and (when := day.in_year(day.year))), default=None)
    if told.year is None and spelt and HALF_A_YEAR < (told_on - spelt).days <= TWO_YEARS:
        return spelt
    inside = (day.in_year(told_on.year) for day in past if not day.lasts and day.span.start < told.span.start)
    start = told_on - timedelta(days=told.lasts)
    return next((when for when in inside if when and start <= when < told_on), told_on if told.is_over else start)


def lag_of(told: Worn | ToldDay, evidence: Evidence) -> timedelta:
    """How long after the day told a story may have come out: what leads is fresh, what stands deep looks back."""
    if isinstance(told, Worn):
        return timedelta(0)
    if is_listed(evidence):
        return TOLD_IN_LIST_WITHIN
    return REPORTED_WITHIN if leads(told, evidence) else LOOKED_BACK_WITHIN


def described_later(told: Worn | ToldDay, evidence: Evidence) -> timedelta:
    """How long after the day told lies a later one that is only described: the visit, "which ended on the 24th"."""
    if isinstance(told, Worn):
        return timedelta(0)
    later = [days_on(told, day) for day in evidence.days if day.embedded and not day.future]
    return timedelta(days=max((days for days in later if days <= SAME_ACCOUNT), default=0))


def leads(told: ToldDay, evidence: Evidence) -> bool:
    """Whether a day stands in the headline or the first lines of the text, and in no caption.

    An item of a list has no other lines.
    """
    sections = evidence.story.sections
    if is_listed(evidence):
        return True
    body = next((section for section in sections if section.kind in BODIES), sections[0])
    return not told.caption and told.span.start - body.span.start <= LEAD


def first_announced(coming: date, ahead: ToldDay, evidence: Evidence) -> date:
    """The first day on which a story may speak of `coming` as it does: next week's, this month's, merely ahead."""
    span = ahead.span
    around = Span(max(0, span.start - BESIDE), span.end + BESIDE)
    beside = [item.shape for item in evidence.story.expressions(around)]
    if Shift(Unit.WEEK, 0) in beside or Shift(Unit.WEEK, 1) in beside:
        return coming - NEXT_WEEK
    if Shift(Unit.MONTH, 0) in beside:
        return coming.replace(day=1)
    if Shift(Unit.MONTH, 1) in beside:
        return (coming.replace(day=1) - timedelta(days=1)).replace(day=1)
    return coming - (LISTED_WITHIN if is_listed(evidence) else ANNOUNCED_WITHIN)


def is_listed(evidence: Evidence) -> bool:
    """Whether a story is an item of a list on another's page."""
    return evidence.story.number != PAGE


def days_on(first: ToldDay, second: ToldDay) -> int:
    """Days from one day of the year to another, going round the year's end."""
    year = first.year or second.year or LEAP
    start, end = first.in_year(first.year or year), second.in_year(second.year or year)
    return (end - start).days % 366 if start and end else 0
