"""What is told only to be denied: "rumours that he visited Peru are false", "denied that she met", a fake video."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause

_MAY_BE = pattern(
    r"(?i)\b(?:den(?:ied|ies|ying)|fake|doctored|deepfake|manipulated|untrue|false|hoax|unfounded|fabricated|baseless|"
    r"groundless|refuted|debunk(?:ed|s))\b"
)
_TALE = r"(?:rumou?rs?|reports?|claims?|allegations?|stories|news|posts?|speculation|suggestions?|assertions?)"
_TOLD = pattern(rf"(?i)\b{_TALE} (?:[a-z]+ ){{0,4}}(?:that|of|about) [^;.]{{0,200}}$")
_IS_FALSE = pattern(
    r"(?i)^[^;.]{0,200}\b(?:are|were|is|was|as|been|be|proved|turned out) (?:[a-z]+ ){0,2}"
    r"(?:false|untrue|fake|denied|baseless|unfounded|fabricated|groundless|refuted|debunked|a hoax)\b"
)
_DENIES = pattern(
    rf"(?i)\b(?:den(?:ied|ies|ying)|debunk(?:ed|s)|refuted) (?:that|having|(?:the |any |all |these |those )?"
    rf"(?:[a-z]+ )?{_TALE} (?:that|of|about)) [^;.]{{0,160}}$"
)
_FAKE = pattern(
    r"(?i)\b(?:fake|doctored|fabricated|deepfake|manipulated) "
    r"(?:video|photo|image|news|report|picture|clip|story|post)s? [^;.]{0,120}$"
)


def is_hearsay(page: Page, clause: Clause) -> bool:
    """Whether the clause's sentence tells it as what somebody denies, or a fake shows."""
    sentence, hit = clause.sentence.span, clause.hit.span
    if _MAY_BE.search(page.words(sentence)) is None:
        return False
    ahead = page.flat[sentence.start : hit.start]
    if _DENIES.search(ahead) or _FAKE.search(ahead):
        return True
    return _TOLD.search(ahead) is not None and _IS_FALSE.search(page.flat[hit.end : sentence.end]) is not None
