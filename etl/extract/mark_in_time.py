"""Acts that only tell since when something is so: "trade has tripled since the two upgraded their ties"."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType
from etl.spans import Span

_SINCE = pattern(r"(?i)\b(?:since|(?:years?|decades?|months?|weeks?|ever) after) [^,;]{0,90}$")
_SINCE_THEY_LAST = pattern(r"(?i)\b(?:since|after|when) [^,;]{2,60} (?:last|previously|first) $")
_SINCE_THEY = pattern(r"(?i)\bsince [^,;]{2,60}$")
_MET_LAST = pattern(r"(?i)^[^,;]{0,20}\b(?:last|for the last time)\b")
# "less than a year after they upgraded their ties, during the president's stay in May"
_DURING = pattern(r"(?i)^[^;.]{0,60}, (?:during|on|in|when) [^;.,]{2,70}")
# "it is a year this week since": the day is told before it
_REACH, _RIGHT_BEFORE = 120, 30
_MARKS = {EngagementType.UPGRADE: _SINCE, EngagementType.MEETING: _SINCE_THEY_LAST}


def only_a_mark(page: Page, clause: Clause) -> bool:
    """Whether ties raised or talks held without a day only tell since when something has been so."""
    hit, start = clause.hit.span, clause.sentence.span.start
    since = _MARKS.get(clause.hit.trigger.type)
    if since is None:
        return False
    before = page.flat[max(start, hit.start - _REACH) : hit.start]
    found = since.search(before)
    if found is None and clause.hit.trigger.type is EngagementType.MEETING and clause.hit.trigger.verb:
        met_last = _MET_LAST.search(page.flat[hit.end : clause.sentence.span.end])
        found = _SINCE_THEY.search(before) if met_last else None
    if found is None:
        return False
    at = hit.start - len(before) + found.start()
    behind = _DURING.search(page.flat[hit.end : clause.sentence.span.end])
    end = max(clause.zone.end, hit.end + behind.end()) if behind else clause.zone.end
    told = page.times_in(Span(max(start, at - _RIGHT_BEFORE), end))
    return not any(time.interval and (time.span.start > at or time.span.end >= at - 1) for time in told)
