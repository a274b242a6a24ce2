"""The days of a stay told by its two ends in one sentence: "left on 4 May for a visit until 9 May"."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.intervals import Granularity, Interval
from etl.model import TimeExpression
from etl.spans import Span

_UNTIL = pattern(r"(?i)\b(?:until|till|through|ending(?: on)?)\s+(?:the\s+)?$")
_SETS_OUT = pattern(
    r"(?i)\b(?:left|leaves?|leaving|depart\w*|set off|sets off|set out|flew|flies|arriv\w+|land(?:s|ed)|came|"
    r"beg[aiu]n\w*|begins|start(?:s|ed|ing)|kick\w* off|open(?:s|ed))\b[^;]*$"
)
_LONGEST_STAY = 21


def from_its_start(page: Page, clause: Clause, last: TimeExpression) -> Interval | None:
    """From the day on which somebody set out, or came, to the `last` one of his stay."""
    start = clause.sentence.span.start
    if last.interval is None or not _UNTIL.search(page.flat[max(start, last.span.start - 14) : last.span.start]):
        return None
    before = [
        time
        for time in page.times_in(Span(start, last.span.start))
        if time.interval is not None
        and time.interval.days == 1
        and _SETS_OUT.search(page.flat[start : time.span.start])
    ]
    if not before or before[-1].interval is None or b";" in page.flat[before[-1].span.end : last.span.start]:
        return None
    first = before[-1].interval.first
    stay = Interval(first, last.interval.last, Granularity.DAY) if first < last.interval.last else None
    return stay if stay is not None and stay.days <= _LONGEST_STAY else None
