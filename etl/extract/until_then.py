"""The days of a stay told by its two ends in one sentence: "left on 4 May for a visit until 9 May"."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.intervals import Granularity, Interval
from etl.model import EngagementType, TimeExpression
from etl.spans import Span

_UNTIL = pattern(r"(?i)\b(?:until|till|through|ending(?: on)?)\s+(?:the\s+)?$")
_SETS_OUT = pattern(
    r"(?i)\b(?:left|leaves?|leaving|depart\w*|set off|sets off|set out|flew|flies|arriv\w+|land(?:s|ed)|came|"
    r"beg[aiu]n\w*|begins|start(?:s|ed|ing)|kick\w* off|open(?:s|ed))\b[^;]*$"
)
_BEGINS = pattern(r"(?i)\b(?:beg[aiu]ns?|start(?:s|ed)|open(?:s|ed)|kick(?:s|ed) off) (?:on )?$")
_AND_ENDS = pattern(
    r"(?i)^,? and (?:will |would |is to |is due to |was to )?(?:then )?(?:ends?|ended|conclude[sd]?|close[sd]?|"
    r"last(?:s|ed)? (?:until|till)|r[au]ns? (?:until|till)) (?:on )?$"
)
_LONGEST_STAY = 21


def by_its_two_ends(page: Page, clause: Clause, day: TimeExpression) -> Interval | None:
    """All days of a stay that is told by its first and its last, of which `day` is one; of talks by "begins" alone."""
    stay = _from_its_start(page, clause, day) if clause.hit.trigger.type is EngagementType.VISIT else None
    return stay or _to_its_end(page, clause, day)


def _from_its_start(page: Page, clause: Clause, last: TimeExpression) -> Interval | None:
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


def _to_its_end(page: Page, clause: Clause, first: TimeExpression) -> Interval | None:
    """From the `first` day on which it is told to begin to that of its end: "begins on 4 May and ends on 9 May"."""
    sentence = clause.sentence.span
    if first.interval is None or first.interval.days > 1:
        return None
    if not _BEGINS.search(page.flat[max(sentence.start, first.span.start - 14) : first.span.start]):
        return None
    last = next((time for time in page.times_in(Span(first.span.end, sentence.end)) if time.interval), None)
    if last is None or last.interval is None or last.interval.days > 1:
        return None
    if not _AND_ENDS.search(page.flat[first.span.end : last.span.start]):
        return None
    days = (last.interval.last - first.interval.first).days
    return Interval(first.interval.first, last.interval.last, Granularity.DAY) if 0 < days <= _LONGEST_STAY else None
