"""The year of each traveller in brackets behind his name, the verb after them: "A (1997) and B (2000) went there"."""

from itertools import pairwise

from msgspec.structs import replace

from etl.extract.datable import datable
from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType, TimeExpression
from etl.spans import Span

_OPENS = pattern(r"\((?:(?:in|on) )?$")
_VERB_NEXT = pattern(r"^\)(?:,? (?:all|both|each|also|too))?(?: [a-z]+){0,3} $")


def year_of_each(page: Page, clause: Clause) -> list[tuple[Clause, Dating]]:
    """The clause once for each traveller of such a list, with his own year; nothing where it is none."""
    if clause.hit.trigger.type is not EngagementType.VISIT or not clause.hit.trigger.verb:
        return []
    zone, hit = clause.zone, clause.hit.span
    if b"(" not in page.flat[zone.start : hit.start]:
        return []
    times = [time for time in page.times_in(Span(zone.start, hit.start)) if _in_brackets(page, clause, time)]
    if len(times) < 2 or not _VERB_NEXT.search(page.flat[times[-1].span.end : hit.start]):
        return []
    ends = (zone.start, *(time.span.end for time in times))
    if not all(page.people_in(Span(one, two)) for one, two in pairwise(ends)):
        return []
    stem = Span(times[-1].span.end, zone.end)
    return [
        (
            replace(clause, zone=Span(start, time.span.end), stem=stem),
            Dating(time.interval, (time,), f"“{time.text}” stands behind the name"),
        )
        for start, time in zip(ends, times, strict=False)
    ]


def _in_brackets(page: Page, clause: Clause, time: TimeExpression) -> bool:
    ahead = page.flat[max(clause.zone.start, time.span.start - 4) : time.span.start]
    behind = page.flat[time.span.end : time.span.end + 1]
    return behind == b")" and _OPENS.search(ahead) is not None and datable(page, time) and time.interval is not None
