"""Whose talks they are that a third speaks of: "the king praised the talks between Minister A and Minister B"."""

from etl.extract.page import Page
from etl.extract.parties import Cast, sides_in
from etl.extract.patterns import any_of, pattern
from etl.extract.slots import JOINT
from etl.extract.zones import Clause
from etl.model import EngagementType
from etl.spans import Span

_BETWEEN = pattern(
    r"(?i)^,? (?:(?:which |that )?(?:(?:was|were|had been) )?(?:just |earlier )?(?:held|conducted|concluded) )?"
    r"(?:(?:earlier|before|that|the same|this) (?:(?:same )?(?:day|morning) )?)?(?:between|by) "
)
_TALK = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.CALL})
# "between the premier and his Peruvian counterpart"
_JOINED = any_of(JOINT, pattern(r"^ and (?:his|her) (?:[A-Z][\w-]+ )?$"))
_NEXT_TO = 60


def between_them(page: Page, clause: Clause) -> Cast | None:
    """Both sides of "the talks between A and B", not those of who speaks of them; None unless both have people."""
    hit = clause.hit
    if hit.trigger.verb or hit.trigger.type not in _TALK:
        return None
    behind = Span(hit.span.end, max(hit.span.end, clause.zone.end))
    if _BETWEEN.search(page.words(behind)) is None:
        return None
    sides = joined_people(page, behind)
    return sides if sides is not None and sides.home_people and sides.partner_people else None


def joined_people(page: Page, span: Span) -> Cast | None:
    """The sides of the people who open a stretch side by side: "Minister A and Premier B agreed"."""
    people = page.people_in(span)
    if not people or people[0].span.start - span.start > _NEXT_TO:
        return None
    end = people[0].span.end
    for person in people[1:]:
        if not _JOINED.search(page.flat[end : max(end, person.span.start)]):
            break
        end = person.span.end
    return sides_in(page, Span(span.start, end))
