"""Whom "the two leaders" are: "talks with the two leaders" after a sentence that names two of home's."""

from msgspec.structs import replace

from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import pattern
from etl.extract.same_people import collective
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, Level, PersonMention
from etl.spans import Span

_THE_TWO = pattern(
    r"(?i)^ (?:[a-z-]+ )?(?:with|by|to|on)? ?(?:the two|both|these two|both of the) (?:[A-Za-z]+ )?leaders$"
)
_PRONOUN = pattern(r"(?i)\b(?:he|she)\b")
_TWO = 2


def two_leaders(page: Page, clause: Clause, sides: Cast) -> Cast:
    """The sides with both of home's leaders for "the two leaders" whom a foreigner, by name or as "he", meets."""
    hit = clause.hit.span
    if clause.hit.trigger.type is not EngagementType.MEETING:
        return sides
    meant = [one for one in sides.home_people if _so_called(page, one, hit.end)]
    guests = tuple(one for one in sides.partner_people if one.name and one.span.end <= hit.start)
    he = _PRONOUN.search(page.flat[clause.zone.start : max(clause.zone.start, hit.start)]) is not None
    named = _named_before(page, clause) if meant and (guests or he) else ()
    if len(named) != _TWO:
        return sides
    others = tuple(one for one in sides.home_people if one not in meant)
    return replace(sides, home_people=(*named, *others), partner_people=guests)


def _so_called(page: Page, person: PersonMention, after: int) -> bool:
    if person.name or person.span.start < after or not collective(page, person):
        return False
    return _THE_TWO.search(page.flat[after : person.span.end]) is not None


def _named_before(page: Page, clause: Clause) -> tuple[PersonMention, ...]:
    """Home's leaders whom the sentence before names."""
    order = clause.sentence.order
    before = page.sentences[order - 1].span if order else Span(0, 0)
    people = [one for one in page.people_in(before) if one.name and page.side(one) == HOME]
    return tuple({page.identity(one): one for one in people if one.level is Level.LEADER}.values())
