"""Whom the sentence behind several meetings names: "met four leaders. They are Premier A and the presidents of"."""

from etl.extract.page import Page
from etl.extract.parties import ordered
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME

_NUMBER = r"two|three|four|five|six|seven|eight|nine|ten"
_SOME_LEADERS = pattern(
    rf"(?i)\b(?:{_NUMBER}|\d+|several|other|some|a number of|a (?:series|string|round) of|many|bilateral|separate|"
    r"individual|back-to-back|further|more) "
    r"(?:[a-z-]+ ){0,2}(?:leaders|counterparts|ministers|presidents|premiers|heads|colleagues|officials|guests|"
    r"partners|countries|delegations|ambassadors|envoys|meetings|talks|visitors|interlocutors|one-on-ones|bilaterals)\b"
)
_MET = (
    r"(?:(?:he|she|they|who|whom|with whom) )?(?:[a-z]+ ){0,4}?(?:met|meet|see|saw|received|receive|sat down with|"
    r"spoke (?:with|to)|held talks|hold talks|talked (?:with|to)|called on) ?(?:him |her |with )?"
)
_THEY_ARE = pattern(
    rf"(?i)^\W*(?:(?:among )?(?:they|them|these|those(?: {_MET})?|the (?:{_NUMBER}|leaders|others)|"
    r"(?:his|her|the) (?:list|line-up|guests|callers|visitors|counterparts|interlocutors|opposite numbers|hosts|"
    r"partners)))(?: (?:for|of|in|on|at|there|that|this)(?: [a-z]+){0,2})?"
    r"(?: [a-z]+)? ?(?:are|were|include[ds]?|comprise[sd]?|will be|is|was)\b"
)
# "They were about the war in Sudan", "Those are keen on the ports of Uganda"
_TOPICS = pattern(
    r"(?i)^ (?:about|on|over|for|of|held|aimed|to|in|at|part|due|expected|"
    r"(?:[a-z]+ ){1,2}(?:on|about|to|for|by|with|at)) "
)


def named_next(page: Page, clause: Clause) -> tuple[str, ...]:
    """Countries of those met, whom the next sentence names: "with four leaders. They are Premier A and ..."."""
    following = page.sentences[clause.sentence.order + 1 : clause.sentence.order + 2]
    if not following or following[0].section.story != clause.sentence.section.story:
        return ()
    span = following[0].span
    opens = _THEY_ARE.search(page.words(span)) if _SOME_LEADERS.search(page.words(clause.zone)) else None
    if opens is None or _TOPICS.search(page.flat[span.start + opens.end() : span.end]):
        return ()
    sides = [page.side(person) for person in page.people_in(span)]
    lands = [mention.code for mention in page.partners_in(span) if not mention.home]
    return ordered((*lands, *(side for side in sides if side is not None and side not in (HOME, *page.bodies))))
