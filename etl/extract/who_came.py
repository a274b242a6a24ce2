"""Whose a journey without a goal is that a relative clause tells: "A and B, who began his visit on Monday, met"."""

from etl.extract.journey import Travel
from etl.extract.page import Page
from etl.extract.patterns import fold, pattern
from etl.extract.zones import Clause
from etl.model import HOME, PersonMention
from etl.spans import Span

_WHO = pattern(r"(?i)^, who (?:[a-z-]+ ){0,8}$")
_ON_A = pattern(
    r"(?i)^, who (?:has been|is|was|had been) (?:here )?(?:on|paying|making) (?:an? |his |her )(?:[a-z-]+ ){0,3}$"
)
_OWNER = pattern(r"\b([A-Z][a-z]+)'s (?:[a-z-]+ ){0,3}$", groups=True)
_REACH = 60


def who_came(page: Page, clause: Clause) -> Travel | None:
    """The journey of the one named right before "who": a foreigner's hither, home's own to the one foreign side."""
    hit, start = clause.hit.span, clause.sentence.span.start
    ahead = page.people_in(Span(max(start, hit.start - _REACH - 90), hit.start))
    if not ahead or not _WHO.search(page.flat[ahead[-1].span.end : hit.start]):
        return None
    if len({page.side(person) for person in page.people_in(Span(start, hit.start))} - {None}) < 2:
        return _on_a_visit(page, clause, ahead[-1])
    return _of(page, clause, ahead[-1])


def _on_a_visit(page: Page, clause: Clause, comer: PersonMention) -> Travel | None:
    """The journey of the foreigner of "A, who has been on a state visit since Monday, saw" in words that name home."""
    side, sentence = page.side(comer), clause.sentence.span
    if side in (None, HOME) or not _ON_A.search(page.flat[comer.span.end : clause.hit.span.start]):
        return None
    home = any(page.side(one) == HOME for one in page.people_in(sentence))
    home = home or any(mention.home for mention in page.partners_in(sentence))
    return Travel("partner", (), (comer,), (side or "",), False) if home else None


def by_family_name(page: Page, clause: Clause, goals: tuple[str, ...]) -> Travel | None:
    """Home's journey told by a family name that stands first: "the talks were part of Bui's visit to Thailand"."""
    told = _OWNER.search(page.flat[clause.zone.start : max(clause.zone.start, clause.hit.span.start)])
    if told is None:
        return None
    family, sentence = told.group(1), clause.sentence
    known = [
        person
        for person in page.people.items
        if person.name and person.span.start < sentence.span.start and page.side(person) == HOME
        and _first(page, person) == family
    ]  # fmt: skip
    if len({page.identity(person) for person in known}) != 1:
        return None
    return Travel("home", (known[0],), (), goals, True)


def _first(page: Page, person: PersonMention) -> bytes:
    """The first word of a name, as the text spells it."""
    name = (page.fullest(person).name or "").split()[0]
    return fold(name).split()[0] if len((page.fullest(person).name or "").split()) > 1 else b""


def _of(page: Page, clause: Clause, comer: PersonMention) -> Travel | None:
    side = page.side(comer)
    if side is None:
        return None
    if side != HOME:
        return Travel("partner", (), (comer,), (side,), False)
    hosts = [one for one in page.people_in(clause.sentence.span) if page.side(one) not in (HOME, None)]
    sides = tuple(dict.fromkeys(page.side(host) or "" for host in hosts))
    return Travel("home", (comer,), tuple(hosts), sides, False) if len(sides) == 1 else None
