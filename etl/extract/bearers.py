"""Who only carries a letter: "Minister A handed the king a letter from President B" is a message of B's alone."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import PersonMention
from etl.spans import Span

_HANDS = (
    r"(?:hand(?:s|ed|ing)?|convey(?:s|ed|ing)?|deliver(?:s|ed|ing)?|pass(?:es|ed|ing)?|present(?:s|ed|ing)?|giv(?:es?|ing)|"
    r"gave|given|br(?:ing|ings|inging|ought)|carr(?:y|ies|ied|ying)|forward(?:s|ed|ing)?|transmit(?:s|ted|ting)?|"
    r"relay(?:s|ed|ing)?)"
)
_HE_HANDS = pattern(rf"(?i)^,? (?:[a-z]+ )?{_HANDS}\b")
_HANDED_BY = pattern(rf"(?i)\b{_HANDS}\b[^;]* by (?:the )?(?:[A-Z]\w+ )?$")
_FROM = pattern(r"(?i)^ (?:[a-z]+ ){0,4}(?:of|from|by) (?:the )?(?:[A-Z]\w+ )?$")
_OPENS_WITH_FROM = pattern(r"(?i)^\W*From (?:the )?(?:[A-Z]\w+ )?$")
_OWNED = pattern(r"^'s? (?:[a-z-]+ ){0,4}$")


def writers(page: Page, clause: Clause, people: tuple[PersonMention, ...]) -> tuple[PersonMention, ...]:
    """Those of one side whose letter it is, where another of them hands it over; else all."""
    if clause.hit.trigger.frame != "send" or len(people) < 2:
        return people
    carriers = [person for person in people if _carries(page, clause, person.span)]
    if not carriers or not any(_writes(page, clause, person.span) for person in people if person not in carriers):
        return people
    return tuple(person for person in people if person not in carriers)


def _carries(page: Page, clause: Clause, person: Span) -> bool:
    hit = clause.hit.span
    if person.end <= hit.start:
        return _HE_HANDS.search(page.flat[person.end : hit.start]) is not None
    return _HANDED_BY.search(page.flat[hit.end : person.start]) is not None


def _writes(page: Page, clause: Clause, person: Span) -> bool:
    hit = clause.hit.span
    if person.start >= hit.end:
        return _FROM.search(page.flat[hit.end : person.start]) is not None
    fronted = _OPENS_WITH_FROM.search(page.flat[clause.sentence.span.start : person.start])
    return fronted is not None or _OWNED.search(page.flat[person.end : hit.start]) is not None
