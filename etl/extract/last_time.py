""" "No premier had been to Peru since A in 1999": one visit all the same, that of the last who went."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType

_NOBODY = pattern(
    r"(?i)\b(?:no|not (?:a|one)) (?:other )?(?:[\w'-]+ ){1,7}(?:had|has|have) (?:ever |yet |again |since )?$"
)
_SINCE_ONE = pattern(
    r"^[^;.]{0,50}\bsince (?:then )?(?:(?:the )?(?:[Pp]rime |[Vv]ice |[Dd]eputy |[Ff]oreign |[Dd]efen[cs]e "
    r"|[Pp]resident |[Mm]inister |[Pp]remier |[Kk]ing |[Qq]ueen |[Ss]ecretary ))*(?:[A-Z][\w'.-]+ ){1,5}"
    r"(?:did (?:so )?|went (?:there )?|came (?:here )?|made (?:the|that|it) [a-z]* ?)?(?:back )?(?:in|on) "
)


def since_the_last(page: Page, clause: Clause) -> bool:
    """Whether the clause denies a journey only since the one whose traveller and day it names."""
    hit, sentence = clause.hit.span, clause.sentence.span
    if clause.hit.trigger.type is not EngagementType.VISIT or not clause.hit.trigger.verb:
        return False
    if _NOBODY.search(page.flat[sentence.start : hit.start]) is None:
        return False
    return _SINCE_ONE.search(page.flat[hit.end : sentence.end]) is not None
