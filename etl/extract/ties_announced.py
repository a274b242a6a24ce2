"""Ties told as raised by now, on the day the two sides made it known: "have raised their ties, they announced on"."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType, TimeExpression

_HAVE = pattern(
    r"(?i)\b(?:have|has) (?:(?:now|both|just|today|[a-z]+ly|been|decided to|agreed to) ){0,3}$|"
    r"\b(?:are|is) (?:now|henceforth|officially|formally|from now on) (?:[a-z]+ ){0,2}$"
)
_MADE_KNOWN = pattern(
    r"(?i)^[^;]{0,110}, (?:[^,;]{2,120}(?:, [^,;]{2,60},)? (?:announced|declared|proclaimed)|"
    r"(?:the |its |[a-z]+'s )?(?:[\w'-]+ ){0,4}(?:ministry|government|spokes(?:man|woman|person)|statement|communique|"
    r"release|palace|presidency|presidential office|foreign office)(?: of [^,;]{3,40})? (?:said|says|stated|confirmed))"
    r"\b[^,;]{0,60}$"
)


def announced_then(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether ties have been raised and the time is that of the announcement behind the comma."""
    hit, start = clause.hit.span, clause.sentence.span.start
    if clause.hit.trigger.type is not EngagementType.UPGRADE or time.span.start < hit.end:
        return False
    have = _HAVE.search(page.flat[max(start, hit.start - 60) : hit.start])
    return have is not None and _MADE_KNOWN.search(page.flat[hit.end : time.span.start]) is not None
