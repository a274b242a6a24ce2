"""Talks told in a phrase before the subject: "Fresh from talks in Tokyo, the Thai premier praised Viet Nam"."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType
from etl.spans import Span

_TALKS = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.CALL})
# no subject of its own stands in it: that of the sentence held the talks
_FRONTED = pattern(
    r"(?i)^\W*(?:(?:just |hours |days |shortly |soon |minutes |a day |a week |\w+ (?:days|hours|weeks) )*"
    r"(?:after|before|following)|fresh (?:from|off)|(?:speaking|talking) (?:\w+ )?(?:after|before|following|during|at)|"
    r"emerging from|coming out of|having|back from|just back from) [^,;]{0,70}$"
)
# "At a meeting with the Lao premier, the Thai premier spoke of Viet Nam"
_AT_ONE = pattern(r"(?i)^\W*(?:in|at|during) (?:a|an|another|his|her|the) [^,;]{0,70}$")
_SUBJECT = pattern(r"^, (?:the )?(?:[A-Z][\w'-]* ){0,3}$")
_WITH_WHOM = pattern(r"(?i)\bwith (?:[a-z]|the [a-z])")
_PRONOUN = pattern(r"(?i)\b(?:him|her|them|counterparts?|colleagues?|hosts?|guests?|the two)\b")


def of_the_subject_alone(page: Page, clause: Clause) -> bool:
    """Whether such talks were none with home: held by a foreigner abroad, or by home's own with nobody foreign."""
    sentence, hit = clause.sentence.span, clause.hit.span
    ahead = page.flat[sentence.start : hit.start]
    at_one = _AT_ONE.search(ahead) is not None
    if clause.hit.trigger.type not in _TALKS or not (at_one or _FRONTED.search(ahead)):
        return False
    close = page.flat.find(b",", hit.end, sentence.end)
    people = page.people_in(Span(close, sentence.end)) if close >= 0 else ()
    if not people or not _SUBJECT.search(page.flat[close : people[0].span.start]):
        return False
    phrase, subject = Span(sentence.start, close), page.side(people[0])
    sides = {page.side(person) for person in page.people_in(phrase)} - {None}
    sides |= {HOME if mention.home else mention.code for mention in page.partners_in(phrase)}
    if subject == HOME:
        words = page.words(phrase)
        return (
            not at_one
            and not sides - {HOME}
            and _WITH_WHOM.search(words) is not None
            and _PRONOUN.search(words) is None
        )
    return subject is not None and HOME not in sides and bool(sides - {subject})
