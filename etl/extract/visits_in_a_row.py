"""Visits that one noun each tells of, under one day: "left on 4 May for a visit to A, a visit to B and one to C"."""

from collections.abc import Sequence

from msgspec.structs import replace

from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType

_GONE_TO = (EngagementType.VISIT, EngagementType.MULTILATERAL)
# "a state visit to Peru, attendance at the summit in Chile and an official visit to Cuba"
_NEXT_VISIT = pattern(
    r"^(?: (?:to|in|at|of))? [^,;.]{2,70}(?:,| and|, and) (?:then )?"
    r"(?:attendance at [^,;.]{2,60}|an? (?:[a-z-]+ ){0,3})$"
)


def in_a_row(page: Page, clauses: Sequence[Clause], own: Sequence[Dating], index: int) -> Dating | None:
    """The days of the nearest dated visit of the row that leads up to this one; None where the row is broken."""
    for near in range(index - 1, -1, -1):
        ahead, clause = clauses[near].hit, clauses[near + 1].hit
        if ahead.trigger.type not in _GONE_TO or clause.trigger.type not in _GONE_TO:
            return None
        between = page.flat[ahead.span.end : max(ahead.span.end, clause.span.start)]
        if b" by " in between or not _NEXT_VISIT.search(between):
            return None
        if own[near].interval is not None:
            return replace(own[near], why=f"{own[near].why}, with the visits in a row")
    return None
