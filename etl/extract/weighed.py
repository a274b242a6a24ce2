"""Acts that are only being weighed: "whether the two will meet is under discussion", "they work on a meeting"."""

from etl.extract.page import Page
from etl.extract.patterns import any_of, pattern
from etl.extract.zones import Clause

_WHETHER = pattern(
    r"(?i)(?:^\W*|\b(?:discuss\w*|decid\w*|considered|over|about|of|on|say|clear|known|see|seen) )whether [^;.]*$"
)
_WORK_ON = pattern(
    r"(?i)\b(?:is|are|were|was|be|been) (?:now |still |also |currently )?"
    r"(?:talking (?:over|about)|discussing|weighing|mulling|exploring|considering|working (?:on|towards?)|negotiating|"
    r"in (?:talks|contact|discussions|consultations) (?:on|over|about|to arrange)) "
    r"(?:the (?:possibility|idea|holding|timing|date|dates) of )?(?:holding )?"
    r"(?:an?|the|another|their|first|next|possible|new|summit|state|official|(?-i:[A-Z])[\w-]+(?:'s)?) ?"
    r"(?:[a-z-]+ ){0,3}$"
)
_HEADLINE_WORK = pattern(
    r"(?i)^[^.;]{0,70}\b(?:work|works|working) (?:on|towards?) (?:an? |the |possible )?(?:[a-z-]+ ){0,2}$"
)
# "agreed to consider the organisation of the first dialogue"
_TO_CONSIDER = pattern(
    r"(?i)\b(?:agree[sd]?|decid\w+|propos\w+|promis\w+|undertook|asked|urged) to (?:jointly )?(?:consider|study|"
    r"look into|explore|weigh|examine|think about|discuss) (?:the |a )?(?:possibility of |idea of |organi[sz]ation of |"
    r"establishment of |timing of |holding |hosting |organi[sz]ing |launching )+(?:[^\s,;.]+ ){0,8}$"
)
# "conveyed the invitation of Minister A to Minister B to visit Peru"
_INVITED = pattern(
    r"(?i)\b(?:convey|extend|hand|deliver|transfer|pass|forward|present|renew|reiterat|repeat)\w*(?: over| on)? "
    r"(?:an? |the |his |her |their |its )?(?:[a-z]+ )?invitations? [^;]{2,220}"
    r"\bto (?:(?:pay|make) (?:an? )?(?:[a-z]+ ){0,2})?$"
)
_AHEAD_OF_IT = any_of(_WHETHER, _WORK_ON, _HEADLINE_WORK, _TO_CONSIDER, _INVITED)
_IS_WEIGHED = pattern(
    r"(?i)^[^;.,]{0,110}?\b(?:is|are|was|were) (?:still |now |also |currently )*"
    r"(?:being (?:talked over|discussed|considered|weighed|explored|mulled|negotiated|worked (?:on|out)|coordinated|"
    r"studied|looked into|sounded out)|under (?:discussion|consideration|study|review|negotiation)|"
    r"in the (?:works|balance|offing|pipeline)|on the cards|up in the air|"
    r"(?:yet|still) to be (?:decided|confirmed|settled|agreed))\b"
)


def weighed(page: Page, clause: Clause) -> bool:
    """Whether its sentence says that it is talked about whether, or how, it will be."""
    sentence, hit = clause.sentence.span, clause.hit.span
    if not clause.hit.trigger.verb and _IS_WEIGHED.search(page.flat[hit.end : sentence.end]):
        return True
    return _AHEAD_OF_IT.search(page.flat[sentence.start : hit.start]) is not None
