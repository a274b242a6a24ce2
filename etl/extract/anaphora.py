"""Words that stand for sides named before: "the two", "the foreign ministers", "the guest"."""

from itertools import pairwise

from etl.extract.page import Page
from etl.extract.patterns import Pattern, pattern
from etl.extract.sentences import Sentence
from etl.extract.zones import Clause
from etl.model import HOME
from etl.spans import Span

_BOTH = pattern(r"(?i)\b(?:the two|they|both|the pair|the sides)\b")
_COLLECTIVE = pattern(
    r"(?i)\b(?:(?:foreign|defen[cs]e|prime|trade) ministers|presidents|leaders|premiers|counterparts?|"
    r"colleagues?|opposite numbers?)\b"
)
_ANAPHOR = pattern(
    r"(?i)\b(?:both|two|the) (?:sides|countries|parties|ministers|leaders|presidents|prime ministers|"
    r"diplomats|officials|nations|governments|delegations|"
    r"foreign ministers|dignitaries|premiers|ministries|deputy ministers|heads|statesmen|partners|"
    r"interlocutors)\b|\b(?:the two|they|their|each other|the pair|the duo|"
    r"the guests?|the hosts?|his counterpart|her counterpart|him|her|his|he|she|them|bilateral|"
    r"former enemies|neighbou?rs|two nations|visiting|the visitors?|the delegation|the crew|the sailors|the seamen|"
    r"it (?:also |then |later )?(?:sat|met|called|conferred|talked|spoke|visited|saw))\b"
)
_OPENS = pattern(
    r"(?i)^[\"' ]*(?:(?:later|earlier|there|then|also|while there|in addition|"
    r"(?:on|in|at|that|this|last|next|early|late|"
    r"the (?:same|next|following|previous)|an? (?:day|week|month|year|few [a-z]+)|(?:two|three) [a-z]+|later|earlier|"
    r"before|after|during|from)(?: [a-z\d]+| (?-i:[A-Z][a-z]+day)){1,5}),? )?(?:he|she|they|the two)\b"
)
_SENTENCES_BACK = 4


def goes_on_about_others(page: Page, sentence: Sentence) -> bool:
    """Whether "he" or "they" of a sentence without home are of two other countries, whom the one before told of."""
    for earlier in page.sentences[max(0, sentence.order - _SENTENCES_BACK) : sentence.order + 1][::-1]:
        mentions = page.partners_in(earlier.span)
        if earlier.section.story != sentence.section.story or any(mention.home for mention in mentions):
            return False
        if not _OPENS.search(page.words(earlier.span)):
            sides = {page.side(person) for person in page.people_in(earlier.span)}
            codes = {mention.code for mention in mentions if mention.kind != "organisation"}
            return earlier is not sentence and HOME not in sides and len((sides | codes) - {None}) > 1
    return False


# "the premier and his wife": nobody of the sentence before
_COMPANY = pattern(r"(?i)^ (?:wife|spouse|husband|entourage|lady|family)\b")


# "the defence ministers of the two countries": others than the leaders told of before
_LANDS = pattern(r"(?i)^ (?:countries|nations|states|lands)\b")
# "were received by him", "met him in Lima"
_BY_HIM = pattern(r"(?i)^ (?:[a-z]+ ){0,2}?by (?:him|her)\b")
_HIM = pattern(
    r"(?i)^ (?:with |on |to )?(?:him|her)(?:[,.;]| (?:the|that|there|here|on|in|at|this|also|for|and|before|after|"
    r"during|when|while|as|earlier|later|afterwards|yesterday|today|over|about)\b|$)"
)
_AND = pattern(r"^(?:,|,? and|,? as well as)(?: the)?(?: [A-Z][\w'-]*){0,3} ?$")
_PRONOUN = pattern(r"(?i)\b(?:he|she|his|her|him)\b")


def together(page: Page, clause: Clause) -> bool:
    """Whether the clause's subject is both sides at once: "the two then went into talks"."""
    ahead = page.flat[clause.zone.start : clause.hit.span.start]
    return any(not _LANDS.search(ahead[hit.end() : hit.end() + 12]) for hit in _BOTH.finditer(ahead))


def collective(page: Page, sentence: Sentence) -> bool:
    """Whether both sides are meant by one word: "the foreign ministers", "his counterpart"."""
    return _COLLECTIVE.search(page.words(sentence.span)) is not None


def refers_back(page: Page, sentence: Sentence) -> bool:
    """Whether the sentence speaks of people met before: "the two sides", "he", "the guest"."""
    return _points_back(_ANAPHOR, page.words(sentence.span))


def by_pronoun(page: Page, span: Span) -> bool:
    """Whether "he" or "she" stands for somebody named before, not only in "the premier and his wife"."""
    return _points_back(_PRONOUN, page.words(span))


def met_him(page: Page, clause: Clause) -> bool:
    """Whether "him" is who met the clause's own: "were received by him", or the object of those alone ahead."""
    behind = page.flat[clause.hit.span.end : clause.sentence.span.end]
    if _BY_HIM.search(behind):
        return True
    ahead = page.people_in(Span(clause.sentence.span.start, clause.hit.span.start))
    if not ahead or not _HIM.search(behind):
        return False
    gaps = (page.flat[one.span.end : max(one.span.end, two.span.start)] for one, two in pairwise(ahead))
    return len({page.side(person) for person in ahead}) == 1 or all(not gap or _AND.search(gap) for gap in gaps)


def _points_back(words: Pattern, text: bytes) -> bool:
    return any(not _COMPANY.search(text[hit.end() : hit.end() + 14]) for hit in words.finditer(text))
