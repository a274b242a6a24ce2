"""What a journey was for opens the sentence: "For talks and a summit in Lima, A came in May" were in May as well."""

from collections.abc import Sequence

from msgspec.structs import replace

from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType

_OPENS = pattern(
    r"(?i)^\W*(?:it was )?(?:for|to (?:attend|take part in|join|co-?chair|hold|sign|open)) (?:[^\s;.]+ ){0,14}$"
)
_DONE = pattern(r"(?i)\b(?:was|were|is|are|has|have|had|will|would|said|after|before|since)\b")
# a day of arrival is not yet that of what he came for
_SHORTEST = 7


def what_for(page: Page, clauses: Sequence[Clause], own: Sequence[Dating], index: int) -> Dating | None:
    """The month or season of the visit told behind the words that say what it was for; None for anything else."""
    clause = clauses[index]
    if clause.hit.trigger.type is EngagementType.VISIT:
        return None
    ahead = page.flat[clause.sentence.span.start : clause.hit.span.start]
    if not _OPENS.search(ahead) or _DONE.search(ahead):
        return None
    for other, dating in zip(clauses[index + 1 :], own[index + 1 :], strict=True):
        if other.hit.trigger.type is EngagementType.VISIT:
            far = dating.interval is not None and dating.interval.days >= _SHORTEST
            return replace(dating, why=f"the days of the visit it was for: {dating.why}") if far else None
    return None
