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


@cache
def _cues() -> "re2._Regexp[str]":
    return re2.compile(_CUE)


@cache
def _sentence_end() -> "re2._Regexp[str]":
    return re2.compile(r"[.!?;][\"'”’)]?\s|\n\s*\n|\n")


def tense_of(text: str, start: int, end: int) -> Tense:
    """Tense of the nearest cue before the words in their sentence, or, where none stands before, after them."""
    left = text[max(0, start - _REACH) : start]
    pieces = [boundary.end() for boundary in _sentence_end().finditer(left)]
    left = left[pieces[-1] :] if pieces else left
    last = None
    for cue in _cues().finditer(left):
        last = cue
    if last is None:
        right = text[end : end + _REACH]
        stop = _sentence_end().search(right)
        right = right[: stop.start()] if stop else right
        last = _cues().search(right)
    if last is None:
        return Tense.OPEN
    return Tense.FUTURE if last.group("future") else Tense.PAST
