"""What speaks against two facts telling one engagement, each conflict with the reason it gives."""

from collections.abc import Callable
from functools import lru_cache

from etl.merge.dating import dates
from etl.merge.facts import WIDE_DAYS, Fact
from etl.merge.likeness import (
    FACE_TO_FACE,
    only_planned,
    recalled_signing,
    same_occasion,
    same_papers,
    same_session,
    signed_together,
)
from etl.merge.pairing import KNOWN, Match, Pair, gap
from etl.merge.ruling import Judged, Verdict, ruled

DEPUTY_LEADER, MINISTER = 1, 2
# Kinds that reporters call by either name: talks by video a call or a meeting, a festive evening an exchange or more.
NEAR_TYPES = frozenset(
    frozenset(kinds)
    for kinds in (
        ("meeting", "consultation"),
        ("meeting", "call"),
        ("consultation", "call"),
        ("exchange", "ceremony"),
        ("exchange", "other"),
        ("ceremony", "other"),
        ("multilateral", "ceremony"),
    )
)
SHARED_ACTS = frozenset({"credentials", "ceremony", "multilateral", "agreement", "message", "exchange"})
OF_AN_OFFICE = frozenset({"party", "state", "government"})  # say who acts, the others what about
OPPOSITE = (frozenset({"inbound", "outbound"}), frozenset({"remote", "inbound"}), frozenset({"remote", "outbound"}))


def types(one: Fact, other: Fact) -> Judged | None:
    """Another kind of contact, unless reporters use the two names for one thing."""
    if one.types & other.types or any(frozenset((a, b)) in NEAR_TYPES for a in one.types for b in other.types):
        return None
    return ruled(Verdict.DIFFERENT, "another kind of contact")


def partners(one: Fact, other: Fact) -> Judged | None:
    """Other partners: none in common, or some on each side that the other does not name."""
    if one.partners == other.partners:
        return None
    if one.partners and other.partners and (one.partners <= other.partners or other.partners <= one.partners):
        return None
    return ruled(Verdict.DIFFERENT, "other partners")


def ordinals(one: Fact, other: Fact) -> Judged | None:
    """Another number in a series: the 17th and the 18th session."""
    if one.ordinals and other.ordinals and one.ordinals.isdisjoint(other.ordinals):
        return ruled(Verdict.DIFFERENT, "another number in the series")
    return None


def counts(one: Fact, other: Fact) -> Judged | None:
    """An aggregate ("27 meetings") is none of the single contacts it counts.

    Documents signed together are counted one way by this outlet and another by that, and one of them told by a third.
    """
    if one.counts == other.counts or signed_together(one, other) or recalled_signing(one, other):
        return None
    if one.counts and other.counts:
        return ruled(Verdict.UNDECIDED, "aggregates of different size", ask=True)
    return ruled(Verdict.DIFFERENT, "an aggregate and a single contact")


def directions(two: Pair) -> Judged | None:
    """Opposite directions; of talks a page may have it wrong when both sides are named alike.

    A step of relations has no traveller: wherever it is told from, it is that of both.
    """
    if "upgrade" in two.one.types & two.other.types:
        return None
    mine, theirs = two.one.directions, two.other.directions
    if not mine or not theirs or mine & theirs:
        return None
    opposed = any({a, b} == opposite for a in mine for b in theirs for opposite in OPPOSITE)
    if opposed and _planned_session(two.one, two.other):
        return None if same_session(two.one, two.other) else ruled(Verdict.UNDECIDED, "planned there, and told of here")
    if opposed and ("visit" in two.one.types or not two.home is two.partner is Match.NAME):
        return ruled(Verdict.DIFFERENT, "the other direction")
    if _by_phone_and_in_a_town(two.one, two.other) or _by_phone_and_in_a_town(two.other, two.one):
        return ruled(Verdict.UNDECIDED, "told as a call, and as a meeting in a town", ask=True)
    return None


def _planned_session(one: Fact, other: Fact) -> bool:
    """Whether one only plans a session, which may yet be held by video, or by the other side."""
    return only_planned(one, other) and "consultation" in one.types | other.types


def _by_phone_and_in_a_town(one: Fact, other: Fact) -> bool:
    """Whether the one is told as a call alone, and the other as talks of those who came to a town."""
    apart = one.directions == {"remote"} and bool(other.directions) and "remote" not in other.directions
    return apart and one.types.isdisjoint(other.types) and bool(other.places) and not one.places


def some_partners(two: Pair) -> Judged | None:
    """An act shared by many may be told by one of them, on the same day; else it is for a reviewer."""
    one, other = two.one, two.other
    if one.partners == other.partners:
        return None
    shared = may_ask(one, other)
    if shared and one.types & SHARED_ACTS and gap(one, other) == 0:
        return None
    return ruled(Verdict.UNDECIDED, "partners agree only in part", ask=shared)


def may_ask(one: Fact, other: Fact) -> bool:
    """Whether a reviewer may be asked: of other partners only about one day, as nothing else is compared for sure.

    See partition.py: what is in other parts is compared, or not, by what else happens to be told.
    """
    return one.partners == other.partners or (one.by_day and other.by_day and (gap(one, other) or 0) < 1)


def people(two: Pair) -> Judged | None:
    """Other people on a side that decides; at one occasion several may attend."""
    if Match.CONFLICT not in two.sides:
        return None
    if two.one.types & FACE_TO_FACE or not same_occasion(two.one, two.other):
        return ruled(Verdict.DIFFERENT, "other people")
    return ruled(Verdict.UNDECIDED, "other people on one occasion", ask=True)


def levels(two: Pair) -> Judged | None:
    """Another rank on a side where neither name nor office agrees: a minister's visit and a president's."""
    one, other = two.one, two.other
    if not one.types & FACE_TO_FACE or (same_session(one, other) and _next_ranks(one, other)):
        return None
    home = two.home not in KNOWN and _ranks_apart(one.home_ranks, other.home_ranks)
    partner = two.partner not in KNOWN and _ranks_apart(one.partner_ranks, other.partner_ranks)
    if "visit" in one.types:
        home = home and "inbound" not in one.directions | other.directions
        partner = partner and "outbound" not in one.directions | other.directions
    return ruled(Verdict.DIFFERENT, "at another level") if home or partner else None


def _ranks_apart(mine: frozenset[int], theirs: frozenset[int]) -> bool:
    """A deputy leader who is also a minister is told as either."""
    if not mine or not theirs or mine & theirs:
        return False
    return not {min(mine), min(theirs)} <= {DEPUTY_LEADER, MINISTER}


def _next_ranks(one: Fact, other: Fact) -> bool:
    """Whether on each side the two give one rank, none, or the next: a state secretary is a minister to some."""
    both = ((one.home_ranks, other.home_ranks), (one.partner_ranks, other.partner_ranks))
    return all(abs(min(mine) - min(theirs)) <= 1 for mine, theirs in both if mine and theirs)


def steps(one: Fact, other: Fact) -> Judged | None:
    """Another step of relations: to a strategic partnership, and later to a comprehensive one."""
    told = "upgrade" in one.types & other.types and one.subtypes and other.subtypes
    if told and one.subtypes.isdisjoint(other.subtypes):
        return ruled(Verdict.DIFFERENT, "another step of relations")
    return None


def channels(two: Pair) -> Judged | None:
    """Another office of the home side, unless its name or the traveller's agrees, or the number in a series.

    Of documents signed together by nobody who is named the channel is what they are about, of which there are several;
    the leaders who look on lend theirs to the same documents.
    """
    one, other = two.one, two.other
    if one.channels & other.channels or not one.types & (FACE_TO_FACE | {"agreement"}):
        return None
    if one.ordinals & other.ordinals or _same_signing(two):
        return None
    if two.home in KNOWN or ("visit" in one.types and two.sides[0] in KNOWN):
        return None
    return ruled(Verdict.UNDECIDED, "through another channel", ask=two.days <= WIDE_DAYS)


def _same_signing(two: Pair) -> bool:
    """Whether both tell of documents signed together, and the people named say nothing against it."""
    one, other = two.one, two.other
    if "agreement" not in one.types & other.types or two.home is Match.CONFLICT:
        return False
    if same_papers(one, other) or (two.home is Match.ABSENT and signed_together(one, other)):
        return True
    if one.first == one.last == other.first == other.last and two.partner is not Match.CONFLICT:
        return not (one.occasions and other.occasions)  # the one tells who signed, the other what it is about
    by_offices = one.channels | other.channels <= OF_AN_OFFICE
    return by_offices and (signed_together(one, other) or recalled_signing(one, other))


def occasions(two: Pair) -> Judged | None:
    """Another anniversary or session, by the numbers in the occasions."""
    if not two.one.occasions or not two.other.occasions:
        return None
    mine, theirs = _numbers(two.one.occasions), _numbers(two.other.occasions)
    if mine and theirs and mine.isdisjoint(theirs):
        return ruled(Verdict.DIFFERENT, "another anniversary or session")
    return None


@lru_cache(maxsize=1 << 16)
def _numbers(texts: frozenset[str]) -> frozenset[str]:
    return frozenset(word.rstrip("sthndr") for text in texts for word in text.split() if word[0].isdigit())


# Cheap ones first: most candidate pairs end at their dates.
OF_FACTS: tuple[Callable[[Fact, Fact], Judged | None], ...] = (types, partners, dates, ordinals, counts, steps)
OF_PAIRS: tuple[Callable[[Pair], Judged | None], ...] = (
    directions,
    people,
    levels,
    channels,
    occasions,
    some_partners,
)
