"""What dating a clause gives: days, the expressions they rest on, and the reason."""

from msgspec import Struct

from etl.intervals import Interval
from etl.model import TimeExpression


class Dating(Struct, frozen=True):
    """The days of one act, the expressions they rest on, and why in words.

    `from_now` when they begin at the publication, since only their end is told: "his host until 9 May".
    """

    interval: Interval | None = None
    times: tuple[TimeExpression, ...] = ()
    why: str = ""
    from_now: bool = False


def until(days: Interval, time: TimeExpression) -> Dating:
    """The `days` from the publication until the one that `time` tells."""
    return Dating(days, (time,), f"from the publication until “{time.text}”", from_now=True)
