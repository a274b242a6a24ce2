"""Plans told without a day but as close at hand: "in the coming days" lies within a week of publication."""

from datetime import timedelta

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.intervals import Granularity, Interval
from etl.model import Status

_AHEAD = (
    r"(?i)\b(?:(?:in|within|over|during) (?:the )?(?:coming|next (?:few|couple of|several)|a few|a matter of)|within) "
)
_WITHIN_DAYS, _WEEK = pattern(rf"{_AHEAD}days\b|\bany day now\b"), timedelta(days=7)
_WITHIN_WEEKS, _MONTH = pattern(rf"{_AHEAD}weeks\b"), timedelta(days=31)


def close_at_hand(page: Page, act: Act) -> Act:
    """A plan without a day from publication to a week or a month on, when its clause says that it is so near."""
    published = page.published(act.clause.sentence)
    if act.date is not None or act.status is not Status.PLANNED or published.days > 1:
        return act
    words = page.words(act.clause.zone)
    reach = _WEEK if _WITHIN_DAYS.search(words) else _MONTH if _WITHIN_WEEKS.search(words) else None
    if reach is None:
        return act
    days = Interval(published.first, published.last + reach, Granularity.NONE)
    return replace(act, date=days, why="planned for the days or weeks after the publication")
