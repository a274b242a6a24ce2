"""Days that set no scene for what follows: they describe an event, bound a stretch or name something of theirs."""

import re

from etl.spans import Span

_OWNED = re.compile(r"(?i)(?:\b(?:their|his|her|its|our|the|a|this|that)|['’]s?) \Z")
_NOUN_FOLLOWS = re.compile(
    r" (?!(?:and|or|to|in|at|on|for|when|was|were|is|will|with|by|as|that|after|before|but|where|during|until|of"
    r"|from|he|she|they|it|the|a|an|has|had|through)\b)[a-z]{3,}"
)
_NAMED_AFTER = re.compile(r"\b(?:Day|Declaration|Agreement|Treaty|Revolution|Accords?|Communiqu[eé]|Statement) of \Z")
_DESCRIBES = re.compile(
    r"(?:, (?:which|whose?)|\b(?:days?|weeks?|months?|years?) (?:after|before)|\bsince) [^,.;\n]*\Z"
)
_FIRST_SINCE = re.compile(r"\b(?:first|only|last|highest|lowest|biggest|worst)\b[^.;\n]{0,60} since \Z")
_OWNING = ("'s ", "’s ")
_BOUNDING = ("until ", "till ", "Until ", "before ", "Before ")
_OWNER = 8
_NOUN = 24
_CLAUSE = 120


def measures(text: str, start: int) -> bool:
    """Whether a year only says how long nothing of the kind had been: "the first visit since 1989"."""
    return text.endswith("since ", 0, start) and bool(_FIRST_SINCE.search(text, max(0, start - _CLAUSE), start))


def is_embedded(text: str, span: Span, goes_back: bool) -> bool:
    """Whether a day sets no scene but describes: "their March 29 call", "which goes back to 20 September 1977".

    `goes_back` when it lies before the day told last: "Tuesday's earthquake" then only says which one.
    """
    start, end = span.start, span.end
    if text.endswith(_BOUNDING, max(0, start - _OWNER), start) or (goes_back and text.startswith(_OWNING, end)):
        return True
    before = text[max(0, start - _CLAUSE) : start]
    if before.endswith(" of ") and _NAMED_AFTER.search(before):
        return True
    if _NOUN_FOLLOWS.match(text, end, end + _NOUN):
        owned = text.startswith(("the ", "The "), start) or _OWNED.search(before, max(0, len(before) - _OWNER))
        if owned:
            return True
    clause = before[max(before.rfind("."), before.rfind(";"), before.rfind("\n")) + 1 :]
    describes = ", wh" in clause or " after " in clause or " before " in clause or "since " in clause
    return describes and _DESCRIBES.search(clause) is not None
