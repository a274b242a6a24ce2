"""Days apart: which two tellings of other days may still be of one engagement."""

from etl.merge.facts import WIDE_DAYS, Fact
from etl.merge.likeness import (
    FACE_TO_FACE,
    STAY_DAYS,
    elsewhere,
    only_planned,
    same_occasion,
    same_papers,
    same_place,
    same_stage,
)
from etl.merge.pairing import KNOWN, Match, Pair, gap, pair
from etl.merge.ruling import Judged, Verdict, ruled


def dates(one: Fact, other: Fact) -> Judged | None:
    """Days apart; a stay and a numbered session may be told by two of their days, time zones move a call by one, and
    of two outlets one may have the day of anything wrong by one."""
    days = gap(one, other)
    if days is None:
        return _undated(one, other)
    if days < 1:
        return None
    if max(one.days, other.days) > WIDE_DAYS:
        return ruled(Verdict.DIFFERENT, "the dates exclude each other")
    if "visit" in one.types:
        return _visit_days(one, other, days)
    if days == 1 and "upgrade" in one.types & other.types:
        return None
    if days == 1 and (one.ordinals & other.ordinals or (max(one.days, other.days) > 1 and one.by_day and other.by_day)):
        return None
    if days == 1 and "remote" in one.directions | other.directions:
        return _across_midnight(pair(one, other))
    return _misdated(pair(one, other)) if days == 1 else ruled(Verdict.DIFFERENT, "on other days")


def _misdated(two: Pair) -> Judged | None:
    """The same people, or the same documents, in one town on the 11th here and on the 12th there.

    Formal talks are held once a visit and a guest of lower rank is received once; those of one rank may well meet for
    tea on the day after, so of them more than names must agree.
    """
    one, other = two.one, two.other
    if not one.types & FACE_TO_FACE and _same_event(two):
        return None
    if elsewhere(two) is not None or Match.CONFLICT in two.sides or not one.types & other.types:
        return ruled(Verdict.DIFFERENT, "on other days")
    if "agreement" in one.types & other.types:
        witnessed = two.known == len(two.sides) and Match.NAME in two.sides
        return None if witnessed or same_papers(one, other) else ruled(Verdict.DIFFERENT, "on other days")
    ranks = one.home_ranks | other.home_ranks, one.partner_ranks | other.partner_ranks
    received = all(ranks) and ranks[0].isdisjoint(ranks[1])
    told_alike = received or same_place(one, other) or same_occasion(one, other) or one.subtypes & other.subtypes
    if two.home is two.partner is Match.NAME and (told_alike or only_planned(one, other)):
        return None
    if Match.NAME in two.sides and two.known == len(two.sides):
        return ruled(Verdict.UNDECIDED, "the same people a day apart, perhaps one engagement", ask=True)
    return ruled(Verdict.DIFFERENT, "on other days")


def _same_event(two: Pair) -> bool:
    """Whether both tell of one event in one town, which lasts longer than the day on which it opens; of a summit
    somebody who attends must be the same."""
    attended = "multilateral" not in two.one.types | two.other.types or Match.NAME in two.sides
    return attended and Match.CONFLICT not in two.sides and same_stage(two.one, two.other)


def _across_midnight(two: Pair) -> Judged | None:
    """A call is of one day here and of another there, a letter is sent on one and printed on the next."""
    if two.home is two.partner is Match.NAME or _same_letter(two):
        return None
    if two.known == len(two.sides):
        return ruled(Verdict.UNDECIDED, "a day apart, perhaps by time zone", ask=True)
    return ruled(Verdict.DIFFERENT, "on other days")


def _same_letter(two: Pair) -> bool:
    """Whether both tell of condolences, of congratulations, or of one reason, by the same sender to nobody else."""
    one, other = two.one, two.other
    of_one_reason = bool(one.subtypes & other.subtypes) or same_occasion(one, other)
    of_one_kind = "message" in one.types & other.types and of_one_reason
    sides = {two.home, two.partner}
    return of_one_kind and Match.NAME in sides and Match.CONFLICT not in sides


def _visit_days(one: Fact, other: Fact, days: int) -> Judged | None:
    """Two single days date acts of one stay when the same traveller is known; a told stay has its own end, and one that
    is only planned may yet be moved by days."""
    if days == 1:
        return None
    sides = pair(one, other).sides
    if days <= STAY_DAYS and only_planned(one, other) and set(sides) == {Match.NAME}:
        return None
    if days <= STAY_DAYS and one.days == other.days == 1 and KNOWN.issuperset(sides):
        return None
    if days <= STAY_DAYS and Match.CONFLICT not in sides:
        return ruled(Verdict.UNDECIDED, f"{days} days apart, perhaps of one stay", ask=True)
    return ruled(Verdict.DIFFERENT, "on other days")


def _undated(one: Fact, other: Fact) -> Judged | None:
    """Undated tellings are compared only with one another, when published within days."""
    if one.first is not None or other.first is not None or one.published is None or other.published is None:
        return ruled(Verdict.UNDECIDED, "one telling gives no date")
    apart = max(one.published[0] - other.published[1], other.published[0] - one.published[1])
    return None if apart <= WIDE_DAYS else ruled(Verdict.UNDECIDED, "undated, and told at other times")
