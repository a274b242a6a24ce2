"""Something moved "from May 12 to May 5": two days, of which the first is that on which it is not to be."""

import re

_MOVED = re.compile(
    r"(?i)\b(?:(?P<off>postponed|put off|put back|pushed back|re-?scheduled|delayed|deferred|held over)"
    r"|moved|brought|put|pushed|shifted|changed|advanced|switched|slipped)"
    r"(?: (?:forward|back|up|again|by (?:a|one|two|three|four|five|six) (?:days?|weeks?|months?)))? from (?:the )?\Z"
)
_REACH, _FROM = 60, ("from ", "from the ")


def moved_from(text: str, start: int) -> re.Match[str] | None:
    """The words right before `start` that tell of something moved from there; `off` in them where it was put off."""
    return _MOVED.search(text, start - _REACH, start) if text.endswith(_FROM, 0, start) else None
