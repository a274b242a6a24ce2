"""Talks at which something had been settled that is now to be carried out: those of an earlier visit, not of today."""

from collections.abc import Sequence

from msgspec.structs import replace

from etl.extract.act import TALK, Act
from etl.extract.page import Page
from etl.extract.part_of import some_day
from etl.extract.patterns import pattern
from etl.model import EngagementType, PersonMention, Status

_HAD_AT = pattern(
    r"(?i)\b(?:had|have|has|was|were|been) (?:[a-z]+ly |also |already )?"
    r"(?:settled|agreed(?: up)?(?: on)?|decided(?: on)?|"
    r"reached|adopted|discussed|outlined|laid down|pledged|promised|achieved|concluded|arranged|resolved|set) "
    r"(?:between them |by the two )?(?:at|in|during) (?:their|his|her) (?:[a-z-]+ ){0,3}$"
)


def agreed_at(page: Page, act: Act) -> bool:
    """Whether talks without a day are those "at which" something "had been settled"."""
    before = page.flat[act.clause.sentence.span.start : act.at.start]
    undated = act.date is None and act.type in TALK and act.status is Status.HELD
    return undated and not act.clause.hit.trigger.verb and _HAD_AT.search(before) is not None


def at_that_time(page: Page, act: Act, acts: Sequence[Act]) -> Act:
    """Such talks on some day of the visit that one of the same people had paid; else they stay without a day."""
    there = {page.identity(person) for person in _named(act)}
    for visit in acts:
        paid = visit.type is EngagementType.VISIT and visit.story == act.story and visit.status is Status.HELD
        same = there & {page.identity(person) for person in _named(visit)}
        if paid and same and visit.date is not None and set(visit.partners) & set(act.partners):
            return replace(act, date=some_day(visit.date), why="some day of the visit at which it had been settled")
    return act


def _named(act: Act) -> list[PersonMention]:
    return [person for person in (*act.home_people, *act.partner_people) if person.name]
