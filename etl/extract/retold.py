"""Words that name a meeting, a call or a greeting and yet tell of no engagement of their own."""

from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME, Level
from etl.spans import Span

_AFTER_THE = pattern(
    r"(?i)^\W*(?:following|after|prior to|before|ahead of) (?:the|this|that|their|his|her) (?:[a-z]+ ){0,2}$"
)
_GREETINGS = frozenset({"hosted visitor", "welcomed by host", "welcomed guest"})
# "called on the minister at his residence. ... During the call": the same meeting, nobody telephoned
_CALLED_ON = pattern(r"(?i)\b(?:call(?:s|ed|ing)? (?:up)?on|(?:courtesy|farewell|introductory) call)\b")
_BY_PHONE = pattern(r"(?i)\b(?:tele)?phon\w+|\bvirtual|\bvideo|\bonline|\bwebinar")
_SO_FAR_BACK = 500
_TO_THEIR_POSTS = pattern(
    r"(?i)\b(?:ambassadors|heads of (?:missions?|representative|diplomatic))\b[^;.]{0,140}\b(?:posts?|missions?|"
    r"offices?|assignments?|agencies|terms?) (?:abroad|overseas|in foreign countries)\b"
)


def retold(page: Page, clause: Clause, sides: Cast) -> bool:
    """Whether the clause speaks of what others did, of what came before, or of a courtesy call told already."""
    return (
        _own_envoys_greet(clause, sides)
        or _own_envoys_sent(page, clause)
        or _after_what_was_told(page, clause)
        or (clause.hit.trigger.rule == "call noun" and _in_person(page, clause))
    )


def _in_person(page: Page, clause: Clause) -> bool:
    """Whether "the call" is the courtesy call told just before."""
    start = clause.hit.span.start
    before = page.flat[max(0, start - _SO_FAR_BACK) : start]
    return _CALLED_ON.search(before) is not None and _BY_PHONE.search(before) is None


def _after_what_was_told(page: Page, clause: Clause) -> bool:
    """Whether "after the talks," or "prior to" them only tells when something was: who comes behind took no part."""
    hit, zone = clause.hit.span, clause.zone
    if clause.hit.trigger.verb or not _AFTER_THE.search(page.flat[clause.sentence.span.start : hit.start]):
        return False
    return page.flat[hit.end : hit.end + 1] == b"," and not page.partners_in(Span(zone.start, hit.start))


def _own_envoys_sent(page: Page, clause: Clause) -> bool:
    """Whether those received are home's own ambassadors, about to leave for their posts."""
    sentence = clause.sentence.span
    sides = {page.side(person) for person in page.people_in(sentence)} - {HOME, None}
    return (
        clause.hit.trigger.frame in ("host", "mutual")
        and not sides
        and _TO_THEIR_POSTS.search(page.words(sentence)) is not None
    )


def _own_envoys_greet(clause: Clause, sides: Cast) -> bool:
    """Whether home's own ambassadors abroad welcome home's delegation: nobody has come from their country."""
    ranks = {person.level for person in sides.home_people}
    return clause.hit.trigger.rule in _GREETINGS and ranks == {Level.AMBASSADOR} and not sides.partner_people
