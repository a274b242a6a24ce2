"""What dating a clause gives: days, the expressions they rest on, and the reason."""

from msgspec import Struct

from etl.extract.page import Page
from etl.extract.sentences import Sentence
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


def only_time(page: Page, sentence: Sentence) -> TimeExpression | None:
    """The one expression with days, of those that may date an act, in a sentence; None where it has none or several."""
    times = [time for time in page.times_in(sentence.span) if time.interval and time.dates_engagements]
    return times[0] if len(times) == 1 else None
