"""What became of it: planned, then held, postponed or cancelled, by all tellings in order of publication."""

from collections.abc import Sequence
from datetime import date

from etl.intervals import Interval
from etl.model import EngagementMention, Status

CERTAIN_DAYS = 10
Told = Sequence[tuple[EngagementMention, Interval | None]]


def status(told: Told) -> Status:
    """The status after all tellings: what was held was held; of plans the latest word counts."""
    statuses = {mention.status for mention, _ in told}
    for settled in (Status.HELD, Status.ONGOING):
        if settled in statuses:
            return settled
    return max(told, key=_latest)[0].status


def lead_time_days(told: Told, days: Interval | None) -> int | None:
    """Days from the first announcement to the first day, where both are known to within CERTAIN_DAYS."""
    announced = [
        published.first
        for mention, published in told
        if mention.status is Status.PLANNED and published and published.days <= CERTAIN_DAYS
    ]
    if not announced or days is None or days.days > CERTAIN_DAYS:
        return None
    return max(0, (days.first - min(announced)).days)


def _latest(telling: tuple[EngagementMention, Interval | None]) -> tuple[date, int, str, int]:
    mention, published = telling
    weight = [Status.PROPOSED, Status.PLANNED, Status.POSTPONED, Status.CANCELLED].index(mention.status)
    return published.last if published else date.min, weight, mention.article_id, mention.index
