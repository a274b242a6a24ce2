"""A round named again: "At the consultations, the two sides reviewed", after "A and B led the consultations"."""

from etl.extract.act import Act
from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType

_AT_THE = pattern(r"(?i)^\W*(?:at|during|in) the $")


def round_again(page: Page, clause: Clause, sides: Cast, dating: Dating, told: Act | None) -> tuple[Cast, Dating]:
    """The sides and days of the round `told` before, where the clause opens with its name and adds no day or person."""
    if told is None or dating.interval is not None or not _named_again(page, clause, told):
        return sides, dating
    days = Dating(told.date, told.times, "the day of the round told before, which is named again")
    return Cast(told.home_people, told.partner_people, told.partners, told.home_named), days


def _named_again(page: Page, clause: Clause, told: Act) -> bool:
    hit, sentence = clause.hit.span, clause.sentence
    if told.type is not EngagementType.CONSULTATION or clause.hit.trigger.type is not told.type or told.date is None:
        return False
    if page.people_in(clause.zone) or not _AT_THE.search(page.flat[sentence.span.start : hit.start]):
        return False
    earlier = told.clause.sentence
    return earlier.order != sentence.order and page.words(hit).lower() in page.words(earlier.span).lower()
