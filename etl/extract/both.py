"""Whom "both of them" takes up: home's leaders whom the sentence before names together."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME, PersonMention

# "talks with both of them are planned", "will be received by each of them", "will meet both men"
_OF_THEM = pattern(
    r"(?i)^(?: [a-z]+){0,2}? (?:(?:with |by |on |upon )?(?:both|each) of (?:them|whom)\b|"
    r"(?:with|by|on|upon) (?:both|each)[.,;]|(?:with |by |on |upon )?(?:both|the two) (?:men|hosts|inviters)\b)"
)
# "A, general secretary of the party, and president of the republic B"
_AND = pattern(r"(?i)^(?:, [^,;.]{2,80},)?,? (?:and|as well as) (?:[^\s,;.]+ ){0,8}$")
_PAIR = 2


def both_of_them(page: Page, clause: Clause) -> tuple[PersonMention, ...]:
    """Home's two people of the sentence before, joined there, whom the words behind the trigger mean."""
    hit, sentence = clause.hit.span, clause.sentence
    if not sentence.order or not _OF_THEM.search(page.flat[hit.end : min(sentence.span.end, hit.end + 60)]):
        return ()
    before = page.sentences[sentence.order - 1]
    if before.section.story != sentence.section.story:
        return ()
    people = [person for person in page.people_in(before.span) if page.side(person) == HOME]
    if len(people) != _PAIR or not _AND.search(page.flat[people[0].span.end : people[1].span.start]):
        return ()
    return tuple(people)
