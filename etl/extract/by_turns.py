"""A foreigner who speaks with home and with a third land: "President A met Premier B and the Omani king"."""

from msgspec.structs import replace

from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType
from etl.spans import Span

_KINDS = frozenset({EngagementType.MEETING, EngagementType.CALL})
_TOGETHER = pattern(
    r"(?i)\b(?:trilateral\w*|quadrilateral|three-way|four-way|five-way|three-party|jointly|together|trio|"
    r"in a group|collectively|conference call)\b"
)


def with_the_subject(page: Page, clause: Clause, sides: Cast) -> Cast:
    """The sides without the third one, whom the subject of the clause saw or called besides home."""
    hit, start = clause.hit.span, clause.sentence.span.start
    if clause.hit.trigger.type not in _KINDS or len(sides.partners) < 2:
        return sides
    ahead = {page.side(person) for person in page.people_in(Span(start, hit.start))} - {None}
    behind = [side for person in page.people_in(Span(hit.end, clause.zone.end)) if (side := page.side(person))]
    if len(ahead) != 1 or HOME in ahead or HOME not in behind or _TOGETHER.search(page.words(clause.sentence.span)):
        return sides
    subject = next(iter(ahead)) or ""
    if subject not in sides.partners or subject in behind:
        return sides
    own = tuple(person for person in sides.partner_people if page.side(person) == subject)
    return replace(sides, partners=(subject,), partner_people=own)
