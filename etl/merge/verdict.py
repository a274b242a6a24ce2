"""Same, likely, undecided or different: what speaks against two facts telling one engagement, then what speaks for it.

Conflicts are asked in order and the first one settles the matter; only a pair without any is weighed by its support.
"""

from etl.merge.conflicts import OF_FACTS, OF_PAIRS, may_ask
from etl.merge.facts import WIDE_DAYS, Fact
from etl.merge.likeness import (
    FACE_TO_FACE,
    MONTH_DAYS,
    elsewhere,
    in_two_towns,
    of_one_series,
    recalled_signing,
    same_occasion,
    same_papers,
    same_place,
    same_stage,
    signed_together,
)
from etl.merge.pairing import Match, Pair, gap, pair
from etl.merge.ruling import Judged, Verdict, ruled

SEASON_DAYS = 100
YEAR_DAYS = 370
LEADER = frozenset({0})
COMMITTEES = frozenset({"committee", "joint committee"})


def judge(one: Fact, other: Fact) -> Judged:
    """Compare two facts; symmetric, and a function of the two alone."""
    for conflict in OF_FACTS:
        if (found := conflict(one, other)) is not None:
            return found if may_ask(one, other) else ruled(found.verdict, found.why)
    two = pair(one, other)
    for objection in OF_PAIRS:
        if (found := objection(two)) is not None:
            return found
    return _support(two)


def _support(two: Pair) -> Judged:
    numbered = bool(two.one.ordinals & two.other.ordinals)
    if not two.one.types & two.other.types and Match.NAME not in two.sides and not (numbered or _one_agenda(two)):
        if two.days <= WIDE_DAYS and _same_show(two):
            return ruled(Verdict.LIKELY, "the same occasion in one town and the same days")
        return ruled(Verdict.UNDECIDED, "told as two kinds of contact, with nobody named in both")
    if two.days > WIDE_DAYS and two.one.types.isdisjoint(two.other.types) and not numbered:
        return _if(_recalled_as_another_kind(two), "recalled as another kind of contact")
    if two.one.first is None:
        return _if(Match.NAME in two.sides, "told at one time")
    return _near(two) if two.days <= WIDE_DAYS else _far(two)


def _same_show(two: Pair) -> bool:
    """Much the same occasion in one town, or on one day and in no two towns."""
    if same_stage(two.one, two.other):
        return True
    return two.days == 1 and same_occasion(two.one, two.other) and not in_two_towns(two.one, two.other)


def _recalled_as_another_kind(two: Pair) -> bool:
    """A dialogue recalled as a meeting of that month: what else is told must be of it, and no call was in a town."""
    one, other = two.one, two.other
    by_phone = {"remote"}
    if one.directions and other.directions and (one.directions == by_phone) != (other.directions == by_phone):
        return False
    if in_two_towns(one, other) or Match.CONFLICT in two.sides:
        return False
    named = Match.NAME in two.sides
    if _one_agenda(two):
        return True
    if two.days > MONTH_DAYS:
        both_by_phone = one.directions == other.directions == by_phone and two.known == len(two.sides)
        return named and (both_by_phone or same_occasion(one, other))
    alike = _same_ranks(one, other) and bool(one.channels & other.channels)
    return same_occasion(one, other) or (named and (two.known == len(two.sides) or same_place(one, other) or alike))


def _one_agenda(two: Pair) -> bool:
    """Whether a meeting recalled by its month is of the occasion, the level and the channel of a session."""
    one, other = two.one, two.other
    if not WIDE_DAYS < two.days <= MONTH_DAYS or one.channels.isdisjoint(other.channels):
        return False
    return same_occasion(one, other) and _same_ranks(one, other)


def _near(two: Pair) -> Judged:
    """Both are dated to days or a week, and share some."""
    one, other, sides = two.one, two.other, two.sides
    if "upgrade" in one.types & other.types and one.subtypes & other.subtypes:
        return ruled(Verdict.SAME, "the same step of relations in the same days")
    if "upgrade" in one.types & other.types and (same_occasion(one, other) or not (one.occasions and other.occasions)):
        return ruled(Verdict.LIKELY, "a step of relations in the same days")
    if (apart := gap(one, other)) is not None and apart > 0 and two.known:
        return ruled(Verdict.LIKELY, "the same people within days")
    if "agreement" in one.types & other.types and same_papers(one, other):
        return ruled(Verdict.LIKELY, "the same documents within days")
    wholly_known = two.known + sides.count(Match.ABSENT) == len(sides)
    if Match.NAME in sides and wholly_known and one.types & other.types:
        return ruled(Verdict.SAME, "the same people in the same days")
    if two.known:
        return ruled(Verdict.LIKELY, "some of the same people in the same days")
    if one.ordinals & other.ordinals:
        return ruled(Verdict.LIKELY, "the same number in the series in the same days")
    return elsewhere(two) or _near_unnamed(two)


def agreement(one: Fact, other: Fact) -> frozenset[str]:
    """In what more than the days two facts agree, of all in which an outlet may be more exact than another."""
    two = pair(one, other)
    agree = {
        "home": two.home is Match.NAME,
        "partner": two.partner is Match.NAME,
        "home rank": bool(one.home_ranks & other.home_ranks),
        "partner rank": bool(one.partner_ranks & other.partner_ranks),
        "kind": bool(one.subtypes & other.subtypes),
        "channel": bool(one.channels & other.channels),
        "direction": bool(one.directions & other.directions),
        "place": same_place(one, other),
        "occasion": same_occasion(one, other),
        "count": bool(one.counts & other.counts),
    }
    return frozenset(name for name, holds in agree.items() if holds)


def _near_unnamed(two: Pair) -> Judged:
    """Nobody on a side that decides is named in both."""
    one, other = two.one, two.other
    if _told_alike(two):
        return ruled(Verdict.SAME, "told alike")
    if "agreement" in one.types & other.types and one.occasions and other.occasions and not same_papers(one, other):
        return ruled(Verdict.UNDECIDED, "papers of the same days, on two matters", ask=True)
    if same_occasion(one, other):
        return ruled(Verdict.LIKELY, "the same occasion in the same days")
    if _same_ranks(one, other) and Match.NAME in (two.home, two.partner):
        return ruled(Verdict.LIKELY, "the same host in the same days")
    if _same_ranks(one, other) and one.channels & other.channels:
        return ruled(Verdict.LIKELY, "the same days, level and channel")
    if two.days == 1 and _recalled_session(two):
        return ruled(Verdict.LIKELY, "a session of that day, told without those who came")
    if signed_together(one, other):
        return ruled(Verdict.LIKELY, "signed between the two on one day or stay")
    return ruled(Verdict.UNDECIDED, "the same days, and nobody named in both", ask=True)


def _told_alike(two: Pair) -> bool:
    """Nobody named, and all else the same: days, kind, way, levels, and the matter where both give one."""
    if two.one.occasions and two.other.occasions and not same_occasion(two.one, two.other):
        return False
    return two.sides.count(Match.ABSENT) == len(two.sides) and _outline(two.one) == _outline(two.other)


def _outline(fact: Fact) -> tuple[object, ...]:
    return fact.first, fact.last, fact.types, fact.directions, fact.channels, fact.home_ranks, fact.partner_ranks


def _same_ranks(one: Fact, other: Fact) -> bool:
    """No side is told at a level that the other fact does not give as well, and one at least is known."""
    pairs = ((one.home_ranks, other.home_ranks), (one.partner_ranks, other.partner_ranks))
    agree = [bool(mine & theirs) for mine, theirs in pairs if mine or theirs]
    return bool(agree) and all(agree)


def _far(two: Pair) -> Judged:
    """One at least is a look back or a plan, dated to a month or worse: the wider, the more must agree."""
    one, other = two.one, two.other
    if one.ordinals & other.ordinals:
        return ruled(Verdict.LIKELY, "the same number in the series")
    if "upgrade" in one.types:
        return _if(two.days <= YEAR_DAYS, "relations change once in a while")
    if two.days > YEAR_DAYS:
        return ruled(Verdict.UNDECIDED, "dated too loosely")
    if same_occasion(one, other):
        return ruled(Verdict.LIKELY, "the same occasion")
    if "visit" in one.types:
        return _far_visit(two)
    if one.types & FACE_TO_FACE:
        return _far_talks(two)
    if "agreement" in one.types and (recalled_signing(one, other) or max(one.counts & other.counts, default=1) > 1):
        return ruled(Verdict.LIKELY, "signed between the two in that time, and nothing said against it")
    if two.home is two.partner is Match.NAME:
        return ruled(Verdict.LIKELY, "the same people on both sides in that time")
    if "agreement" in one.types and Match.NAME in two.sides and _led(two):
        return ruled(Verdict.LIKELY, "signed with that leader in that time")
    return _if(two.days <= MONTH_DAYS and Match.NAME in two.sides, "the same people in that month")


def _led(two: Pair) -> bool:
    """Whether a side of which one name agrees is told by both at the level of a leader."""
    one, other = two.one, two.other
    home = two.home is Match.NAME and one.home_ranks == other.home_ranks == LEADER
    return home or (two.partner is Match.NAME and one.partner_ranks == other.partner_ranks == LEADER)


def _far_visit(two: Pair) -> Judged:
    one, other = two.one, two.other
    if Match.NAME in two.sides:
        return ruled(Verdict.LIKELY, "the same traveller in that time")
    leaders = one.home_ranks == other.home_ranks == LEADER or one.partner_ranks == other.partner_ranks == LEADER
    if Match.OFFICE in two.sides:
        return _if(two.days <= SEASON_DAYS or leaders, "the same office travelled in that time")
    return _if(two.days <= MONTH_DAYS and _same_ranks(one, other), "a visit of that level in that month")


def _far_talks(two: Pair) -> Judged:
    one, other = two.one, two.other
    if one.subtypes & other.subtypes & COMMITTEES and same_place(one, other):
        return ruled(Verdict.LIKELY, "a committee that met there in that time")
    if "credentials" in one.types and two.partner is Match.NAME:
        return ruled(Verdict.LIKELY, "the same envoy, who presents them once")
    if _recalled_session(two):
        return ruled(Verdict.LIKELY, "a session of that kind in that time")
    if two.known == len(two.sides):
        met_there = two.days <= MONTH_DAYS and same_place(one, other)
        return _if(met_there or Match.NAME in two.sides, "the same two sides in that time")
    if two.days > MONTH_DAYS:
        return ruled(Verdict.UNDECIDED, "dated too loosely for one side alone")
    if Match.NAME in two.sides:
        return ruled(Verdict.LIKELY, "one side the same in that month")
    # a series of consultations meets once or twice a year
    if "consultation" in one.types & other.types and one.channels & other.channels and _same_ranks(one, other):
        return ruled(Verdict.LIKELY, "a consultation of that level in that month")
    both_leaders = one.home_ranks == other.home_ranks == one.partner_ranks == other.partner_ranks == LEADER
    return _if(both_leaders and bool(one.channels & other.channels), "leaders by the same channel in that month")


def _recalled_session(two: Pair) -> bool:
    """A series meets once or twice a year: recalled by its month alone, or by its year and one who came."""
    one, other = two.one, two.other
    if "consultation" not in one.types & other.types or in_two_towns(one, other) or not of_one_series(one, other):
        return False
    of_one_kind = bool(one.subtypes & other.subtypes) or _named_for(one, other) or _named_for(other, one)
    if Match.NAME in two.sides:
        return _same_ranks(one, other) and (of_one_kind or same_place(one, other))
    nobody = any(
        not (fact.home_names or fact.partner_names or fact.home_ranks or fact.partner_ranks) for fact in two[:2]
    )
    return two.days <= MONTH_DAYS and (of_one_kind or two.days == 1) and nobody


def _named_for(one: Fact, other: Fact) -> bool:
    """Whether the kind of the one stands in the occasion of the other: a committee."""
    return any(kind.split()[-1] in name.split() for kind in one.subtypes for name in other.occasions)


def _if(holds: bool, why: str) -> Judged:
    return ruled(Verdict.LIKELY, why) if holds else ruled(Verdict.UNDECIDED, "too little in common")
