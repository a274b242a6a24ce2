"""Acts that share one verb: "Talks with A and a meeting with B are planned"."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause

_ACT = r"(?:meetings?|talks|receptions?|audiences?|courtesy calls?|working sessions?|dinner|lunch|luncheon|banquet)"
_AND_ANOTHER = pattern(
    rf"(?i)^ with [^;.]{{3,90}}(?:,? and|,) (?:an? |the )?(?:[a-z]+ )?{_ACT} (?:with|by|of|from) [^;.]{{3,240}}? "
    r"(?:are|is|were|was|will|awaits?|awaited|follow(?:s|ed)?|lie ahead|made up|formed|filled|took place)\b"
)
_TO_COME = pattern(
    r"(?i)\b(?:(?:are|is) (?:also )?(?:planned|scheduled|due|expected|foreseen|envisaged|to (?:be|follow|come)|"
    r"on (?:the|his|her|their) [a-z]+)|awaits?|will|lie ahead)\b"
)
_ONE_BEFORE = pattern(rf"(?i)\b{_ACT} with [^;.]{{3,90}}(?:,? and|,) an? (?:[a-z]+ )?$")
_AWAIT = pattern(r"(?i)^ with [^;.]{3,240} awaits? (?:him|her|them|the )")
_REACH = 320


def shares_verb(page: Page, clause: Clause) -> bool:
    """Whether the verb of a noun stands behind another act: "talks with A and a meeting with B took place"."""
    return not clause.hit.trigger.verb and _AND_ANOTHER.search(_behind(page, clause)) is not None


def yet_to_come(page: Page, clause: Clause) -> bool:
    """Whether the verb that several acts share leaves them for later: "talks with A and a meeting with B await him"."""
    behind = _behind(page, clause)
    if b" await" in behind and _AWAIT.search(behind) is not None:
        return True
    return shares_verb(page, clause) and _TO_COME.search(behind) is not None


def goes_on_with(page: Page, clause: Clause) -> bool:
    """Whether "a meeting with B" is one more of the acts named before it, of the same guest."""
    hit = clause.hit.span
    if not page.words(hit).lower().endswith(b"meeting with"):
        return False
    ahead = page.flat[max(clause.sentence.span.start, hit.start - 140) : hit.start]
    return b" with " in ahead and _ONE_BEFORE.search(ahead) is not None


def _behind(page: Page, clause: Clause) -> bytes:
    hit, sentence = clause.hit.span, clause.sentence.span
    return page.flat[hit.end : min(sentence.end, hit.end + _REACH)]
