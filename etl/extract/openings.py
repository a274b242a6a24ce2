"""Days that stand far from what they date: behind what opens a sentence, at the end of all stops, beside a saying."""

from collections.abc import Sequence

from msgspec.structs import replace

from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType, TimeExpression
from etl.spans import Span

_LONGEST_TRIP = 31
_TALKS = (EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.CALL)
_GONE_TO = (EngagementType.VISIT, EngagementType.MULTILATERAL)
_AND_A_STOP = pattern(
    r"(?i)(?:,|\band) (?:and )?(?:then )?(?:pay|make|attend|visit|hold|an?|the|official|state|working|take part in)\b"
)
_OWN_VERB = pattern(
    r"(?i)\b(?:will|would|is|are|was|were|has|had|who|which|before|after|said|met|paid|made|visited|attended)\b|\d{4}"
)
_OPENER = pattern(r"(?i)^\W*(?:immediately |right |shortly |soon )?(?:after|following) [a-z]+ing [^;.]*, (?:from|on) $")
_THAT_TAKES = pattern(r"(?i)^\W*(?:that|which) (?:will |would |is to |also )*(?:takes?|took|leads?|includes?)\b")
_AS_THEY_MET = pattern(r"(?i)^[\s,]*(?:as|when|while) (?:he|she|they|the two)\b")
_SAYS_ON = pattern(
    r"(?i)\b(?:said|told|announced|stressed|affirmed|stated|noted|declared|confirmed|pledged|vowed)"
    r"(?: (?:reporters|the press|journalists|media|a news conference|a press briefing))?(?: (?:late |early )?on)? $"
)


def from_afar(
    page: Page, clauses: Sequence[Clause], own: Sequence[Dating], usable: Sequence[TimeExpression], index: int
) -> Dating | None:
    """The days of a clause that gives none itself, when the sentence is built so that they stand elsewhere in it."""
    clause = clauses[index]
    return (
        _behind_opener(page, clause, usable)
        or _of_all_stops(page, clauses, own, index)
        or _said_as_they_met(page, clause)
        or _of_its_trip(page, clauses, own, index)
    )


def _of_its_trip(page: Page, clauses: Sequence[Clause], own: Sequence[Dating], index: int) -> Dating | None:
    """ "Leaves on Monday for a trip that will take her to A and B": the day of the leaving is the trip's."""
    if not index or clauses[index].hit.trigger.type is not EngagementType.VISIT or own[index - 1].interval is None:
        return None
    before = own[index - 1]
    takes = _THAT_TAKES.search(page.words(clauses[index].zone)) is not None
    trip = takes and clauses[index - 1].hit.trigger.type is EngagementType.VISIT
    return replace(before, why=f"“{before.times[0].text}” is told of the trip") if trip and before.times else None


def _of_all_stops(page: Page, clauses: Sequence[Clause], own: Sequence[Dating], index: int) -> Dating | None:
    """ "Will attend A in Fiji and pay visits to B and to C from 5 to 11 May": all of the trip."""
    clause = clauses[index]
    for near in range(index + 1, len(own)):
        if {clause.hit.trigger.type, clauses[near].hit.trigger.type} - set(_GONE_TO):
            return None
        days = own[near].interval
        if days is None or not 1 < days.days <= _LONGEST_TRIP:
            continue
        between = page.flat[clause.hit.span.end : clauses[near].hit.span.start]
        bare = _AND_A_STOP.search(between) is not None and _OWN_VERB.search(between) is None
        return replace(own[near], why=f"“{own[near].times[0].text}” are the days of all stops") if bare else None
    return None


def _behind_opener(page: Page, clause: Clause, usable: Sequence[TimeExpression]) -> Dating | None:
    """ "After attending A in Fiji, from 3 to 5 May she will visit B": the days behind the opening are the visit's."""
    head = clause.sentence.span.start
    for time in usable:
        ahead = page.flat[head : time.span.start]
        behind = page.flat[time.span.end : time.span.end + 2]
        if time.span.end < clause.hit.span.start and behind == b", " and _OPENER.search(ahead):
            return Dating(time.interval, (time,), f"“{time.text}” stands behind what opens the sentence")
    return None


def _said_as_they_met(page: Page, clause: Clause) -> Dating | None:
    """ "Said on Tuesday that she would go in May, as she met the premier": they met on the day of the saying."""
    start = clause.sentence.span.start
    if clause.hit.trigger.type not in _TALKS or not _AS_THEY_MET.search(page.words(clause.zone)):
        return None
    for time in page.times_in(Span(start, clause.zone.start)):
        if time.interval and time.interval.days == 1 and _SAYS_ON.search(page.flat[start : time.span.start]):
            return Dating(time.interval, (time,), f"“{time.text}” is the day of what was said there")
    return None
