"""Lands that stand before a visit told in the passive: "Peru and Chile were visited", "Lima is to be toured"."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.places import Place
from etl.extract.zones import Clause
from etl.model import HOME
from etl.spans import Span

_PASSIVE = pattern(
    r"(?i)^(?: alone| too)?,? (?:(?:which|that|also|both|all|each|then|in turn|since|later),? )*"
    r"(?:was|were|is|are|(?:has|have|had|will|would|shall|may|might|could|can) (?:(?:also|then|all|both|next|never) )?"
    r"(?:be|have been|been)|to be|being)"
    r"(?: (?:to be|due to be|set to be|expected to be|planned to be|going to be|also|then|next|now|again|last|first|"
    r"(?:[a-z]+ly)|being|once|twice))* $"
)
_JOINT = pattern(r"^(?:,|,? and|,? as well as|,? then|,? and then) (?:the )?$")
_REACH = 60
_BY = pattern(r"(?i)^[^;.]{0,40}\bby ")


def visited_lands(page: Page, clause: Clause) -> tuple[Place, ...]:
    """Foreign lands and towns, in text order, that were visited; none where the verb is no passive, or home is one."""
    hit = clause.hit.span
    if clause.hit.trigger.rule != "visit verb" or not page.words(hit).lower().endswith(b"ed"):
        return ()
    ahead = page.places_in(Span(max(clause.sentence.span.start, hit.start - 2 * _REACH), hit.start))
    if not ahead or not _PASSIVE.search(page.flat[ahead[-1].span.end : hit.start]):
        return ()
    found = [ahead[-1]]
    for place in ahead[-2::-1]:
        if not _JOINT.search(page.flat[place.span.end : found[0].span.start]):
            break
        found.insert(0, place)
    return () if any(place.code == page.home for place in found) else tuple(found)


def by_a_foreigner(page: Page, clause: Clause) -> bool:
    """Whether lands abroad are told to have been visited by one who is not home's: nothing of ours."""
    if not visited_lands(page, clause):
        return False
    hit = clause.hit.span
    named = _BY.search(page.flat[hit.end : clause.sentence.span.end])
    if named is None:
        return False
    behind = Span(hit.end + named.start(), clause.sentence.span.end)
    people, lands = page.people_in(behind), page.partners_in(behind)
    if people and (not lands or people[0].span.start <= lands[0].span.start):
        return page.side(people[0]) != HOME
    return bool(lands) and not lands[0].home
