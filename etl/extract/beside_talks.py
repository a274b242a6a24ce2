"""The day of a gathering told without one: that of the talks which home's people held on its margins."""

from collections.abc import Sequence

from etl.extract.act import TALK, Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.intervals import Interval
from etl.model import EngagementType

_MARGINS = pattern(
    r"(?i)\b(?:sidelines?|margins?|fringes?) of [^;.]{0,70}\b(?:summit|forum|conference|assembly|meeting|congress|"
    r"session|gathering)\b"
)
# "While in Lima for the summit, Minister A met Premier B on Friday": he was at it on that day
_WHILE_THERE = pattern(
    r"(?i)^\W*(?:while (?:in|at|attending)|(?:being )?in [^;.,]{2,40} (?:for|to (?:attend|join|take part in))|"
    r"attending|on a (?:working )?trip to [^;.,]{2,40} for) [^;.,]{0,80}$"
)
_DAYS = 7


def beside_talks(page: Page, act: Act, acts: Sequence[Act]) -> Interval | None:
    """Days of the story's talks on the margins of a gathering of the same body, held or planned as it is."""
    if act.type is not EngagementType.MULTILATERAL:
        return None
    for other in acts:
        told = other.clause.sentence
        if other.type not in TALK or other.date is None or other.date.days > _DAYS or other.story != act.story:
            continue
        bodies = {mention.code for mention in page.partners_in(told.span)}
        if other.status is not act.status:
            continue
        if bodies & {*act.partners} and _MARGINS.search(page.words(told.span)):
            return other.date
        if told is act.clause.sentence and _WHILE_THERE.search(page.flat[told.span.start : act.at.start]):
            return other.date
    return None
