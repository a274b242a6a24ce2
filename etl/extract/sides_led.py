"""Who led the sides of an act that names nobody: "The Peruvian side was led by Deputy Minister A", told behind it."""

from collections.abc import Sequence

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.model import HOME, EngagementType, PersonMention

_SIDE = r"(?:side|delegation|team|delegates|party|mission|group|negotiators|participants|part)"
_LED_BY = pattern(
    rf"(?i)\b{_SIDE} (?:at the [a-z]+ )?(?:was|were|is|has been) (?:[a-z]+ly )?"
    r"(?:led|headed|represented|chaired|fronted) by (?:the )?(?:[^\s,;.]+ ){0,6}$"
)
_LEADS = pattern(
    rf"(?i)^[^.;]{{0,90}}\b(?:led|leads|headed|heads|represented|chaired|leading|heading|representing) "
    rf"(?:the |its |their )?(?:[A-Z][\w-]* )?{_SIDE}\b"
)
_WERE_LED = pattern(
    r"(?i)\b(?:session|meeting|round|talks|consultations?|dialogue|event|sides|delegations) (?:[a-z]+ ){0,2}"
    r"(?:was|were) (?:co-)?(?:led|chaired|headed|presided over) by [^.;]*$"
)
_TALKS = frozenset({EngagementType.CONSULTATION, EngagementType.MEETING, EngagementType.AGREEMENT})
_REACH = 6


def with_leaders(page: Page, acts: Sequence[Act]) -> list[Act]:
    """The acts, those of sides alone with who is said behind them to have led each side."""
    return [_led(page, act) if act.type in _TALKS else act for act in acts]


def _led(page: Page, act: Act) -> Act:
    if act.home_people and act.partner_people:
        return act
    leaders = _leaders(page, act)
    home = tuple(person for person in leaders if page.side(person) == HOME)
    partner = tuple(person for person in leaders if page.side(person) in act.partners)
    return replace(act, home_people=act.home_people or home, partner_people=act.partner_people or partner)


def _leaders(page: Page, act: Act) -> list[PersonMention]:
    found: list[PersonMention] = []
    order = act.clause.sentence.order
    for sentence in page.sentences[order : order + _REACH + 1]:
        if sentence.section.story != act.story:
            break
        for person in page.people_in(sentence.span):
            before = page.flat[sentence.span.start : person.span.start]
            after = page.flat[person.span.end : sentence.span.end]
            if person.span.start > act.at.end and (
                _LED_BY.search(before) or _WERE_LED.search(before) or _LEADS.search(after)
            ):
                found.append(person)
    return found
