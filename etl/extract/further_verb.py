"""A further verb of the subject: who "met A on Monday and will fly to B" flies himself, and not whom he met."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.spans import Span

# "met A on Monday and will", "received A in Lima and then"
_MET_AND = pattern(
    r"(?i)^ (?:(?:on|has|had|will|also|is|to|would|and|later|then|[a-z]+day|today|yesterday|formally|warmly),? ){0,5}"
    r"(?:met|meets?|receiv(?:es?|ed)|welcom(?:es?|ed)|host(?:s|ed)?|saw|sees?|spoke|speaks?|talk(?:s|ed)|phoned|"
    r"telephoned|called|held|holds?|had|greeted|thanked|discussed|co-chair(?:s|ed)|chair(?:s|ed)|signed) "
    r"[^;]* and (?:then |later |now |also |subsequently |afterwards )*"
    r"(?:(?:will|would|shall|(?:is|was) (?:to|now|due to|set to|expected to|scheduled to|slated to|also to)|"
    r"plans to|intends to) (?:then |also |later |now )?)?"
    r"(?:(?:pays?|paid|makes?|made|begins?|began|starts?|started|undertakes?|embark(?:s|ed)? on|set off on|goes? on|"
    r"went on) (?:an?|his|her|the) (?:[a-z-]+ ){0,3})?$"
)
_OWN_CLAUSE = pattern(r"(?i)\b(?:who|whom|whose|which|that|where|when|while|as|after|before)\b")


def goes_on_from(page: Page, hit: Span, first: Span, met: Span) -> bool:
    """Whether the trigger is a further verb of the `first` of the sentence, who has just `met` the other."""
    if b" and " not in page.flat[met.end : hit.start]:
        return False
    told = page.flat[first.end : hit.start]
    return _MET_AND.search(told) is not None and _OWN_CLAUSE.search(told) is None
