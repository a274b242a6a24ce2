"""Talks for which a foreigner travels on to a third land: not with home."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME
from etl.spans import Span

_GOES_ON_FOR = pattern(
    r"(?i)\b(?:leav|depart|fl(?:y|ies|ew)\b|head|travel|go(?:es|ing)?\b|went|proceed|continu|mov)[^;.]{2,110} "
    r"for (?:[a-z-]+ )*$"
)
_THERE = pattern(r"(?i)^ (?:with [^;,.]{2,60} )?(?:in|at) (?:the )?$")
_REACH = 90


def on_to_others(page: Page, clause: Clause) -> bool:
    """Whether the noun is what somebody leaves for: "will fly on Friday from Rome to Lima for talks in Peru"."""
    hit, span = clause.hit.span, clause.sentence.span
    ahead = page.flat[span.start : hit.start]
    if clause.hit.trigger.verb or b" for " not in ahead or not _GOES_ON_FOR.search(ahead):
        return False
    people = {page.side(person) for person in page.people_in(span)} - {None}
    there = page.places_in(Span(hit.end, min(span.end, hit.end + _REACH)))
    if not there or not people or HOME in people or there[0].code in {page.home, *people}:
        return False
    return _THERE.search(page.flat[hit.end : there[0].span.start]) is not None
