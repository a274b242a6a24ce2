"""In what two facts are alike besides their people: the occasion, the town, the series, the documents signed."""

from functools import lru_cache

from rapidfuzz import fuzz

from etl.merge.facts import Fact
from etl.merge.pairing import Match, Pair, gap, pair
from etl.merge.ruling import Judged, Verdict, ruled

STAY_DAYS = 6
MONTH_DAYS = 31
SIMILAR_WORDS = 80
ACRONYM_LENGTH = 3
UNSAID = frozenset({"and", "of", "on", "the", "for"})  # has no letter in an acronym
FACE_TO_FACE = frozenset({"visit", "meeting", "consultation", "call", "message", "credentials"})
STILL_TO_COME = frozenset({"planned", "proposed", "postponed"})


def same_occasion(one: Fact, other: Fact) -> bool:
    """Whether the two give the same number in a series or much the same occasion in words."""
    if one.ordinals & other.ordinals:
        return True
    return _alike(one.occasions, other.occasions)


def same_place(one: Fact, other: Fact) -> bool:
    """Whether the two name one town."""
    return _alike(one.places, other.places)


def same_stage(one: Fact, other: Fact) -> bool:
    """Whether the two give much the same occasion in one town."""
    return same_occasion(one, other) and same_place(one, other)


def in_two_towns(one: Fact, other: Fact) -> bool:
    """Whether the two name towns, and no town of the one is any of the other."""
    return bool(one.places and other.places) and not _alike(one.places, other.places)


def of_one_series(one: Fact, other: Fact) -> bool:
    """Whether two sessions may be of one series: by one channel, and neither of two kinds nor on two matters."""
    if one.channels.isdisjoint(other.channels):
        return False
    if one.subtypes and other.subtypes and one.subtypes.isdisjoint(other.subtypes) and one.types & other.types:
        return False
    return not (one.occasions and other.occasions) or _alike(one.occasions, other.occasions)


def same_session(one: Fact, other: Fact) -> bool:
    """Whether both give one number in a series, and neither kind, channel nor matter tells two series apart."""
    return bool(one.ordinals & other.ordinals) and of_one_series(one, other)


def elsewhere(two: Pair) -> Judged | None:
    """Another town or another kind of meeting, which tells two apart where nobody is named in both."""
    one, other = two.one, two.other
    if "visit" in one.types | other.types:
        return None
    if in_two_towns(one, other):
        return ruled(Verdict.UNDECIDED, "the same days at two places, and nobody named in both", ask=True)
    if one.subtypes and other.subtypes and one.subtypes.isdisjoint(other.subtypes):
        return ruled(Verdict.UNDECIDED, "the same days, told as two kinds, and nobody named in both", ask=True)
    return None


def only_planned(one: Fact, other: Fact) -> bool:
    """Whether one of the two tells of what is still to come, and no more."""
    return one.statuses <= STILL_TO_COME or other.statuses <= STILL_TO_COME


def signed_together(one: Fact, other: Fact) -> bool:
    """Whether both tell of documents signed on one day, or on some day of one stay."""
    apart = gap(one, other)
    return (
        "agreement" in one.types & other.types
        and apart is not None
        and apart < 1
        and max(one.days, other.days) <= STAY_DAYS
    )


def recalled_signing(one: Fact, other: Fact) -> bool:
    """Whether one tells no more than that something was signed in a month, or by the same two people, and the other
    what it may have been."""
    wide = max(one, other, key=lambda fact: fact.days)
    if "agreement" not in one.types & other.types or wide.days > MONTH_DAYS or wide.counts or wide.occasions:
        return False
    two = pair(one, other)
    return not (wide.home_names or wide.partner_names) or two.home is two.partner is Match.NAME


def same_papers(one: Fact, other: Fact) -> bool:
    """Whether the two give as many documents, or documents on much the same matter."""
    return bool(one.counts & other.counts) or same_occasion(one, other)


@lru_cache(maxsize=1 << 16)
def _alike(some: frozenset[str], others: frozenset[str]) -> bool:
    return any(
        fuzz.token_set_ratio(a, b) >= SIMILAR_WORDS or _abbreviates(a, b) or _abbreviates(b, a)
        for a in some
        for b in others
    )


def _abbreviates(short: str, full: str) -> bool:
    """Whether a word of the one is the first letters of words of the other that stand together: "RAA"."""
    parts = full.split()
    initials = "".join(word[0] for word in parts if word not in UNSAID)
    return any(len(word) >= ACRONYM_LENGTH and word in initials and word not in parts for word in short.split())
