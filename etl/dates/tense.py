"""Tense of the clause around an expression: a future cue counts only when it governs the words."""

from functools import cache

import re2

from etl.dates.scene import Tense

_REACH = 160
_CUE = (
    r"(?P<future>\b(?i:(?:will|shall|won['’]t|would|to)(?:\s+(?:not|also|then|now|soon|likely|officially))?\s+be\s+[a-z]+|will|shall|won['’]t|set (?:for|to)|(?:scheduled|due|slated|expected|planned|poised|tipped|earmarked|likely)"
    r"|(?:plans?|planning|expects?|intends?|hopes?|aims?|prepar(?:es?|ing)|seeks?|vow(?:s|ed)?|pledge[sd]?|promise[sd]?|agree[sd]?|agreement|decided|proposed|wants?|invit(?:ed|es?|ation)"
    r"|deadline|going|ready) to|(?:is|are) to|(?:is|are) (?:preparing|planning|coming|going|looking)|upcoming|forthcoming|as soon as|would|takes place)\b|['’]ll\b|\b(?i:until)\s\z)"
    r"|(?P<past>\b(?i:was|were|had|did|has|have|said|told|went|came|made|took|met|held|began|won|lost|fell|rose|saw|gave|got|left|sent|spoke|signed|paid|ended|[a-z]{2,}ed|according)\b)"
)


_ENDS = (". ", "! ", "? ", "; ", "\n", '." ', ".” ")


@cache
def _last_cue() -> "re2._Regexp[str]":
    return re2.compile(rf"(?s)\A.*(?:{_CUE})")


@cache
def _first_cue() -> "re2._Regexp[str]":
    return re2.compile(_CUE)


def tense_of(text: str, start: int, end: int) -> Tense:
    """Tense of the nearest cue before the words in their sentence, or, where none stands before, after them."""
    left = text[max(0, start - _REACH) : start]
    left = left[max(left.rfind(mark) for mark in _ENDS) + 1 :]
    cue = _last_cue().match(left)
    if cue is None:
        right = text[end : end + _REACH]
        stops = [place for mark in _ENDS if (place := right.find(mark)) >= 0]
        cue = _first_cue().search(right[: min(stops, default=None)])
    if cue is None:
        return Tense.OPEN
    return Tense.FUTURE if cue.group(1) else Tense.PAST
