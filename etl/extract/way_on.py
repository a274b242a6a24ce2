"""Ways on within a land where somebody is already: "is in Peru on a state visit. Tomorrow he will fly to Cusco"."""

from collections.abc import Sequence

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.intervals import Granularity, Interval
from etl.model import EngagementType, PersonMention, Status

_ONWARD = frozenset({"visit of departure", "journey continued", "visit verb", "visit to a city of a land"})
_IS_THERE = pattern(r"(?i)\b(?:is|are) (?:now |currently |here |already )*(?:in|on|visiting|touring)\b")
_SOON, _LONGEST = 4, 10


def under_way(page: Page, visit: Act) -> bool:
    """Whether it is a visit, not a tour of lands, that goes on as it is told: "is in Peru", "is on a state visit"."""
    words = page.flat[visit.clause.sentence.span.start : visit.at.end]
    held = visit.type is EngagementType.VISIT and visit.status is Status.HELD and visit.asserted
    tour = any("tour" in rule for rule in visit.rules)
    return held and not tour and _IS_THERE.search(words) is not None


def goes_on_there(visit: Act) -> bool:
    """Whether it is a journey still to be made on a day of its own, told by a verb."""
    told = visit.type is EngagementType.VISIT and visit.status is Status.PLANNED and bool(visit.times)
    return told and set(visit.rules) <= _ONWARD


def with_ways_on(page: Page, visits: Sequence[Act]) -> list[Act]:
    """The visits, each until its guest goes on within the same land, which is no visit of its own."""
    kept: list[Act] = []
    for visit in visits:
        if any(_leads_to(page, other, visit) for other in visits):
            continue
        ends = [onward.date.last for onward in visits if onward.date and _leads_to(page, visit, onward)]
        if ends and visit.date is not None:
            days = Interval(visit.date.first, max(visit.date.last, *ends), Granularity.DAY)
            kept.append(replace(visit, date=days))
        else:
            kept.append(visit)
    return kept


def _leads_to(page: Page, visit: Act, onward: Act) -> bool:
    """Whether the same people go on, within a few days, in the land where they are already."""
    if not (under_way(page, visit) and goes_on_there(onward)) or visit.story != onward.story:
        return False
    if visit.date is None or onward.date is None or (visit.mover, visit.partners) != (onward.mover, onward.partners):
        return False
    near = visit.date.days <= _LONGEST and 0 <= (onward.date.first - visit.date.last).days <= _SOON
    one, two = _travellers(visit), _travellers(onward)
    return near and (
        not one
        or not two
        or any(page.identity(page.fullest(a)) == page.identity(page.fullest(b)) for a in one for b in two)
    )


def _travellers(visit: Act) -> tuple[PersonMention, ...]:
    return visit.home_people if visit.mover == "home" else visit.partner_people
