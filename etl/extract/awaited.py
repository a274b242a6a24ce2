"""Whose way it is where a host is told and the guest only by a pronoun: "Speaker A expects him for a visit in May"."""

from etl.extract.journey import Travel
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.places import Place
from etl.extract.zones import Clause
from etl.model import HOME, PersonMention
from etl.spans import Span

_HOST_TOLD = pattern(
    r"(?i)\b(?:expects?|awaits?|(?:is|are) (?:expecting|awaiting)|(?:will|is to|are to) (?:host|receive|welcome)|"
    r"hosts|receives|welcomes|will be (?:his|her|their) hosts?) (?:him|her|them)?\b"
)
_HIS_HOST = "host of a journey"
_AWAITED = "awaited guest"
_BACK = 3


def awaited(page: Page, clause: Clause, goals: tuple[Place, ...]) -> Travel | None:
    """The way of him whom the host's sentence only calls "him": home's to that host's land, or a foreigner's hither."""
    start, end = clause.sentence.span.start, clause.zone.end
    rule = clause.hit.trigger.rule
    told = _HOST_TOLD.search(page.flat[start:end]) if rule != _HIS_HOST else None
    if rule != _HIS_HOST and (told is None or not told.group().lower().endswith((b"him", b"her", b"them"))):
        return None
    hosts = page.people_in(Span(start, end))
    lands = [goal.code for goal in goals] or _lands(page, Span(start, start + told.start() if told else end), hosts)
    if len(set(lands)) != 1:
        return None
    guest = _guest(page, clause)
    if guest is None or (page.side(guest) == HOME) == (lands[0] == page.home):
        return None
    if lands[0] == page.home:
        return Travel("partner", (), (guest,), (page.side(guest) or "",), True)
    return Travel("home", (guest,), tuple(one for one in hosts if page.side(one) == lands[0]), (lands[0],), True)


def _lands(page: Page, span: Span, hosts: tuple[PersonMention, ...]) -> list[str]:
    """The lands of those who expect him."""
    named = [m.code for m in page.partners_in(span) if m.kind != "organisation"]
    sides = [page.side(one) for one in hosts if span.contains(one.span)]
    return [page.home if code == HOME else code for code in [*named, *sides] if code]


def _guest(page: Page, clause: Clause) -> PersonMention | None:
    """The first person of the nearest of three sentences before it that names one whose side is known."""
    order = clause.sentence.order
    for sentence in page.sentences[max(0, order - _BACK) : order][::-1]:
        if sentence.section.story != clause.sentence.section.story:
            return None
        known = [person for person in page.people_in(sentence.span) if page.side(person) is not None]
        if known:
            return known[0]
    return None
