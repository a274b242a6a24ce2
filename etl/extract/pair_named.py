"""Whom "the two" means where the sentence before names one of home and one of a partner, and no act: "The two met"."""

from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import pattern
from etl.extract.quotes import in_quotes
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, PersonMention

_KINDS = frozenset({EngagementType.MEETING, EngagementType.CALL, EngagementType.AGREEMENT})
_WHO = (
    r"(?:they|the two|the pair|the duo|both)(?: (?:leaders|men|women|ministers|officials|diplomats|politicians|"
    r"presidents|premiers|prime ministers|foreign ministers|defen[cs]e ministers|legislators|speakers|chiefs|sides))?"
)
# "On Monday the two then held", "There were talks between them", "He met him"
_THE_TWO = pattern(rf"(?i)^\W*(?:[^;:]{{0,60}}[,:] |[^;:,.]{{0,40}} )?{_WHO} (?:[a-z]+ ){{0,5}}[a-z]*$")
_BETWEEN = pattern(
    r"(?i)\bbetween (?:them|the two|the pair|both)(?: (?:leaders|men|ministers|officials))?"
    r"(?:[.,;]| (?:on|in|at|to|about|took|there|were|was|had|followed|came|will|are|lasted)\b|$)"
)
_HE, _HIM = pattern(r"(?i)\bhe\b"), pattern(r"(?i)^ (?:[a-z]+ )?(?:with )?him\b")
_COUNTRIES = pattern(r"(?i)\b(?:the two|both) (?:countries|nations|states|governments|parties|peoples|armies)\b")


def pair_named(page: Page, clause: Clause) -> Cast | None:
    """The two of the sentence before, one of each side; None unless it names just those and "the two" met."""
    sentence, order = clause.sentence, clause.sentence.order
    if clause.hit.trigger.type not in _KINDS or not order or page.people_in(clause.zone):
        return None
    if not _of_the_two(page, clause):
        return None
    before = page.sentences[order - 1]
    if before.section.story != sentence.section.story or before.section.kind is not sentence.section.kind:
        return None
    named: dict[object, PersonMention] = {}
    for person in page.people_in(before.span):
        if person.name and page.side(person) is not None and not in_quotes(page, person.span):
            named.setdefault(page.identity(person), person)
    home = tuple(person for person in named.values() if page.side(person) == HOME)
    others = tuple(person for person in named.values() if page.side(person) != HOME)
    if len(home) != 1 or len(others) != 1:
        return None
    return Cast(home, others, (page.side(others[0]) or "",), True, True)


def _of_the_two(page: Page, clause: Clause) -> bool:
    start, hit = clause.sentence.span.start, clause.hit.span
    ahead, behind = page.flat[start : hit.start], page.flat[hit.end : clause.sentence.span.end]
    if _COUNTRIES.search(ahead) or any(not one.home for one in page.partners_in(clause.zone)):
        return False
    if _BETWEEN.search(ahead) or _BETWEEN.search(behind):
        return True
    if _HE.search(ahead):
        return _HIM.search(behind) is not None
    return _THE_TWO.search(ahead) is not None
