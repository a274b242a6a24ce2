"""Same, different or undecided: what speaks against two facts telling one engagement, then what speaks for it.

Conflicts are asked in order and the first one settles the matter; only a pair without any is weighed by its support.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz import fuzz

from etl.merge.facts import WIDE_DAYS, Fact
from etl.merge.names import any_same


class Verdict(StrEnum):
    """Outcome of comparing two facts. LIKELY joins only where no rival fits as well."""

    SAME = "same"
    LIKELY = "likely"
    UNDECIDED = "undecided"
    DIFFERENT = "different"


class Judged(NamedTuple):
    """A verdict with the reason that settled it; `ask` marks an undecided pair worth a reviewer's time."""

    verdict: Verdict
    why: str
    ask: bool = False


class Match(StrEnum):
    """How the people on one side of two facts compare."""

    NAME = "name"
    OFFICE = "office"
    ABSENT = "absent"
    ONE_SIDED = "one-sided"
    CONFLICT = "conflict"


MONTH_DAYS = 31
SEASON_DAYS = 100
YEAR_DAYS = 370
STAY_DAYS = 6
SIMILAR_OCCASION = 80
LEADER, DEPUTY_LEADER, MINISTER = 0, 1, 2
# Kinds that reporters call by either name: talks by video a call or a meeting, a festive evening an exchange or more.
NEAR_TYPES = frozenset(
    frozenset(pair)
    for pair in (
        ("meeting", "consultation"),
        ("meeting", "call"),
        ("consultation", "call"),
        ("exchange", "ceremony"),
        ("exchange", "other"),
        ("ceremony", "other"),
        ("multilateral", "ceremony"),
    )
)
FACE_TO_FACE = frozenset({"visit", "meeting", "consultation", "call", "message", "credentials"})
SHARED_ACTS = frozenset({"credentials", "ceremony", "multilateral", "agreement", "message", "exchange"})
OPPOSITE = (frozenset({"inbound", "outbound"}), frozenset({"remote", "inbound"}), frozenset({"remote", "outbound"}))


def judge(one: Fact, other: Fact) -> Judged:
    """Compare two facts; symmetric, and a function of the two alone."""
    for conflict in CONFLICTS:
        found = conflict(one, other)
        if found is not None:
            return found
    return _support(one, other)


def match(one_names: frozenset[str], other_names: frozenset[str], *offices: frozenset[str]) -> Match:
    """Compare the people of one side; `offices` are those of the first and of the second fact."""
    if one_names and other_names:
        return Match.NAME if any_same(one_names, other_names) else Match.CONFLICT
    first, second = offices
    if first and second:
        return Match.OFFICE if first & second else Match.CONFLICT
    known = bool(one_names or first), bool(other_names or second)
    return Match.ONE_SIDED if any(known) else Match.ABSENT


def _home(one: Fact, other: Fact) -> Match:
    return match(one.home_names, other.home_names, one.home_offices, other.home_offices)


def _partner(one: Fact, other: Fact) -> Match:
    return match(one.partner_names, other.partner_names, one.partner_offices, other.partner_offices)


def _sides(one: Fact, other: Fact) -> tuple[Match, ...]:
    """Matches of the sides that make this engagement itself and no other: of a visit, whoever travels."""
    if "visit" in one.types or "multilateral" in one.types:
        ways = one.directions | other.directions
        if "inbound" in ways and "visit" in one.types:
            return (_partner(one, other),)
        if "outbound" in ways or "multilateral" in one.types:
            return (_home(one, other),)
    if "upgrade" in one.types:
        return ()
    return _home(one, other), _partner(one, other)


def _gap(one: Fact, other: Fact) -> int | None:
    """Days from the end of the earlier window to the start of the later; below 1 when they share a day."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return None
    return max(one.first - other.last, other.first - one.last)


def _types(one: Fact, other: Fact) -> Judged | None:
    if one.types & other.types or any(frozenset((a, b)) in NEAR_TYPES for a in one.types for b in other.types):
        return None
    return Judged(Verdict.DIFFERENT, "another kind of contact")


def _partners(one: Fact, other: Fact) -> Judged | None:
    if one.partners == other.partners:
        return None
    if not one.partners or not other.partners or one.partners.isdisjoint(other.partners):
        return Judged(Verdict.DIFFERENT, "other partners")
    nested = one.partners <= other.partners or other.partners <= one.partners
    if nested and one.types & SHARED_ACTS and one.by_day and other.by_day and _gap(one, other) == 0:
        return None
    return Judged(Verdict.UNDECIDED if nested else Verdict.DIFFERENT, "partners agree only in part", ask=True)


def _dates(one: Fact, other: Fact) -> Judged | None:
    gap = _gap(one, other)
    if gap is None:
        return _undated(one, other)
    if gap < 1:
        return None
    if max(one.days, other.days) > WIDE_DAYS:
        return Judged(Verdict.DIFFERENT, "the dates exclude each other")
    if "visit" in one.types and gap == 1:
        return None
    if "visit" in one.types and gap <= STAY_DAYS and Match.CONFLICT not in _sides(one, other):
        return Judged(Verdict.UNDECIDED, f"{gap} days apart, perhaps of one stay", ask=True)
    if gap == 1 and max(one.days, other.days) > 1 and one.by_day and other.by_day:
        return None
    if gap == 1 and _known_people(one, other) and "remote" in one.directions | other.directions:
        return Judged(Verdict.UNDECIDED, "a day apart, perhaps by time zone", ask=True)
    return Judged(Verdict.DIFFERENT, "on other days")


def _undated(one: Fact, other: Fact) -> Judged | None:
    """Undated tellings are compared only with one another, when published within days."""
    if one.first is not None or other.first is not None or one.published is None or other.published is None:
        return Judged(Verdict.UNDECIDED, "one telling gives no date")
    apart = max(one.published[0] - other.published[1], other.published[0] - one.published[1])
    return None if apart <= WIDE_DAYS else Judged(Verdict.UNDECIDED, "undated, and told at other times")


def _known_people(one: Fact, other: Fact) -> bool:
    return all(side in (Match.NAME, Match.OFFICE) for side in _sides(one, other))


def _ordinals(one: Fact, other: Fact) -> Judged | None:
    if one.ordinals and other.ordinals and one.ordinals.isdisjoint(other.ordinals):
        return Judged(Verdict.DIFFERENT, "another number in the series")
    return None


def _counts(one: Fact, other: Fact) -> Judged | None:
    if one.counts == other.counts:
        return None
    if one.counts and other.counts:
        return Judged(Verdict.UNDECIDED, "aggregates of different size", ask=True)
    return Judged(Verdict.DIFFERENT, "an aggregate and a single contact")


def _directions(one: Fact, other: Fact) -> Judged | None:
    if not one.directions or not other.directions or one.directions & other.directions:
        return None
    opposed = any({a, b} == pair for a in one.directions for b in other.directions for pair in OPPOSITE)
    if "visit" in one.types and opposed:
        return Judged(Verdict.DIFFERENT, "the other direction")
    if opposed and not (_home(one, other) is _partner(one, other) is Match.NAME):
        return Judged(Verdict.DIFFERENT, "the other direction")
    return None


def _people(one: Fact, other: Fact) -> Judged | None:
    if Match.CONFLICT not in _sides(one, other):
        return None
    if one.types & FACE_TO_FACE or not _same_occasion(one, other):
        return Judged(Verdict.DIFFERENT, "other people")
    return Judged(Verdict.UNDECIDED, "other people on one occasion", ask=True)


def _levels(one: Fact, other: Fact) -> Judged | None:
    if not one.types & FACE_TO_FACE:
        return None
    ranks = [(one.home_ranks, other.home_ranks), (one.partner_ranks, other.partner_ranks)]
    if "visit" in one.types:
        ways = one.directions | other.directions
        ranks = ranks[1:] if "inbound" in ways else ranks[:1] if "outbound" in ways else ranks
        sides = _sides(one, other)[-len(ranks) :]
    else:
        sides = (_home(one, other), _partner(one, other))
    for side, (mine, theirs) in zip(sides, ranks, strict=True):
        if side not in (Match.NAME, Match.OFFICE) and _ranks_apart(mine, theirs):
            return Judged(Verdict.DIFFERENT, "at another level")
    return None


def _ranks_apart(mine: frozenset[int], theirs: frozenset[int]) -> bool:
    """A deputy leader who is also a minister is told as either."""
    if not mine or not theirs or mine & theirs:
        return False
    return not {min(mine), min(theirs)} <= {DEPUTY_LEADER, MINISTER}


def _channels(one: Fact, other: Fact) -> Judged | None:
    if not one.channels.isdisjoint(other.channels) or not one.types & (FACE_TO_FACE | {"agreement"}):
        return None
    sides = _sides(one, other)
    if "visit" in one.types and sides[0] in (Match.NAME, Match.OFFICE):
        return None
    if _home(one, other) in (Match.NAME, Match.OFFICE):
        return None
    return Judged(Verdict.UNDECIDED, "through another channel", ask=max(one.days, other.days) <= WIDE_DAYS)


def _occasions(one: Fact, other: Fact) -> Judged | None:
    mine, theirs = _numbers(one), _numbers(other)
    if mine and theirs and mine.isdisjoint(theirs):
        return Judged(Verdict.DIFFERENT, "another anniversary or session")
    return None


def _numbers(fact: Fact) -> frozenset[str]:
    words = " ".join(sorted(fact.occasions)).split()
    return frozenset(word.rstrip("sthndr") for word in words if word[0].isdigit())


def _same_occasion(one: Fact, other: Fact) -> bool:
    if one.ordinals & other.ordinals:
        return True
    return any(fuzz.token_set_ratio(a, b) >= SIMILAR_OCCASION for a in one.occasions for b in other.occasions)


CONFLICTS: tuple[Callable[[Fact, Fact], Judged | None], ...] = (
    _types,
    _partners,
    _dates,
    _ordinals,
    _counts,
    _directions,
    _people,
    _levels,
    _channels,
    _occasions,
)


def _support(one: Fact, other: Fact) -> Judged:
    width = max(one.days, other.days)
    sides = _sides(one, other)
    if not one.types & other.types and Match.NAME not in sides:
        return Judged(Verdict.UNDECIDED, "told as two kinds of contact, with nobody named in both")
    if one.first is None:
        named = Match.NAME in sides
        return Judged(Verdict.LIKELY, "told at one time") if named else Judged(Verdict.UNDECIDED, "undated")
    if width <= WIDE_DAYS:
        return _near(one, other, sides)
    return _far(one, other, sides, width)


def _near(one: Fact, other: Fact, sides: tuple[Match, ...]) -> Judged:
    """Both are dated to days or a week, and share some."""
    known = [side for side in sides if side in (Match.NAME, Match.OFFICE)]
    if Match.NAME in known and len(known) + sides.count(Match.ABSENT) == len(sides) and one.types & other.types:
        return Judged(Verdict.SAME, "the same people in the same days")
    if known:
        return Judged(Verdict.LIKELY, "some of the same people in the same days")
    if _told_alike(one, other):
        return Judged(Verdict.SAME, "told alike")
    if _same_occasion(one, other):
        return Judged(Verdict.LIKELY, "the same occasion in the same days")
    if _same_ranks(one, other) and one.channels & other.channels:
        return Judged(Verdict.LIKELY, "the same days, level and channel")
    return Judged(Verdict.UNDECIDED, "the same days, and nobody named in both", ask=True)


def _told_alike(one: Fact, other: Fact) -> bool:
    return (one.first, one.last, one.types, one.directions, one.channels, one.home_ranks, one.partner_ranks) == (
        other.first,
        other.last,
        other.types,
        other.directions,
        other.channels,
        other.home_ranks,
        other.partner_ranks,
    ) and all(side is Match.ABSENT for side in _sides(one, other))


def _same_ranks(one: Fact, other: Fact) -> bool:
    """No side is told at a level that the other fact does not give as well, and one at least is known."""
    pairs = ((one.home_ranks, other.home_ranks), (one.partner_ranks, other.partner_ranks))
    agree = [bool(mine & theirs) for mine, theirs in pairs if mine or theirs]
    return bool(agree) and all(agree)


def _far(one: Fact, other: Fact, sides: tuple[Match, ...], width: int) -> Judged:
    """One at least is a look back or a plan, dated to a month or worse: the wider, the more must agree."""
    if one.ordinals & other.ordinals:
        return Judged(Verdict.LIKELY, "the same number in the series")
    if "upgrade" in one.types:
        return _if(width <= YEAR_DAYS, "relations change once in a while")
    if width > YEAR_DAYS:
        return Judged(Verdict.UNDECIDED, "dated too loosely")
    if _same_occasion(one, other):
        return Judged(Verdict.LIKELY, "the same occasion")
    if "visit" in one.types:
        return _far_visit(one, other, sides, width)
    if one.types & FACE_TO_FACE:
        return _far_talks(one, other, sides, width)
    return _if(width <= MONTH_DAYS and Match.NAME in sides, "the same people in that month")


def _far_visit(one: Fact, other: Fact, sides: tuple[Match, ...], width: int) -> Judged:
    if Match.NAME in sides:
        return Judged(Verdict.LIKELY, "the same traveller in that time")
    leaders = one.home_ranks == other.home_ranks == {LEADER} or one.partner_ranks == other.partner_ranks == {LEADER}
    if Match.OFFICE in sides:
        return _if(width <= SEASON_DAYS or leaders, "the same office travelled in that time")
    return _if(width <= MONTH_DAYS and _same_ranks(one, other), "a visit of that level in that month")


def _far_talks(one: Fact, other: Fact, sides: tuple[Match, ...], width: int) -> Judged:
    known = [side for side in sides if side in (Match.NAME, Match.OFFICE)]
    if len(known) == len(sides):
        return _if(width <= YEAR_DAYS and Match.NAME in known, "the same two sides in that time")
    if width > MONTH_DAYS:
        return Judged(Verdict.UNDECIDED, "dated too loosely for one side alone")
    if Match.NAME in known:
        return Judged(Verdict.LIKELY, "one side the same in that month")
    both_leaders = one.home_ranks == other.home_ranks == one.partner_ranks == other.partner_ranks == {LEADER}
    return _if(both_leaders and bool(one.channels & other.channels), "leaders by the same channel in that month")


def _if(holds: bool, why: str) -> Judged:
    return Judged(Verdict.LIKELY, why) if holds else Judged(Verdict.UNDECIDED, "too little in common")
