"""From verdicts on pairs to clusters, the most precise tellings first and never against a "different".

A pair that is only likely joins when neither of the two has a rival: another cluster that fits as well and is not the
same. Every step depends on the set of facts alone, so neither order nor batching of articles matters.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.merge import candidates
from etl.merge.facts import Fact, joined
from etl.merge.verdict import Judged, Verdict, judge


class Width(NamedTuple):
    """A round: least and most days of the wider window, and whether kindred types may meet (a call and a meeting)."""

    least: int
    most: int
    kindred: bool = False


# A day, a week, a month; then what is told as two kinds of contact in one week; then looks back at a season or a year.
ROUNDS = (Width(1, 1), Width(2, 10), Width(11, 31), Width(1, 10, kindred=True), Width(32, 100), Width(101, 370))
TOLD_APART = Judged(Verdict.DIFFERENT, "told apart by one article")
EXCLUDED = Judged(Verdict.DIFFERENT, "their other tellings exclude each other")
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clusters:
    """Positions of the facts of every cluster, and the pairs of facts that stay open, with the reason."""

    members: list[tuple[int, ...]]
    open: dict[Pair, str]


@dataclass(frozen=True, slots=True)
class _Node:
    """A cluster in the making: what it says, its facts, and which of them each article tells."""

    fact: Fact
    members: tuple[int, ...]
    told: dict[str, tuple[int, ...]]


def cluster(facts: Sequence[Fact], articles: Sequence[Iterable[str]]) -> Clusters:
    """Cluster facts; `articles` are the ids of those that tell each. Facts come in a canonical order."""
    nodes = [
        _Node(fact, (position,), dict.fromkeys(tellers, (position,)))
        for position, (fact, tellers) in enumerate(zip(facts, articles, strict=True))
    ]
    still_open: dict[Pair, str] = {}
    for width in ROUNDS:
        for accepted in ({Verdict.SAME}, {Verdict.SAME, Verdict.LIKELY}):
            joining = _Round(nodes, facts, accepted, width.kindred)
            joining.run(candidates.pairs(candidates.frame([node.fact for node in nodes]), width.least, width.most))
            nodes = joining.contracted()
            still_open.update(joining.open)
    home = {member: position for position, node in enumerate(nodes) for member in node.members}
    left = {pair: why for pair, why in still_open.items() if home[pair[0]] != home[pair[1]]}
    return Clusters([node.members for node in nodes], left)


class _Round:
    """One pass over the candidate pairs of one width, joining nodes of which the verdict is among `accepted`."""

    def __init__(self, nodes: list[_Node], facts: Sequence[Fact], accepted: set[Verdict], kindred: bool) -> None:
        self._nodes, self._facts, self._accepted, self._kindred = nodes, facts, accepted, kindred
        self._friends: dict[int, set[int]] = defaultdict(set)
        self._parent = list(range(len(nodes)))
        self._groups: dict[int, list[int]] = {}
        self.open: dict[Pair, str] = {}

    def run(self, pairs: list[Pair]) -> None:
        """Judge all pairs first, then join those without a rival, in canonical order."""
        good: list[tuple[Pair, Judged]] = []
        for one, other in pairs:
            if not self._kindred and self._nodes[one].fact.types.isdisjoint(self._nodes[other].fact.types):
                continue
            judged = self._judge(one, other)
            if judged.verdict in self._accepted:
                good.append(((one, other), judged))
                self._friends[one].add(other)
                self._friends[other].add(one)
            elif judged.ask:
                self._leave(one, other, judged.why)
        for (one, other), judged in good:
            if self._has_rival(one, other) or self._has_rival(other, one):
                self._leave(one, other, f"{judged.why}, but another engagement fits as well")
            elif not self._unite(one, other):
                self._leave(one, other, f"{judged.why}, but {EXCLUDED.why}")

    def contracted(self) -> list[_Node]:
        """The nodes after joining, in canonical order."""
        whole: dict[int, list[int]] = defaultdict(list)
        for position in range(len(self._nodes)):
            whole[self._find(position)].append(position)
        return [
            self._nodes[group[0]] if len(group) == 1 else _joined([self._nodes[node] for node in group], self._facts)
            for group in whole.values()
        ]

    def _judge(self, one: int, other: int) -> Judged:
        first, second = self._nodes[one], self._nodes[other]
        judged = judge(first.fact, second.fact)
        if judged.verdict is Verdict.DIFFERENT or (judged.verdict is Verdict.UNDECIDED and not judged.ask):
            return judged
        return _excluded(first, second, self._facts) or judged

    def _has_rival(self, one: int, other: int) -> bool:
        """Whether a friend of `one` is no friend of `other`; days of one stay are no rivals for the whole stay."""
        for rival in self._friends[one] - self._friends[other] - {other}:
            judged = self._judge(rival, other)
            stay = "visit" in self._nodes[one].fact.types and self._nodes[one].fact.by_day
            if not (stay and judged.verdict is Verdict.UNDECIDED):
                return True
        return False

    def _leave(self, one: int, other: int, why: str) -> None:
        self.open[self._nodes[one].members[0], self._nodes[other].members[0]] = why

    def _unite(self, one: int, other: int) -> bool:
        one, other = sorted((self._find(one), self._find(other)))
        if one == other:
            return True
        mine, theirs = self._groups.get(one, [one]), self._groups.get(other, [other])
        if any(_excluded(self._nodes[a], self._nodes[b], self._facts) for a in mine for b in theirs):
            return False
        self._parent[other] = one
        self._groups[one] = mine + theirs
        return True

    def _find(self, node: int) -> int:
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node


def _excluded(one: _Node, other: _Node, facts: Sequence[Fact]) -> Judged | None:
    """The reason why no fact of one may stand beside a fact of the other, or None."""
    for article in one.told.keys() & other.told.keys():
        for a in one.told[article]:
            for b in other.told[article]:
                if judge(facts[a], facts[b]).verdict is not Verdict.SAME:
                    return TOLD_APART
    if len(one.members) == len(other.members) == 1:
        return EXCLUDED if judge(one.fact, other.fact).verdict is Verdict.DIFFERENT else None
    if any(judge(facts[a], facts[b]).verdict is Verdict.DIFFERENT for a in one.members for b in other.members):
        return EXCLUDED
    return None


def _joined(nodes: Sequence[_Node], facts: Sequence[Fact]) -> _Node:
    members = tuple(sorted(member for node in nodes for member in node.members))
    told: dict[str, tuple[int, ...]] = {}
    for node in nodes:
        for article, positions in node.told.items():
            told[article] = told.get(article, ()) + positions
    return _Node(joined([facts[member] for member in members]), members, told)
