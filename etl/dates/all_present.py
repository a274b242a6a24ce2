"""Sentences whose verbs all stand in the present: a weekday in them may be the one to come."""

import re

from etl.dates.grammar.words import listed

PRESENT = listed(
    """
    addresses arrives attends begins brings chairs closes comes co-chairs concludes continues convenes delivers departs
    embarks ends expires faces flies gathers goes greets hands heads holds hosts inaugurates joins lands lapses lasts
    lays leaves makes meets opens pays presents receives restarts resumes returns runs sees sets sits speaks starts
    stays takes tours travels visits welcomes wraps
    """
)
EVENT = (
    r"(?:talks|meetings?|summit|dinner|lunch|banquet|reception|visit|trip|ceremony|conference|session|dialogue|forum|"
    r"vote|election|signing|audience|call|speech|address|hearing|consultations?|negotiations?|celebrations?)\b"
)
# "Thursday's talks" may be to come, "Thursday's close" is over
_OWNS_NO_EVENT = re.compile(rf"['’]s (?!(?:[\w'’-]+ ){{0,3}}{EVENT})")
_LONGEST = 260
_STOP = re.compile(r"[.!?](?=\s|\Z)|[\n:;\"“”]|\Z")
_LAST_STOP = re.compile(r"(?s:.*)(?:[.!?](?=\s)|[\n:;\"“”])")
_BEGIN = (
    r"begin|start|open|meet|sit|gather|hold|sign|resume|arrive|leave|travel|fly|visit|convene|host|receive|attend|plan|"
    r"offer|bring|give|come|go|take|continue|await|aim|hope|expect|intend|want|mean|see|face|discuss|speak"
)
_IN_PRESENT = re.compile(
    rf"\b(?:is|are|has|remains?|includes?|offers?|plans?|awaits?|hopes?|aims?|intends?|expects?|features?|matters?|"
    rf"promises|provides|allows|gives|{'|'.join(sorted(PRESENT))})\b|"
    rf"\b(?:two|both|they|we|ministers|leaders|presidents|officials|sides|talks|days|delegations|negotiators|"
    rf"diplomats|countries|premiers|who|which|that) (?:[a-z]+ly |also |both |all |then )?(?:{_BEGIN})\b"
)
# a participle is no past: "hosted by", "is expected", "the planned talks", ", led by"
_IN_PAST = re.compile(
    r"\b(?:was|were|had|did|has been|have been|met|held|said|told|took|went|came|flew|left|began|spoke|saw|sat|gave|"
    r"made|paid|brought|sent|rose|fell|won|lost|became|got|ran|kept|put|knew|thought|felt|found|drew|wrote|"
    r"led(?! by))\b|"
    r"(?:has|have) (?:[a-z]+ly |also |now |just |already )?(?:[a-z]+ed|met|held|said|told|taken|gone|come|left|begun|"
    r"spoken|seen|given|made|paid|brought|sent|become)\b|"
    r"(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bget )(?<!\bgets )(?<!\bthe )(?<!\ba )(?<!\ban )"
    r"(?<!\bits )(?<!\btheir )(?<!, )(?<!ly )(?<!-)\b[a-z]+ed\b(?! by\b| for\b| to\b)"
)


def all_in_present(text: str, start: int, end: int) -> bool:
    """Whether the sentence has verbs of the present and none of the past: "the talks on Wednesday offer a chance"."""
    at = max(0, start - _LONGEST)
    ends = _LAST_STOP.match(text, at, start)
    stop = _STOP.search(text, end, end + _LONGEST)
    if stop is None or (ends is None and at > 0) or _OWNS_NO_EVENT.match(text, end):
        return False
    sentence = text[ends.end() if ends else at : stop.start()]
    return _IN_PRESENT.search(sentence) is not None and _IN_PAST.search(sentence) is None
