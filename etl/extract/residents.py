"""Who lives in the country: heads of mission, their deputies and attachés, whom no welcome makes a guest from afar."""

from collections.abc import Sequence

from etl.extract.patterns import pattern
from etl.model import Level, PersonMention

_POSTED = pattern(r"(?i)\battach(?:e\b|[^a-z]|$)|^deputy (?:ambassador|head of mission|chief of mission)")


def posted(person: PersonMention) -> bool:
    """Whether somebody lives where he is met: an ambassador, or one of his embassy."""
    if person.level is Level.AMBASSADOR:
        return True
    return person.level is Level.OTHER and _POSTED.search((person.role or "").encode("latin-1", "replace")) is not None


def residents(people: Sequence[PersonMention]) -> bool:
    """Whether there is somebody, and everybody is posted where he is."""
    return bool(people) and all(posted(person) for person in people)
