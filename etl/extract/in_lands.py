"""Lands that open a sentence and tell with whom: "In Peru and Chile, he will co-chair the committees"."""

from etl.extract.page import Page
from etl.extract.parties import ordered
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME
from etl.spans import Span

_IN = pattern(r"^\W*(?:In|While in|During (?:his|her|their) visits? to) (?:the )?$")
_AS_FOR = pattern(r"(?i)^\W*(?:as for|as regards|as to|turning to|regarding|with regard to|in the case of) (?:the )?$")
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


def land_of_the_opening(page: Page, clause: Clause) -> tuple[str, ...]:
    """The land that "As for Peru," turns to at the head of the sentence: the other side of what it goes on to tell."""
    start = clause.sentence.span.start
    place = next(iter(page.places_in(Span(start, clause.hit.span.start))), None)
    turned = place is not None and _AS_FOR.search(page.flat[start : place.span.start]) is not None
    return (place.code,) if turned and place is not None and place.code != page.home else ()
