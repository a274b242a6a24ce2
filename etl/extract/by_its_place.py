"""The day that stands with its town at the end of what two did: "met A to review the agreed steps in Lima on 5 May"."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType, TimeExpression

_KINDS = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.CREDENTIALS})
# "in Lima on ", "at the palace in Lima late on "
_THERE_ON = pattern(r"\b(?:[Ii]n|[Aa]t) (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2} (?:(?:late|early|on) )*$")
# what may have a town and a day of its own: "ahead of the summit in Lima on 5 May"
_AN_EVENT = pattern(
    r"(?i)\b(?:summits?|conferences?|forums?|visits?|trips?|tours?|talks|meetings?|sessions?|elections?|votes?|ceremon\w+|"
    r"arrival|funeral|inauguration|signing|opening|coup|attacks?|crash|quake|earthquake|flood\w*|fires?|death|birth|"
    r"games|fair|festival|congress|assembly|exhibition|exercises?|drills?|accident|blast|bombing|rally|protests?|landing|"
    r"war|match|referendum|clash\w*|incident)$"
)
_ANOTHER_CLAUSE = pattern(
    r"(?i)[;:\"]|\b(?:who|whom|whose|which|that|when|where|while|if|whether|because|after|before|until|till|said|says|"
    r"told|added|noted|stated|according|by|held|signed|adopted|to be|will|would)\b"
)
# "held their consultations, for which Lima was the venue on 5 May"
_ITS_VENUE = pattern(
    r"^[^,;.]{0,40}, (?:for |of )which [A-Z][\w -]{2,30} (?:was|is|will be) (?:the )?(?:venue|host|scene|setting|seat) "
    r"(?:late |early )?(?:on|in|from) $"
)
_BY_PARTICIPLE = pattern(
    r"(?i)\b(?:the|an?|its|their|his|her|this|that|these|those|any|all|of|on|about|some|[a-z]+ly) "
    r"(?:announced|agreed|confirmed|proposed|decided|approved|reported|elected|appointed)\b"
)


def by_its_place(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether days behind the act stand with a town that is nothing else's: no event, no clause of its own between."""
    hit = clause.hit.span
    if clause.hit.trigger.type not in _KINDS or time.span.start < hit.end or time.interval is None:
        return False
    between = page.flat[hit.end : time.span.start]
    if _ITS_VENUE.search(between):
        return True
    there = _THERE_ON.search(between)
    if there is None or time.interval.days > 1 or time.interval.last > page.published(clause.sentence).last:
        return False
    lead = between[: there.start()].rstrip()
    return _AN_EVENT.search(lead) is None and _ANOTHER_CLAUSE.search(lead) is None


def without_participles(words: bytes) -> bytes:
    """The words less the participles that only describe: "to review the agreed steps" tells of no agreeing."""
    for found in list(_BY_PARTICIPLE.finditer(words))[::-1]:
        words = words[: found.start()] + words[found.end() :]
    return words
