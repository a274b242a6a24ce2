"""Whose a journey without a goal is that a relative clause tells: "A and B, who began his visit on Monday, met"."""

from etl.extract.journey import Travel
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME, PersonMention
from etl.spans import Span

_WHO = pattern(r"(?i)^, who (?:[a-z-]+ ){0,8}$")
_REACH = 60


def who_came(page: Page, clause: Clause) -> Travel | None:
    """The journey of the one named right before "who": a foreigner's hither, home's own to the one foreign side."""
    hit, start = clause.hit.span, clause.sentence.span.start
    ahead = page.people_in(Span(max(start, hit.start - _REACH - 90), hit.start))
    if not ahead or not _WHO.search(page.flat[ahead[-1].span.end : hit.start]):
        return None
    if len({page.side(person) for person in page.people_in(Span(start, hit.start))} - {None}) < 2:
        return None
    return _of(page, clause, ahead[-1])


def _of(page: Page, clause: Clause, comer: PersonMention) -> Travel | None:
    side = page.side(comer)
    if side is None:
        return None
    if side != HOME:
        return Travel("partner", (), (comer,), (side,), False)
    hosts = [one for one in page.people_in(clause.sentence.span) if page.side(one) not in (HOME, None)]
    sides = tuple(dict.fromkeys(page.side(host) or "" for host in hosts))
    return Travel("home", (comer,), tuple(hosts), sides, False) if len(sides) == 1 else None
