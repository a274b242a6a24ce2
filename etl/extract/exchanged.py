"""Visits that two leaders exchanged: "A and B exchanged visits in 2023" tells of one each way."""

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.model import HOME, EngagementType

_EXCHANGED = pattern(
    r"(?i)\b(?:exchange[sd]?|exchanging|swapped|traded) (?:(?:[a-z]+-level|[a-z]+-day|many|several|two|three|regular|"
    r"mutual|official|state|working|important|successful|historic|landmark|friendly|goodwill|ministerial) )*$"
)
# "visits were exchanged by A and B"
_WERE_EXCHANGED = pattern(r"(?i)^ (?:were|have been|had been|will be) exchanged\b")
# not "the two sides", of which nobody is told
_THE_TWO = pattern(
    r"(?i)\b(?:the|their) two (?:[a-z]+ )?"
    r"(?:leaders|presidents|premiers|ministers|chiefs|speakers|chairmen|secretaries)\b"
)


def both_ways(page: Page, act: Act) -> list[Act]:
    """The act once for either side, where each came to the other; it alone for any other visit."""
    if act.type is not EngagementType.VISIT or act.date is None or len(act.partners) != 1:
        return [act]
    before = page.flat[max(act.clause.sentence.span.start, act.at.start - 60) : act.at.start]
    behind = page.flat[act.at.end : act.clause.zone.end]
    if not (_EXCHANGED.search(before) or _WERE_EXCHANGED.search(behind)):
        return [act]
    people = page.people_in(act.clause.sentence.span)
    home, partner = (tuple(one for one in people if page.side(one) == side) for side in (HOME, act.partners[0]))
    if not (home and partner) and not _THE_TWO.search(page.flat[act.clause.sentence.span.start : act.at.start]):
        return [act]
    return [
        replace(act, mover="home", home_people=home or act.home_people, partner_people=(), place=None),
        replace(act, mover="partner", home_people=(), partner_people=partner, place=None),
    ]
