"""What was put off and the next of its kind: one engagement from plan to holding, where nothing says it is another.

The days of the two exclude each other, so the rest is compared as if they were the same: somebody who decides is named
in both, or the number in a series. What was told as planned before the other was put off is another, and so is
whatever follows something called off. The next alone counts: of two as near neither does.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple, Protocol

from etl.merge.facts import AHEAD_DAYS, BACK_DAYS, Fact, reach
from etl.merge.pairing import Match, pair
from etl.merge.ruling import Verdict
from etl.merge.verdict import judge

OPEN = frozenset({"planned", "proposed", "postponed"})
PUT_OFF = "postponed"
FURTHEST = AHEAD_DAYS + BACK_DAYS  # days from one to the next at most, whichever of its tellings put it off
JOINING = frozenset({Verdict.SAME, Verdict.LIKELY})


class Told(Protocol):
    """A cluster: what it says, and the positions of its facts."""

    @property
    def fact(self) -> Fact:
        """What all its tellings say together."""

    @property
    def members(self) -> tuple[int, ...]:
        """Positions of its facts among all."""


class Next(NamedTuple):
    """A later engagement that may be the one put off: its first day, and its position."""

    first: int
    position: int


def groups(clusters: Sequence[Told], facts: Sequence[Fact], days: Sequence[int]) -> list[list[int]]:
    """Positions of clusters that are one engagement, those of one alone too, in the order of the first.

    `days` are the first on which each fact was told, as ordinals, the last of days where that is unknown.
    """
    group_of = [[position] for position in range(len(clusters))]
    for one, other in _pairs(clusters, facts, days):
        mine, theirs = group_of[one], group_of[other]
        members = product(
            *([member for place in group for member in clusters[place].members] for group in (mine, theirs))
        )
        if mine is theirs or any(_unlike(facts[a], facts[b]) for a, b in members):
            continue
        together = sorted(mine + theirs)
        for position in together:
            group_of[position] = together
    return [group for position, group in enumerate(group_of) if group[0] == position]


def _unlike(one: Fact, other: Fact) -> bool:
    return judge(_on_days_of(other, one), other).verdict is Verdict.DIFFERENT


def _on_days_of(other: Fact, one: Fact) -> Fact:
    """The one as if it were told of the days of the other."""
    return one._replace(first=other.first, last=other.last, by_day=other.by_day, published=other.published)


def _pairs(clusters: Sequence[Told], facts: Sequence[Fact], days: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each that did not come about as planned with the one that did, or that was put off in its turn."""
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for position, cluster in enumerate(clusters):
        alike[cluster.fact.types, cluster.fact.partners].append(position)
    for positions in alike.values():
        off = {position for position in positions if PUT_OFF in clusters[position].fact.statuses}
        if not off:
            continue
        dated = sorted(Next(first, place) for place in positions if (first := clusters[place].fact.first) is not None)
        for one in positions:
            last = clusters[one].fact.last
            if last is None or not clusters[one].fact.statuses <= OPEN:
                continue
            near = dated[bisect_right(dated, last, key=_first) : bisect_right(dated, last + FURTHEST, key=_first)]
            later = [
                other
                for other in near
                if (one in off or other.position in off)
                and _resumes(clusters[one], clusters[other.position], facts, days)
            ]
            if later and (len(later) == 1 or later[0].first < later[1].first):
                yield one, later[0].position


def _first(of: Next) -> int:
    return of.first


def _resumes(one: Told, other: Told, facts: Sequence[Fact], days: Sequence[int]) -> bool:
    """Whether the other, which is later, may be what was planned as the one, and put off."""
    before, after = one.fact, other.fact
    if "cancelled" in after.statuses or not _put_off(one, other, facts, days):
        return False
    as_if = _on_days_of(after, before)
    named = Match.NAME in pair(as_if, after).sides or bool(before.ordinals & after.ordinals)
    return named and judge(as_if, after).verdict in JOINING


def _put_off(one: Told, other: Told, facts: Sequence[Fact], days: Sequence[int]) -> bool:
    """Whether a telling puts the one off, in reach of the other, and before anything was told of the other."""
    mine, theirs = ([facts[member] for member in cluster.members] for cluster in (one, other))
    first = min(days[member] for member in other.members)
    before = any(_reaches_any(facts[member], theirs) and days[member] <= first for member in one.members)
    return before or any(_reaches_any(fact, mine) for fact in theirs)


def _reaches_any(fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether this puts something off, and any of the others lies where that may be looked for (see tellings.py)."""
    if PUT_OFF not in fact.statuses or fact.first is None or fact.last is None:
        return False
    first, last = reach(fact.first, fact.last)
    return any(
        fact.partners == other.partners
        and other.first is not None
        and other.last is not None
        and first <= other.last
        and other.first <= last
        for other in others
    )
