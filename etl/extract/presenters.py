"""Whose letters they are: "received the envoys of A and B, who presented their credentials, and that of Oman"."""

from msgspec.structs import replace

from etl.extract.page import Page
from etl.extract.parties import Cast, sides_in
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType
from etl.spans import Span

_WHO_PRESENTED = pattern(
    r"(?i), (?:who|all of whom|both of whom) (?:each |both |all |had |have |has |just |also |then |earlier |came to |"
    r"come to |were there to |arrived to |are to )*(?:present|submit|hand|deliver)(?:s|t?ed|ing)? (?:over |in )?"
    r"(?:their|his|her|the) (?:[a-z]+ ){0,2}$"
)
# the end of what is told of others ahead: "the envoy of Oman, who bade farewell, and those of Peru and Chile"
_AND_THOSE = pattern(r"(?i), who [^,;]*,? and ")


def presenters(page: Page, clause: Clause) -> Cast | None:
    """Home and those ahead of "who presented their credentials"; None where the letters are told otherwise."""
    if clause.hit.trigger.type is not EngagementType.CREDENTIALS:
        return None
    start = clause.sentence.span.start
    ahead = page.flat[start : clause.hit.span.start]
    who = _WHO_PRESENTED.search(ahead)
    if who is None:
        return None
    others = [found.end() for found in _AND_THOSE.finditer(ahead[: who.start()])]
    sides = sides_in(page, Span(start + (others[-1] if others else 0), start + who.start()))
    host = sides_in(page, Span(start, start + who.start()))
    return replace(sides, home_people=host.home_people, home_named=host.home_named) if sides.partners else None
