"""Two tellings of one engagement as one act: the narrower days, the more definite kind, everybody named."""

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.parties import ordered
from etl.intervals import Interval
from etl.model import EngagementType, PersonMention, Status

_ENOUGH = 200


def join(one: Act, two: Act, leg: Act | None = None) -> Act:
    """One act with the words of both: the narrower days, the more definite kind, everybody named.

    `leg` is the one that tells a leg of the tour which the other tells.
    """
    lead = one if one.at.start <= two.at.start else two
    dated = leg or _better_dated(one, two)
    kind = next((act for act in (one, two) if act.type is not EngagementType.MEETING), one)
    return replace(
        lead,
        clause=dated.clause,
        type=kind.type,
        subtype=kind.subtype or one.subtype or two.subtype,
        partners=one.partners,
        home_people=union(one.home_people, two.home_people),
        partner_people=union(one.partner_people, two.partner_people),
        home_named=one.home_named or two.home_named,
        place=_place(one, two),
        mover=one.mover or two.mover,
        asserted=one.asserted or two.asserted,
        status=_status(one, two, dated),
        date=leg.date if leg else _days(one, two, dated),
        times=dated.times,
        why=dated.why,
        ordinal=one.ordinal or two.ordinal,
        count=one.count or two.count,
        borrowed=one.borrowed and two.borrowed,
        online=one.online or two.online,
        rules=ordered((*one.rules, *two.rules)),
        tellings=(*one.tellings, *two.tellings),
    )


def union(one: tuple[PersonMention, ...], two: tuple[PersonMention, ...]) -> tuple[PersonMention, ...]:
    """The people of both, each once, in the order in which they are named; hundreds of mentions are enough."""
    if len(one) > _ENOUGH:
        return one
    return tuple(dict.fromkeys((*one, *two)))


def _place(one: Act, two: Act):  # type: ignore[no-untyped-def]
    return next((act.place for act in (one, two) if act.place and act.place.city), one.place or two.place)


def _better_dated(one: Act, two: Act) -> Act:
    if one.date is None and two.date is None:
        return min(one, two, key=lambda act: act.at.start)
    if one.date is None or two.date is None:
        return two if one.date is None else one
    by_day = [act for act in (one, two) if act.date is not None and act.date.granularity == "day"]
    if one.type is EngagementType.VISIT and len(by_day) == 1:
        return by_day[0]
    if one.type is EngagementType.VISIT and len(by_day) == 2 and max(one.date.days, two.date.days) <= 31:
        return one if one.date.days >= two.date.days else two
    return one if one.date.days <= two.date.days else two


def _days(one: Act, two: Act, dated: Act) -> Interval | None:
    if one.type is EngagementType.VISIT and one.date and two.date and max(one.date.days, two.date.days) <= 31:
        by_day = one.date.granularity == two.date.granularity == "day"
        return one.date.hull(two.date) if by_day else dated.date
    return dated.date


def _status(one: Act, two: Act, dated: Act) -> Status:
    if Status.CANCELLED in (one.status, two.status) or Status.POSTPONED in (one.status, two.status):
        return Status.CANCELLED if Status.CANCELLED in (one.status, two.status) else Status.POSTPONED
    if Status.HELD in (one.status, two.status) and dated.date is not None and dated.status is not Status.HELD:
        other = two if dated is one else one
        firm = other.asserted and other.clause.hit.trigger.verb and other.date is not None
        return Status.HELD if firm else dated.status
    return dated.status
