"""Journeys told by their traveller alone: "trips to Peru by A and that of B in April", "the first since C's in May"."""

from etl.extract.journey import Travel
from etl.extract.page import Page
from etl.extract.places import Place
from etl.extract.zones import Clause
from etl.model import HOME, PersonMention
from etl.spans import Span

THAT_OF, SINCE_HIS = "that of another's visit", "since another's visit"
_THOSE_OF = "those of the visits"
_REACH, _BACK = 40, 2


def of_another(page: Page, clause: Clause, goals: tuple[Place, ...]) -> Travel | None:
    """The journey of whoever stands behind the words: home's to its goal or the land told last, a guest's to home."""
    rule = clause.hit.trigger.rule
    if rule not in (THAT_OF, SINCE_HIS) and not (rule == _THOSE_OF and not goals):
        return None
    hit = clause.hit.span
    people = page.people_in(Span(hit.end, hit.end + _REACH))
    if rule == _THOSE_OF and clause.zone.start > hit.end:
        people = page.people_in(clause.zone) or people
    side = page.side(people[0]) if people else None
    if side is None:
        return None
    if clause.hit.trigger.rule == SINCE_HIS and not (_is_his(page, people[0]) and _home_told(page, clause)):
        return None
    ahead = page.places_in(Span(clause.sentence.span.start, hit.start))
    lands = tuple(place.code for place in ahead if place.code != page.home)[-1:]
    own = tuple(goal.code for goal in goals if goal.span.start > hit.end)
    if own and (side == HOME) != (page.home not in own):
        return None
    lands = lands if not own else own if side == HOME else (side,)
    if side == HOME:
        return Travel("home", people[:1], (), lands, False) if lands else None
    return Travel("partner", (), people[:1], (side,), False) if not lands or lands == (side,) else None


def _is_his(page: Page, owner: PersonMention) -> bool:
    """Whether a visit goes unsaid behind a name: "since President A's in May", not "since A's election in May"."""
    return owner.name is not None and page.flat[owner.span.end : owner.span.end + 3] in (b"'s ", b"s' ")


def _home_told(page: Page, clause: Clause) -> bool:
    """Whether home is named here or in the two sentences before: no guest comes to a land unknown."""
    order = clause.sentence.order
    near = page.sentences[max(0, order - _BACK) : order + 1]
    return any(mention.home for sentence in near for mention in page.partners_in(sentence.span))
