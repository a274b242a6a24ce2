"""What nobody did, or nobody was met at: "No minister visited Lima", "he received none of them", "stayed away from"."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause

# its subject, up to the verb: "Neither A nor B visited", "Not one minister met"
_NOBODY = pattern(
    r"(?i)(?:^\W*|[,;:] |\b(?:and|but|where|while|that|which|although|though|because|as|since) )(?:on [a-z]+day,? )?"
    r"(?:no (?:[a-z' -]*(?:ministers?|leaders?|presidents?|premiers?|officials?|delegations?|envoys?|ambassadors?|king|"
    r"heads?|chiefs?|generals?|warships?|ships?|one|side|speakers?|secretar\w+|diplomats?|visits?|talks|meetings?))|"
    r"not (?:one|a single|any)|none of|neither|hardly (?:any|a)|scarcely (?:any|a)|nobody|"
    r"few (?:[a-z]+ )?(?:officials|leaders|ministers|presidents|premiers|diplomats)) ?[^,;.]{0,90}$"
)
_NOT_ONE_BUT = pattern(r"(?i)\bnot (?:one|a single|any) (?:but|[a-z]+ but)\b|\bno (?:fewer|less|sooner|longer|doubt)\b")
# its object: "hosted no Vietnamese leader", "met none of them"
_NO_ONE = pattern(r"(?i)^(?: (?:with|by|to|in|from))? (?:no|none|neither|nobody|not a single|hardly any)\b")
_MANY = pattern(r"(?i)^(?: (?:with|by|to|in|from))? (?:no (?:fewer|less|more|other|doubt)|none other)\b")
_STAYED_AWAY = pattern(
    r"(?i)\b(?:(?:stay|kept|keep|remain)\w* (?:away|out|absent)|absent(?:ed)?|sat out|excused|missing) ?(?:from|of)? "
    r"(?:the |this |that |its )?(?:[^\s,;.]+ ){0,3}$"
)
# "Had the premier met him, the row would have ended"
_HAD_HE = pattern(r"(?:^\W*|[;:] )Had [^,;.]{2,70} $")
# "urged both to sit down for talks": with each other, and some day
_URGED = pattern(
    r"(?i)\b(?:urg(?:e|es|ed|ing)|encourag\w+|advis\w+|implor\w+|exhort\w+) [^;.]{2,70} to "
    r"(?:sit down|come|return|go|get|enter|begin|start|resume|open|hold)\b(?: [a-z]+){0,4} $"
)


def negated(page: Page, clause: Clause) -> bool:
    """Whether nobody is told to have done it, or somebody only wishes that others did."""
    start, hit = clause.sentence.span.start, clause.hit.span
    left = page.flat[start : hit.start]
    behind = page.flat[hit.end : hit.end + 40]
    if _STAYED_AWAY.search(left[-90:]) or _URGED.search(left[-140:]) or _HAD_HE.search(left[-90:]):
        return True
    if clause.hit.trigger.verb and _NO_ONE.search(behind):
        return _MANY.search(behind) is None
    return _NOBODY.search(left[-170:] if len(left) > 170 else left) is not None and not _NOT_ONE_BUT.search(left)
