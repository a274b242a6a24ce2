"""The day of a gathering that opens the sentence: "At a conference in Lima on Friday, Minister A met Premier B"."""

from collections.abc import Sequence

from msgspec.structs import replace

from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType
from etl.spans import Span

_ACTS = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.CALL, EngagementType.AGREEMENT})
_OPENS = pattern(
    r"(?i)^\W*(?:(?:earlier|also|later),? )?(?:at|during|in|attending|while attending|addressing|opening|"
    r"on the (?:sidelines?|margins?|fringes?|occasion) of|in the framework of|within the framework of) "
    r"(?:the |a |an |this |its |their )?(?:[^\s,;]+ ){0,7}$"
)
# what is only said there was on days of its own, and so was what is to come
_SAID = pattern(
    r"(?i)\b(?:said|says|told|stated|announced|noted|recall\w*|remember\w*|invit\w+|hope[sd]?|will|would|wish\w*|plans?|"
    r"referr\w+|thank\w*|prais\w+|hail\w*|mention\w*|urged|called for|proposed|agreed to|since|ago|last|had|before|"
    r"previous\w*|earlier)\b"
)
_LONGEST = 31


def of_the_gathering(page: Page, clauses: Sequence[Clause], own: Sequence[Dating], index: int) -> Dating | None:
    """The days told of the gathering, for what was done at it by the subject of the sentence; None of what was said."""
    first, clause = clauses[0], clauses[index]
    named = _names(clauses)
    dated = next((dating for dating in own[:named] if dating.interval is not None), Dating())
    days = dated.interval
    if index < named or days is None or days.days > _LONGEST or clause.hit.trigger.type not in _ACTS:
        return None
    start, goes_on = first.sentence.span.start, clauses[named].zone.start
    between = page.words(Span(goes_on, max(goes_on, clause.hit.span.start)))
    if not _OPENS.search(page.flat[start : first.hit.span.start]) or not between.startswith(b", "):
        return None
    if _SAID.search(between) or b"; " in between:
        return None
    return replace(dated, why=f"“{dated.times[0].text}” is the day of the gathering it was done at")


def _names(clauses: Sequence[Clause]) -> int:
    """How many of the first clauses name the gathering: two in "the Conference of the Parties (COP28)"."""
    others = (n for n, one in enumerate(clauses) if one.hit.trigger.type is not EngagementType.MULTILATERAL)
    return next(others, len(clauses))
