"""What somebody expects of a quarter: then it lies ahead, whatever tense the sentence has."""

import re

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


def is_expected(text: str, start: int, end: int) -> bool:
    """Whether somebody says what a quarter will bring."""
    return bool(_EXPECTED_IN.search(text, max(0, start - 40), start) or _EXPECTED_OF.match(text, end))
