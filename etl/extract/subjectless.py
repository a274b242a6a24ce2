"""Whose act a clause without a subject tells: "A and B spoke while co-chairing the dialogue", "B, who was visiting"."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.slots import people_by_side
from etl.extract.zones import Clause
from etl.model import HOME, PersonMention
from etl.spans import Span

_WHO = pattern(r"(?i)^\W*who ")
_PARTICIPLE = pattern(r"(?i)^\W*(?:while|when|after|before|upon|prior to) (?:[a-z]+ly )?(?:co-)?[a-z]+ing\b")
# "A and B held talks and co-chaired the retreat"
_AND_DID = pattern(
    r"(?i)^,? ?and (?:then |also |later |jointly )*"
    r"(?:(?:co-)?chaired|signed|witnessed|attended|presided over|opened|led) "
)
_RIGHT_BEFORE = 2


def subjects(page: Page, clause: Clause) -> tuple[tuple[PersonMention, ...], tuple[PersonMention, ...]]:
    """Home's and the partners' people who act in a clause that opens with "who", a participle or "and" with a verb."""
    start, zone = clause.sentence.span.start, clause.zone.start
    opening = page.flat[zone : max(zone, clause.hit.span.end)]
    home, partner = people_by_side(page, Span(start, zone))
    if _WHO.search(opening):
        last = max((*home, *partner), key=lambda person: person.span.end, default=None)
        if last is None or zone - last.span.end > _RIGHT_BEFORE:
            return (), ()
        return ((last,), ()) if page.side(last) == HOME else ((), (last,))
    if home and partner and _AND_DID.search(opening):
        return home, partner
    return (home, partner) if _PARTICIPLE.search(opening) else ((), ())
