"""Home, told in the sentence beside: "Leaders of 47 nations convene in the city for the summit", of a story of home."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.extract.story import Story
from etl.extract.zones import Clause
from etl.model import HOME
from etl.spans import Span

_PRONOUN = pattern(r"(?i)\b(?:he|she|his|her|him)\b")
# "under the forum's experts' group": only the frame of something else
_UNDER = pattern(r"(?i)\b(?:under|within|in line with|pursuant to) (?:the )?(?:framework of (?:the )?)?$")
# "Peru will host the summit": whose it is, not who comes
_THEIRS_TO_HOST = pattern(
    r"(?i)\b(?:host(?:s|ed|ing)?|play\w* host to|h[eo]ld(?:s|ing)?|organi[sz](?:e|es|ed|ing)|stag(?:e|es|ed|ing)|"
    r"prepar(?:e|es|ed|ing)(?: for)?|chairs?|presid(?:e|es) over) (?:[^\s,;]+ ){0,8}$"
)
# "the conference will take place on 3 July", "is Lima's to organise": announced to all, nobody of home goes
_ANNOUNCED = pattern(
    r"(?i)^[^;.]{0,60}\b(?:(?:will|would|to|shall) (?:also )?(?:take place|open|be (?:held|hosted|convened|staged))|"
    r"(?:is|was) (?:due|set|scheduled|slated|planned) (?:for|to)|"
    r"(?:is|was|will be) (?:[A-Z]\w+'s? |theirs? |its |his |up )?(?:turn )?to (?:host|hold|organi[sz]e|stage))\b"
)

_CAME_AFTER = pattern(
    r"(?i)\b(?:arriv|land|came|come|flew|fli|reach|touch)\w* [^;]*\b(?:after|following|having|from) "
    r"(?:attend\w*|taking part in|taken part in|participat\w+ in|joining|joined|speaking at|chairing) [^;.]*$"
)


def home_told_beside(page: Page, clause: Clause, story: Story) -> bool:
    """Whether the gathering's sentence or one next to it tells of home, and nobody foreign is its subject."""
    sentence = clause.sentence
    guest = story.mover != "home" and _PRONOUN.search(page.words(sentence.span)) is not None
    foreign = any(page.side(person) not in (HOME, None) for person in page.people_in(clause.zone))
    before = page.flat[max(sentence.span.start, clause.hit.span.start - 30) : clause.hit.span.start]
    announced = _ANNOUNCED.search(page.flat[clause.hit.span.end : sentence.span.end])
    if guest or foreign or announced or _UNDER.search(before) or _theirs_to_host(page, clause):
        return False
    if left_for_here(page, clause):
        return False
    beside = page.sentences[max(0, sentence.order - 1) : sentence.order + 2]
    return any(one.section.story == sentence.section.story and _of_home(page, one) for one in beside)


def _theirs_to_host(page: Page, clause: Clause) -> bool:
    """Whether a foreign country, told ahead of the gathering without home, is only its host."""
    ahead = Span(clause.zone.start, max(clause.zone.start, clause.hit.span.start))
    told = page.partners_in(ahead)
    lands = [mention for mention in told if mention.kind != "organisation"]
    hosting = _THEIRS_TO_HOST.search(page.words(ahead)) is not None
    return hosting and bool(lands) and not any(mention.home for mention in told)


def left_for_here(page: Page, clause: Clause) -> bool:
    """Whether a foreigner came after it, held nowhere at home: "A arrived in Lima after attending the summit"."""
    hit, start = clause.hit.span, clause.sentence.span.start
    ahead = page.people_in(Span(start, hit.start))[:1]
    if not ahead or page.side(ahead[0]) in (HOME, None) or not _CAME_AFTER.search(page.flat[start : hit.start]):
        return False
    return not any(place.code == page.home for place in page.places_in(Span(hit.end, clause.sentence.span.end)))


def _of_home(page: Page, sentence: Sentence) -> bool:
    named = any(mention.home for mention in page.partners_in(sentence.span))
    return named or any(page.side(person) == HOME for person in page.people_in(sentence.span))
