"""Words that stand for sides named before: "the two", "the foreign ministers", "the guest"."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.extract.zones import Clause

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
    r"former enemies|neighbou?rs|two nations|visiting|the visitor|the delegation)\b"
)


def together(page: Page, clause: Clause) -> bool:
    """Whether the clause's subject is both sides at once: "the two then went into talks"."""
    return _BOTH.search(page.flat[clause.zone.start : clause.hit.span.start]) is not None


def collective(page: Page, sentence: Sentence) -> bool:
    """Whether both sides are meant by one word: "the foreign ministers", "his counterpart"."""
    return _COLLECTIVE.search(page.words(sentence.span)) is not None


def refers_back(page: Page, sentence: Sentence) -> bool:
    """Whether the sentence speaks of people met before: "the two sides", "he", "the guest"."""
    return _ANAPHOR.search(page.words(sentence.span)) is not None
