"""How far a time expression stands from a trigger: in characters, dearer to the left and past another trigger."""

from collections.abc import Sequence

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType, TimeExpression
from etl.spans import Span

_BACKGROUND = pattern(
    r"(?i)\b(since|until|till|before|by|after|over|for|the|from|between|period|compared (?:to|"
    r"with))\s+(?:the\s+(?:end|beginning|start)\s+of\s+)?$"
)
# "told reporters on Monday that the premier had gone to Peru in May": the day of the telling
_TOLD_THAT = pattern(
    r"(?i)\b(?:said|told|announced|stated|noted|recalled|reported|confirmed|added|wrote|revealed|disclosed|informed|"
    r"affirmed|stressed|explained|pointed out|reminded)\b[^;]*<>[^;]{0,40}\bthat\b"
)
_TELLING = 150
# "since the partnership's birth in 2009 and the opening of flights on 5 March": the second day is of the second thing
_AND_ANOTHER = pattern(r"(?i)^,? (?:and|as well as|along with) (?:the|an?|its|their|his|her) ")
_ANOTHER_S = 100
_IN_RELATIVE = pattern(r"(?i)\b(?:who|which|whose|where)\b[^,;]*$")


def distance(
    page: Page, clause: Clause, time: TimeExpression, kind: EngagementType, clauses: Sequence[Clause]
) -> float:
    """Characters between trigger and expression; dearer to the left, past another trigger, coarse or a telling's."""
    assert time.interval is not None
    hit = clause.hit.span
    after = time.span.start >= hit.end
    gap = time.span.start - hit.end if after else hit.start - time.span.end
    cost = float(gap) if after else gap + (0 if gap < 3 else 25)
    low, high = (hit.end, time.span.start) if after else (time.span.end, hit.start)
    between = (other.hit for other in clauses if low <= other.hit.span.start < high and other is not clause)
    cost += 60 * sum(other.trigger.type is not kind for other in between)
    if (
        _BACKGROUND.search(page.flat[max(0, time.span.start - 30) : time.span.start])
        and time.interval.days > 1
        and gap > 3
    ):
        cost += 40
    if time.interval.days > 200:
        cost += 60
    if (
        _IN_RELATIVE.search(page.flat[max(clause.sentence.span.start, time.span.start - 90) : time.span.start])
        and not after
    ):
        cost += 80
    named = not clause.hit.trigger.verb or kind is EngagementType.UPGRADE
    if after and named and _of_another_noun(page, hit, time):
        cost += _ANOTHER_S
    ahead = page.flat[max(clause.sentence.span.start, time.span.start - 90) : time.span.start]
    if not after and _TOLD_THAT.search(ahead + b"<>" + page.flat[time.span.end : hit.start]):
        cost += _TELLING
    if kind is EngagementType.VISIT and 1 < time.interval.days <= 31 and time.granularity in ("day", "week", "none"):
        cost -= 60
    return cost


def _of_another_noun(page: Page, hit: Span, time: TimeExpression) -> bool:
    """Whether a noun joined behind an earlier time takes this one: "the founding in 2009 and the opening in May"."""
    told = [other for other in page.times_in(Span(hit.end, time.span.start)) if other.interval is not None]
    return bool(told) and _AND_ANOTHER.search(page.flat[told[-1].span.end : time.span.start]) is not None
