"""What dating a clause gives: days, the expressions they rest on, and the reason."""

from dataclasses import dataclass

from etl.intervals import Interval
from etl.model import TimeExpression


@dataclass(frozen=True, slots=True)
class Dating:
    """The days of one act, the expressions they rest on, and why in words."""

    interval: Interval | None = None
    times: tuple[TimeExpression, ...] = ()
    why: str = ""
