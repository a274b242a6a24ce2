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
        if other.status is act.status and bodies & {*act.partners} and _MARGINS.search(page.words(told.span)):
            return other.date
    return None
