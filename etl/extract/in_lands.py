"""Lands that open a sentence and tell with whom: "In Peru and Chile, he will co-chair the committees"."""

from etl.extract.page import Page
from etl.extract.parties import ordered
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME
from etl.spans import Span

_IN = pattern(r"^\W*(?:In|While in|During (?:his|her|their) visits? to) (?:the )?$")
_NEXT = pattern(r"^(?:,| and|, and) (?:the )?$")
_COUNTERPARTS = pattern(
    r"(?i)\b(?:his|her|their) (?:[a-z-]+ ){0,2}(?:counterparts?|colleagues?|hosts?|opposite numbers?)\b"
)


def hosts_by_land(page: Page, clause: Clause) -> tuple[str, ...]:
    """The foreign lands, two or more, in which home's own meets "his counterparts"; none where the words differ."""
    start, zone = clause.sentence.span.start, clause.zone
    if not _COUNTERPARTS.search(page.words(Span(clause.hit.span.start, zone.end))):
        return ()
    lands: list[str] = []
    at = start
    for place in page.places_in(Span(start, clause.hit.span.start)):
        joint = page.flat[at : place.span.start]
        if not (_NEXT if lands else _IN).search(joint):
            break
        lands.append(place.code)
        at = place.span.end
    return ordered(lands) if len(set(lands)) > 1 and page.home not in lands and HOME not in lands else ()
