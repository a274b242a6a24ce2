"""From verdicts on pairs to clusters, the most precise tellings first and never against a "different".

A pair that is only likely joins when neither of the two has a rival: another cluster that fits as well and is not the
same. Every step depends on the set of facts alone, so neither order nor batching of articles matters.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import count, product
from typing import NamedTuple

from etl.merge import candidates, resuming
from etl.merge.facts import WIDE_DAYS, Fact, joined
from etl.merge.pairing import gap
from etl.merge.ruling import Judged, Verdict
from etl.merge.verdict import agreement, judge


class Width(NamedTuple):
    """A round: least and most days of the wider window, whether what is told of neighbouring days may meet, and
    whether kindred types may (a call and a meeting)."""

    least: int
    most: int
    beside: bool = False
    kindred: bool = False


# A day, a week; then what two outlets date a day apart; a month; then what is told as two kinds of contact in one week
# or month; then looks back at a season or a year, by whichever name.
ROUNDS = (
    Width(1, 1),
    Width(2, 10),
    Width(1, 10, beside=True),
    Width(11, 31),
    Width(1, 10, beside=True, kindred=True),
    Width(11, 31, kindred=True),
    Width(32, 100, kindred=True),
    Width(101, candidates.WIDEST_DAYS, kindred=True),
)
LOOKING_BACK = tuple(width for width in ROUNDS if width.least > WIDE_DAYS)
STRENGTHS = (frozenset({Verdict.SAME}), frozenset({Verdict.SAME, Verdict.LIKELY}))
TOLD_APART = Judged(Verdict.DIFFERENT, "told apart by one article")
EXCLUDED = Judged(Verdict.DIFFERENT, "their other tellings exclude each other")
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clusters:
    """Positions of the facts of every cluster, and the pairs of facts that stay open, with the reason."""

    members: list[tuple[int, ...]]
    open: dict[Pair, str]


class Node(NamedTuple):
    """A cluster in the making: a number of its own, what it says, its facts, and the articles that tell it."""

    number: int
    fact: Fact
    members: tuple[int, ...]
    articles: tuple[str, ...]


def cluster(facts: Sequence[Fact], articles: Sequence[Collection[str]], days: Sequence[int]) -> Clusters:
    """Cluster facts; `articles` are the ids of those that tell each, and `days` when each was told first, as ordinals.

    Facts come in a canonical order.
    """
    numbers = count()
    nodes = [
        Node(next(numbers), fact, (position,), tuple(tellers))
        for position, (fact, tellers) in enumerate(zip(facts, articles, strict=True))
    ]
    still_open: dict[Pair, str] = {}

    def together(groups: Iterable[Sequence[Node]]) -> list[Node]:
        return [group[0] if len(group) == 1 else _joined(next(numbers), group) for group in groups]

    def played(nodes: list[Node], rounds: Iterable[Width]) -> list[Node]:
        for width in rounds:
            bench = Bench(facts, articles, width)
            for accepted in STRENGTHS:
                joining = Round(nodes, bench, accepted)
                table = candidates.frame([node.fact for node in nodes])
                joining.run(candidates.pairs(table, width.least, width.most))
                nodes = together(joining.groups())
                still_open.update(joining.open)
        return nodes

    nodes = played(nodes, ROUNDS)
    resumed = together([nodes[place] for place in group] for group in resuming.groups(nodes, facts, days))
    # what was put off and what came of it, two rivals so far, are now one to whoever looks back
    nodes = resumed if len(resumed) == len(nodes) else played(resumed, LOOKING_BACK)
    home = {member: position for position, node in enumerate(nodes) for member in node.members}
    left = {pair: why for pair, why in still_open.items() if home[pair[0]] != home[pair[1]]}
    return Clusters([node.members for node in nodes], left)


class Bench:
    """Judges nodes and remembers; a node's number stands for it, since a joined node gets a new one."""

    def __init__(self, facts: Sequence[Fact], articles: Sequence[Collection[str]], width: Width) -> None:
        self._facts, self._articles, self._width = facts, articles, width
        self._judged: dict[int, Judged] = {}

    def judge(self, one: Node, other: Node) -> Judged:
        """The verdict on two nodes, DIFFERENT when any two of their facts exclude each other."""
        key = min(one.number, other.number) << 32 | max(one.number, other.number)
        known = self._judged.get(key)
        if known is not None:
            return known
        judged = judge(one.fact, other.fact)
        if judged.verdict is not Verdict.DIFFERENT:
            judged = self._told_apart(one, other) or self._excluded(one, other) or judged
            self._judged[key] = judged
        return judged

    def may_meet(self, one: Node, other: Node) -> bool:
        """Whether this round compares the two: neighbouring days and kindred types wait for their own, but for what has
        one number in a series."""
        if self._width.kindred or one.fact.ordinals & other.fact.ordinals:
            return True  # by whichever name, the fifth is the fifth
        if one.fact.types.isdisjoint(other.fact.types):
            return False
        return self._width.beside or "visit" in one.fact.types or (gap(one.fact, other.fact) or 0) < 1

    def _told_apart(self, one: Node, other: Node) -> Judged | None:
        """One article that tells both tells two engagements, unless it says the very same twice."""
        shared = frozenset(one.articles).intersection(other.articles)
        if not shared:
            return None
        mine, theirs = ([m for m in node.members if shared.intersection(self._articles[m])] for node in (one, other))
        for a, b in product(mine, theirs):
            in_one = shared.intersection(self._articles[a]).intersection(self._articles[b])
            if in_one and not _the_very_same(self._facts[a], self._facts[b]):
                return TOLD_APART
        return None

    def _excluded(self, one: Node, other: Node) -> Judged | None:
        if len(one.members) == len(other.members) == 1:
            return None
        facts = self._facts
        if any(judge(facts[a], facts[b]).verdict is Verdict.DIFFERENT for a in one.members for b in other.members):
            return EXCLUDED
        return None


def _the_very_same(one: Fact, other: Fact) -> bool:
    """Whether an article that tells both says one thing twice, as it does not of last week's call and one on Sunday."""
    by_week = max(one.days, other.days) <= WIDE_DAYS and one.by_day != other.by_day
    return judge(one, other).verdict is Verdict.SAME and ("visit" in one.types or not by_week)


class Round:
    """One pass over the candidate pairs of one width, joining nodes of which the verdict is among `accepted`."""

    def __init__(self, nodes: list[Node], bench: Bench, accepted: frozenset[Verdict]) -> None:
        self._nodes, self._bench, self._accepted = nodes, bench, accepted
        self._friends: dict[int, set[int]] = defaultdict(set)
        self._parent = list(range(len(nodes)))
        self._groups: dict[int, list[int]] = {}
        self.open: dict[Pair, str] = {}

    def run(self, pairs: Iterable[Pair]) -> None:
        """Judge all pairs first, then join those without a rival, in canonical order."""
        good: list[tuple[int, int, Judged]] = []
        for one, other in pairs:
            if not self._bench.may_meet(self._nodes[one], self._nodes[other]):
                continue
            judged = self._bench.judge(self._nodes[one], self._nodes[other])
            if judged.verdict in self._accepted:
                good.append((one, other, judged))
                self._friends[one].add(other)
                self._friends[other].add(one)
            elif judged.ask:
                self._leave(one, other, judged.why)
        for one, other, judged in good:
            if self._has_rival(one, other) or self._has_rival(other, one):
                self._leave(one, other, f"{judged.why}, but another engagement fits as well")
            elif not self._unite(one, other):
                self._leave(one, other, f"{judged.why}, but {EXCLUDED.why}")

    def groups(self) -> list[list[Node]]:
        """The nodes that belong together, in canonical order."""
        firsts = (position for position, parent in enumerate(self._parent) if position == parent)
        return [[self._nodes[member] for member in self._groups.get(first, (first,))] for first in firsts]

    def _has_rival(self, one: int, other: int) -> bool:
        """Whether a friend of `one` is no friend of `other`, and not merely open beside it on the same days or stay."""
        fact = self._nodes[one].fact
        stay = "visit" in fact.types and fact.by_day
        for rival in self._friends[one] - self._friends[other] - {other}:
            judged = self._bench.judge(self._nodes[rival], self._nodes[other])
            if agreement(fact, self._nodes[rival].fact) < agreement(fact, self._nodes[other].fact):
                continue
            apart = gap(self._nodes[rival].fact, self._nodes[other].fact)
            if judged.verdict is not Verdict.UNDECIDED or not (stay or (apart is not None and apart < 1)):
                return True
        return False

    def _leave(self, one: int, other: int, why: str) -> None:
        self.open[self._nodes[one].members[0], self._nodes[other].members[0]] = why

    def _unite(self, one: int, other: int) -> bool:
        one, other = sorted((self._find(one), self._find(other)))
        if one == other:
            return True
        mine, theirs = self._groups.get(one, [one]), self._groups.get(other, [other])
        for a in mine:
            for b in theirs:
                if self._bench.judge(self._nodes[a], self._nodes[b]).verdict is Verdict.DIFFERENT:
                    return False
        self._parent[other] = one
        self._groups[one] = mine + theirs
        return True

    def _find(self, node: int) -> int:
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node


def _joined(number: int, nodes: Sequence[Node]) -> Node:
    members = tuple(sorted(member for node in nodes for member in node.members))
    articles = tuple(sorted({article for node in nodes for article in node.articles}))
    return Node(number, joined([node.fact for node in nodes]), members, articles)
