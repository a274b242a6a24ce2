"""Whose "the delegation's visit" is: of the foreign guests whom home's own received in a sentence before."""

from etl.extract.page import Page
from etl.extract.parties import ordered
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.extract.zones import Clause
from etl.model import HOME

_THE_GUESTS = pattern(
    r"(?i)\bthe (?:visiting |guest )?(?:delegations?|delegates|guests?|visitors?|group|mission)(?:'s?|s') "
    r"(?:[a-z-]+ ){0,3}$"
)
_RECEIVED = pattern(
    r"(?i)\b(?:received|receives|reception for|welcomed|welcomes|hosted|hosts|welcom(?:e|ing) ceremony|met with|met|"
    r"talks with|session with)\b[^;]*\b(?:delegation|delegates|guests?|group|mission|lawmakers|officials)\b"
)
_SENTENCES = 4


def guests_received(page: Page, clause: Clause) -> tuple[str, ...]:
    """The one land of the guests; none where the hosts were foreign or the guests came from several lands."""
    sentence = clause.sentence
    if clause.hit.trigger.verb or not _THE_GUESTS.search(page.flat[sentence.span.start : clause.hit.span.start]):
        return ()
    for before in reversed(page.sentences[max(0, sentence.order - _SENTENCES) : sentence.order]):
        if before.section.story == sentence.section.story and (lands := _received(page, before)):
            return lands if len(lands) == 1 else ()
    return ()


def _received(page: Page, sentence: Sentence) -> tuple[str, ...]:
    """The lands of a delegation that the sentence says home's own received."""
    told = _RECEIVED.search(page.words(sentence.span))
    if told is None:
        return ()
    hosts = [one for one in page.people_in(sentence.span) if one.span.end <= sentence.span.start + told.start()]
    if not hosts or any(page.side(one) != HOME for one in hosts):
        return ()
    return ordered(m.code for m in page.partners_in(sentence.span) if not m.home and m.kind != "organisation")
