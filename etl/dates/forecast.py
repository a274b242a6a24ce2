"""What somebody expects of a quarter or month lies ahead, what is counted in it behind, whatever the tense says."""

import re
from datetime import date

# "expects fourth-quarter earnings", "third-quarter results will", "for the fourth quarter it now sees"
_EXPECTED_IN = re.compile(
    r"\b(?:expects?|expecting|forecasts?|anticipates?|projects?|predicts?|sees) (?:[a-z-]+ ){0,2}\Z"
)
_EXPECTED_OF = re.compile(
    r"[ -](?:(?:results|earnings|sales|profits?|revenues?|growth|figures|net income|income) )?"
    r"(?:will|would|(?:is|are) (?:expected|likely|forecast|projected) to"
    r"|(?:it|he|she|they|the [a-z]+|[A-Z][\w&.]+) (?:now |also |still )?"
    r"(?:expects?|forecasts?|anticipates?|projects?|sees|predicts?))\b"
)

# "predicted a June meeting", "had sought a full April session"
_FORETOLD = re.compile(
    r"\b(?:predict|propos|envisag|expect|suggest|plann?|schedul|want|urg|favou?r|demand|promis|seek)(?:s|es|d|ed|ing)?"
    r" (?:an?|the) (?:[a-z]+ )?\Z|\b(?:foresaw|foresees?|foreseen|sought|set) (?:an?|the) (?:[a-z]+ )?\Z"
)
_NOUN = re.compile(
    r" (?!(?:and|or|to|in|at|on|for|when|with|by|as|that|after|before|but|until|of|from|will|would)\b)[a-z]+"
)
# "the October jobs report", "September's trade figures"
_COUNTED_IN = re.compile(
    r"(?:['’]s)? (?:[a-z-]+ ){0,2}(?:sales|figures?|data|reports?|numbers|totals?|rates?|payrolls?|inflation|exports?"
    r"|imports?|output|production|orders|deficits?|surplus|index|survey|statistics|starts|prices|spending|income"
    r"|unemployment|accounts?|arrivals|results)\b"
)
_JUST_OVER = 2
# "their next meeting is in Oslo in"
_NEXT_TIME = re.compile(
    r"\b[Nn]ext (?:[a-z-]+ ){0,2}(?:rounds?|meetings?|sessions?|summits?|talks|visits?|editions?|conferences?|forums?"
    r"|consultations?|dialogues?)\b(?:(?! (?:was|were|had|took|did|held|went|came)\b)[^.;:\n]){0,40}"
    r"\b(?:is|are|takes? place|opens?|comes?|falls?)\b(?:(?! (?:was|were|had|took|did|held)\b)[^.;:\n]){0,60}\Z"
)
_NEXT_BY = 160


def is_foretold(text: str, start: int, end: int) -> bool:
    """Whether somebody expects an event of a month: "predicted a June meeting"."""
    return bool(_NOUN.match(text, end) and _FORETOLD.search(text, start - 40, start))


def is_next_time(text: str, start: int) -> bool:
    """Whether the clause tells when something will be held the next time: "their next meeting is in Oslo in"."""
    before = text[max(0, start - _NEXT_BY) : start]
    return "ext " in before and _NEXT_TIME.search(before) is not None


def is_counted(text: str, end: int, month: int, today: date) -> bool:
    """Whether figures still to be told are of a month just over: "will release the October figures"."""
    return 0 < (today.month - month) % 12 <= _JUST_OVER and _COUNTED_IN.match(text, end) is not None


def is_expected(text: str, start: int, end: int) -> bool:
    """Whether somebody says what a quarter will bring."""
    return bool(_EXPECTED_IN.search(text, start - 40, start) or _EXPECTED_OF.match(text, end))
