"""A day told behind talks that a journey of another day led to: "arrived on Friday for talks with A on Monday"."""

from collections.abc import Sequence

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType, TimeExpression

_TALKS = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.MULTILATERAL})
_LED_TO = pattern(r"(?i)^ (?:for|ahead of|to have|to hold) (?:[a-z'-]+ ){0,5}$")
# "talks with A on Monday", "a meeting with A, which is set for Monday", "talks scheduled for Monday"
_HELD_ON = pattern(
    r"(?i)^[^;.:]{0,130}(?:\bon|,? (?:(?:which|that) (?:is|are|was|were|will|would) (?:[a-z]+ ){0,3})?"
    r"(?:set|scheduled|slated|planned|due|expected|fixed|held|place|begin|start|open) (?:for|on)) (?:the )?$"
)
_OF_ANOTHER_ACT = pattern(
    r"(?i)\b(?:before|after|until|leav\w+|return\w*|depart\w*|when|where|while|who|whose|whom|said|announced|"
    r"told|ahead|since|released|issued)\b"
)


def days_behind(
    page: Page, clause: Clause, fit: Sequence[TimeExpression], clauses: Sequence[Clause]
) -> list[TimeExpression]:
    """The later day behind the talks, where the day before them is that of the journey that led to them."""
    hit = clause.hit.span
    if clause.hit.trigger.type not in _TALKS or len(fit) < 2:
        return []
    ways = [other for other in clauses if other.hit.trigger.type is EngagementType.VISIT]
    ways = [other for other in ways if other.hit.span.end <= hit.start]
    ahead = [time for time in fit if ways and ways[-1].hit.span.end <= time.span.start and time.span.end <= hit.start]
    if not ahead or not _LED_TO.search(page.flat[ahead[-1].span.end : hit.start]):
        return []
    return [
        time
        for time in fit
        if time.span.start >= hit.end
        and not any(hit.end <= other.hit.span.start < time.span.start for other in clauses)
        and _later(ahead[-1], time)
        and _HELD_ON.search(between := page.flat[hit.end : time.span.start])
        and not _OF_ANOTHER_ACT.search(between)
    ][:1]


def _later(one: TimeExpression, two: TimeExpression) -> bool:
    """Whether both are single days and the second comes after the first."""
    if one.interval is None or two.interval is None or max(one.interval.days, two.interval.days) > 1:
        return False
    return two.interval.first > one.interval.last
