"""Whose "the visit to Oman" is that opens a sentence: of home's own, of whom alone the sentence before has told."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME, PersonMention

_THE_VISIT = pattern(r"(?i)^\W*(?:the|this|that) (?:[\w-]+ ){0,4}[\w-]+$")
# "is made at the invitation of", "takes place", "lasts until", "comes a year after"
_TOLD_OF_IT = pattern(
    r"(?i)^ (?:to|in) [^;]{2,60}\b(?:is|was|will be) (?:being )?(?:taking place|his|her|at the|"
    r"(?:made|paid|undertaken) (?:at|on|in|to|upon|after|following))\b|"
    r"^ (?:to|in) [^;]{2,60}\b(?:takes?|took|taking) place\b|"
    r"^ (?:to|in) [^;]{2,60}\b(?:lasts?|lasted|runs?|comes?|came|follows|followed|starts?|begins?|ends?) "
)


def traveller_before(page: Page, clause: Clause) -> tuple[PersonMention, ...]:
    """Home's own who were told of in the sentence before, when it names nobody else; none where it is open."""
    sentence, hit = clause.sentence, clause.hit
    opens = _THE_VISIT.search(page.flat[sentence.span.start : hit.span.end])
    if hit.trigger.verb or not opens or not sentence.order:
        return ()
    before = page.sentences[sentence.order - 1]
    if before.section.story != sentence.section.story or not _TOLD_OF_IT.search(
        page.flat[hit.span.end : sentence.span.end]
    ):
        return ()
    people = tuple(person for person in page.people_in(before.span) if page.side(person) is not None)
    return people[:1] if people and all(page.side(person) == HOME for person in people) else ()
