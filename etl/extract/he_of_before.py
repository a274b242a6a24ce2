"""Who "he" is that opens a sentence before any act is told: home's person, the subject of the sentence before."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME, PersonMention

_HE = pattern(
    r"^\W*(?:(?:In|On|At|Later|Earlier|There)[^,;.]{0,40},? )?"
    r"(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Tt]he (?:delegation|mission|visitors|guests)) (?:[a-z]+ ){0,3}[a-z-]+"
)


def he_of_before(page: Page, clause: Clause) -> tuple[PersonMention, ...]:
    """Home's person whom a sentence that opens with "he" goes on about; nobody where the one before is of another."""
    sentence = clause.sentence
    if not sentence.order or not _HE.search(page.words(sentence.span)):
        return ()
    before = page.sentences[sentence.order - 1]
    if before.section.story != sentence.section.story:
        return ()
    subject = page.people_in(before.span)[:1]
    return subject if subject and page.side(subject[0]) == HOME else ()
