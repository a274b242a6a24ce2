"""Two who each meet a third: "the Peruvian and Kenyan presidents met separately with President A"."""

from msgspec.structs import replace

from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType
from etl.spans import Span

_SEPARATELY = pattern(r"(?i)^[^;.]{0,24}\bseparately\b|^ (?:each|in turn)\b")
_BEFORE_IT = pattern(r"(?i)\b(?:separately|each) $")


def separately(page: Page, clause: Clause, sides: Cast) -> Cast:
    """The sides less the foreigner who stands beside home as a subject: he met the third for himself."""
    hit = clause.hit.span
    if clause.hit.trigger.type is not EngagementType.MEETING or len(sides.partners) < 2 or not sides.home:
        return sides
    if not (
        _SEPARATELY.search(page.words(Span(hit.end, clause.zone.end)))
        or _BEFORE_IT.search(page.flat[max(clause.zone.start, hit.start - 12) : hit.start])
    ):
        return sides
    met = {page.side(person) for person in page.people_in(Span(hit.end, clause.zone.end))} - {HOME, None}
    beside = {page.side(person) for person in page.people_in(Span(clause.zone.start, hit.start))}
    if not met or HOME not in beside:
        return sides
    people = tuple(person for person in sides.partner_people if page.side(person) in met)
    return replace(sides, partners=tuple(code for code in sides.partners if code in met), partner_people=people)
