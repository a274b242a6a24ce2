"""Tense of the clause around an expression: a future cue counts only when it governs the words."""

import re
from collections.abc import Iterable
from itertools import pairwise

from etl.dates.grammar.words import listed
from etl.dates.scene import Tense

_REACH = 160
_ENDS = (". ", "! ", "? ", "; ", "\n", '." ', ".” ")
_WORD = re.compile(r"[A-Za-z'’]+")
_FUTURE = listed(
    """
    will shall won't won’t would he'll she'll it'll they'll we'll he’ll she’ll it’ll they’ll we’ll upcoming
    forthcoming scheduled due slated expected planned poised tipped likely
    """
)
_TOWARDS = listed(
    """
    plan plans planning expects intends intend hopes hope aims aim prepares preparing seeks vows vowed pledges
    pledged promises promised agreed agrees agree agreement decided decides proposed proposes wants want invites
    invited invitation deadline going ready set is are scheduled due slated expected planned poised
    """
)
_TITLES = listed(
    """
    mr mrs ms dr prof gen sen lieut lt col maj capt gov rep st no jan feb mar apr jun jul aug sept sep oct nov dec
    """
)
_TIMETABLE = listed(
    """
    leaves flies departs heads travels arrives receives hosts begins starts opens returns goes awaits
    """
)
_PROGRAMME = listed(
    """
    program programme agenda schedule itinerary diary
    """
)
_NOUNS = listed(
    """
    the a an his her its their this that these those each any all some
    """
)
_COMING = listed(
    """
    preparing planning coming going looking
    """
)
_PAST = listed(
    """
    was were had did has have said told went came made took met held began won lost fell rose saw gave got left
    sent spoke paid according became flew drew led read cut put hit kept stood brought bought built ran
    """
)


def tense_of(text: str, start: int, end: int) -> Tense:
    """Tense of the nearest cue before the words in their sentence, or, where none stands before, after them."""
    left = text[max(0, start - _REACH) : start]
    left = left[_sentence_start(left) :]
    words = _WORD.findall(left.lower())
    if words and words[-1] == "until":
        return Tense.FUTURE
    tense = _first(words, range(len(words) - 1, -1, -1))
    if tense is not Tense.OPEN:
        return tense
    right = text[end : end + _REACH]
    stops = [place for mark in _ENDS if (place := right.find(mark)) >= 0]
    after = _WORD.findall(right[: min(stops, default=None)].lower())
    tense = _first(after, range(len(after)))
    return Tense.FUTURE if tense is Tense.OPEN and _is_headline(words) else tense


def _is_headline(words: list[str]) -> bool:
    """Whether an infinitive stands for the future, as headlines write it: "minister to visit"."""
    return any(word == "to" and after not in _NOUNS for word, after in pairwise(words))


def _sentence_start(left: str) -> int:
    """Where the sentence that `left` ends in begins; the stop of an initial or a title ("U.S.", "Sen.") ends none."""
    start = max(left.rfind(mark) for mark in _ENDS if mark != ". ") + 1
    stop = left.rfind(". ")
    while stop >= start:
        word = left[:stop].rpartition(" ")[2].rpartition(".")[2].lower()
        if len(word) > 1 and word not in _TITLES:
            return stop + 1
        stop = left.rfind(". ", 0, stop)
    return start


def _first(words: list[str], order: Iterable[int]) -> Tense:
    """Tense of the first cue in that order; OPEN without one."""
    for place in order:
        tense = _cue(words, place)
        if tense is not Tense.OPEN:
            return tense
    return Tense.OPEN


def _cue(words: list[str], place: int) -> Tense:
    word, before = words[place], words[place - 1] if place else ""
    if word in _FUTURE or (word == "to" and before in _TOWARDS) or (word == "for" and before == "set"):
        return Tense.FUTURE
    if word in _COMING and before in {"is", "are"}:
        return Tense.FUTURE
    if word in _TIMETABLE or (word == "for" and before in _PROGRAMME):
        return Tense.FUTURE
    if word == "soon" and before == "as":
        return Tense.FUTURE
    if word in _PAST or (word.endswith("ed") and len(word) > 4):
        return Tense.FUTURE if "be" in words[max(0, place - 2) : place] else Tense.PAST
    return Tense.OPEN
