"""A tour told before its legs lends them its days: "on a tour of the Pacific this week. They will visit Fiji ..."."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.status import status
from etl.extract.zones import Clause
from etl.intervals import Granularity, Interval
from etl.model import HOME, EngagementType, Status

EACH_LAND = pattern(
    r"(?i)\b(?:in|at|of|to|from) (?:(?:all|both|each of) (?:of )?(?:the |these |those )?(?:two |three |four |five |"
    r"six )?|(?:the|these|those) (?:two|three|four|five|six) |each |every )"
    r"(?:(?:european|asian|african|host|partner|neighbou?ring) )?(?:countr(?:y|ies)|nations?|states|capitals?|stops?)"
    r"\b|(?:leaders|ministers|presidents|premiers|counterparts|colleagues|hosts|governments|officials) "
    r"(?:of|from|in) (?:(?:all |the |all the )(?:two|three|four|five|six)|both)"
    r"(?:[.,;]| (?:is|are|will|on|to|for|in)\b)"
)
_A_TOUR = pattern(r"(?i)\b(?:tour|trip|journey|swing|itinerary|route|programme|program|travels)\b")
_SOON = 4
_OTHER_LANDS = "lands of a tour"
# how long a tour may last of which only the first day is told
_TWO_WEEKS = timedelta(days=14)
_JUST_BEGUN = timedelta(days=4)
_ONWARD = frozenset({"journey continued", "next on his route"})
_SET_OFF = frozenset({"visit of departure", "visit of arrival"})
_ON_THE_WAY = 7


class Tour(Struct, frozen=True):
    """Days and stage of a journey of home's people whose goals are not named yet."""

    clause: Clause
    dating: Dating
    status: Status


def announced(page: Page, clause: Clause, dating: Dating) -> Tour | None:
    """The journey of a clause that tells its days and travellers, but no country."""
    if dating.interval is None or clause.hit.trigger.type is not EngagementType.VISIT:
        return None
    sentence = clause.sentence.span
    sides = {page.side(person) for person in page.people_in(sentence)}
    abroad = any(place.code != page.home for place in page.places_in(clause.zone))
    if abroad or HOME not in sides or sides - {HOME, None}:
        return None
    return Tour(clause, dating, status(page, clause, dating.interval))


def lent(acts: Sequence[Act], tour: Tour) -> list[Act]:
    """The acts, undated legs told soon after the tour with its days and stage."""
    return [_within(act, tour) if _is_leg(act, tour) else act for act in acts]


def to_each_land(page: Page, clause: Clause, acts: list[Act], lands: Sequence[str]) -> list[Act]:
    """The act once for each land told before, where the visit is one "to the two countries"."""
    one = len(acts) == 1 and set(acts[0].partners) <= set(lands)
    if not one or len(lands) < 2 or not EACH_LAND.search(page.words(clause.zone)):
        return acts
    return [replace(acts[0], partners=(land,)) for land in lands]


def of_a_tour(page: Page, clause: Clause, tour: Tour | None) -> bool:
    """Whether lands only listed, "The countries are Peru and Chile", are those of a journey: named, or told before."""
    if clause.hit.trigger.rule != _OTHER_LANDS or _A_TOUR.search(page.words(clause.sentence.span)):
        return True
    return tour is not None and 0 <= clause.sentence.order - tour.clause.sentence.order <= _SOON


def _is_leg(act: Act, tour: Tour) -> bool:
    after = act.clause.sentence.order - tour.clause.sentence.order
    undated = act.date is None and act.type is EngagementType.VISIT and not _later_leg(act, tour)
    return undated and act.mover == "home" and 0 <= after <= _SOON


def _later_leg(act: Act, tour: Tour) -> bool:
    """Whether it is the way on from a first goal, where the tour has told only the day on which it set out."""
    return (
        not set(act.rules).isdisjoint(_ONWARD) and tour.dating.interval is not None and tour.dating.interval.days == 1
    )


def since_the_leg_before(act: Act, last: Act | None) -> Act:
    """A leg told by its end alone, "her host in Peru until 9 May", from the end of the leg told before it.

    Its days are those from the publication on; of a journey still to come, from the first day told of it; of one under
    way, from the day on which it is told to have begun.
    """
    if last is None or act.date is None or last.date is None:
        return act
    journeys = act.type is last.type is EngagementType.VISIT and act.mover == last.mover
    same = journeys and set(act.partners) == set(last.partners)
    set_off = same and last.clause.hit.trigger.rule in _SET_OFF and last.date.days == 1
    if set_off and 0 < (act.date.first - last.date.first).days <= _ON_THE_WAY:
        days = Interval(last.date.first, act.date.last, act.date.granularity)
        return replace(act, date=days, why="from the day of the departure")
    to_come = same and last.status is Status.PLANNED
    if to_come and act.date.first < last.date.first <= act.date.last:
        days = Interval(last.date.first, act.date.last, act.date.granularity)
        return replace(act, date=days, status=last.status, why="from the first day told of the journey")
    legs = journeys and act.mover == "home"
    begun = act.date.first < last.date.last < act.date.last
    if not legs or not begun or set(act.partners) & set(last.partners):
        return act
    days = Interval(last.date.last, act.date.last, act.date.granularity)
    return replace(act, date=days, why="from the end of the leg before it")


def in_its_course(page: Page, act: Act, last: Act | None) -> Act:
    """A land that is only listed as one of a tour, on some day from its first to the end told, or within two weeks."""
    if _OTHER_LANDS not in act.rules or last is None or last.type is not EngagementType.VISIT or last.date is None:
        return act
    begun, told = last.date.first, page.published(act.clause.sentence)
    if last.mover != act.mover or begun < told.first - _JUST_BEGUN or set(act.partners) & set(last.partners):
        return act
    end = act.date.last if act.date is not None and act.date.last > begun else begun + _TWO_WEEKS
    return replace(
        act, date=Interval(max(begun, told.first), end, Granularity.NONE), times=last.times, status=Status.PLANNED,
        why="on some day of the tour of which the land is listed",
    )  # fmt: skip


def _within(act: Act, tour: Tour) -> Act:
    days = tour.dating
    if _OTHER_LANDS in act.rules and days.interval is not None and days.interval.days == 1:
        begun = days.interval.first
        days = replace(days, interval=Interval(begun, begun + _TWO_WEEKS, Granularity.NONE))
    stage = tour.status if act.status is Status.HELD else act.status
    return replace(act, date=days.interval, times=days.times, status=stage, why=f"the tour told before: {days.why}")
