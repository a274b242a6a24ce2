"""What was put off and the next of its kind: one engagement from plan to holding, where nothing says it is another.

The days of the two exclude each other, so the rest is compared as if they were the same: somebody who decides is named
in both, or the number in a series. What was told as planned before the other was put off is another, and so is
whatever follows something called off. The next alone counts: of two as near neither does.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple, Protocol

from etl.merge.facts import Fact, reach
from etl.merge.pairing import Match, gap, pair
from etl.merge.ruling import Verdict
from etl.merge.verdict import judge

OPEN = frozenset({"planned", "proposed", "postponed"})
PUT_OFF = "postponed"
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
        if not any(PUT_OFF in clusters[position].fact.statuses for position in positions):
            continue
        for one in positions:
            later = sorted(
                Next(clusters[other].fact.first or 0, other)
                for other in positions
                if _resumes(clusters[one], clusters[other], facts, days)
            )
            if later and (len(later) == 1 or later[0].first < later[1].first):
                yield one, later[0].position


def _resumes(one: Told, other: Told, facts: Sequence[Fact], days: Sequence[int]) -> bool:
    """Whether the other may be what was planned as the one, and put off."""
    before, after = one.fact, other.fact
    apart = gap(before, after)
    if not before.statuses <= OPEN or "cancelled" in after.statuses or apart is None or apart < 1:
        return False
    if (before.last or 0) >= (after.first or 0) or not _put_off(one, other, facts, days):
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
