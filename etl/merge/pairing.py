"""Two facts side by side: how their people compare on each side, and which sides make the engagement what it is."""

from enum import StrEnum
from typing import NamedTuple

from etl.merge.facts import Fact
from etl.merge.names import any_namesake, any_same, any_same_in_full


class Match(StrEnum):
    """How the people on one side of two facts compare."""

    NAME = "name"
    OFFICE = "office"
    ABSENT = "absent"
    ONE_SIDED = "one-sided"
    CONFLICT = "conflict"


FAR_RANKS = 3
KNOWN = frozenset({Match.NAME, Match.OFFICE})


class Pair(NamedTuple):
    """Two facts with the matches of their people; `sides` are those that tell this engagement from any other."""

    one: Fact
    other: Fact
    home: Match
    partner: Match
    sides: tuple[Match, ...]

    @property
    def days(self) -> int:
        """Length of the wider window."""
        return max(self.one.days, self.other.days)

    @property
    def known(self) -> int:
        """Number of deciding sides on which a name or an office agrees."""
        return sum(side in KNOWN for side in self.sides)


def pair(one: Fact, other: Fact) -> Pair:
    """Put two facts side by side."""
    home = match(one.home_names, other.home_names, one.home_offices, other.home_offices)
    if home is Match.NAME and _far_apart(one.home_ranks, other.home_ranks):
        home = _in_full(one.home_names, other.home_names)
    partner = match(one.partner_names, other.partner_names, one.partner_offices, other.partner_offices)
    if partner is Match.NAME and _far_apart(one.partner_ranks, other.partner_ranks):
        partner = _in_full(one.partner_names, other.partner_names)
    return Pair(one, other, home, partner, _deciding(one, other, home, partner))


def match(
    mine: frozenset[str], theirs: frozenset[str], my_offices: frozenset[str], their_offices: frozenset[str]
) -> Match:
    """Compare the people of one side by name, else by office; a name told only once proves nothing.

    A family name that many share tells nobody apart from those who bear it: then the offices decide.
    """
    if mine and theirs:
        if any_same(mine, theirs):
            return Match.NAME
        if not any_namesake(mine, theirs):
            return Match.CONFLICT
    if my_offices and their_offices:
        return Match.CONFLICT if my_offices.isdisjoint(their_offices) else Match.OFFICE
    return Match.ONE_SIDED if mine or theirs or my_offices or their_offices else Match.ABSENT


def _far_apart(mine: frozenset[int], theirs: frozenset[int]) -> bool:
    """Whether no rank of one is near any of the other: a head of government and a deputy minister."""
    return bool(mine and theirs) and all(abs(a - b) >= FAR_RANKS for a in mine for b in theirs)


def _in_full(mine: frozenset[str], theirs: frozenset[str]) -> Match:
    """One person where more than a single word of the name agrees: a given name alone is borne at every rank."""
    return Match.NAME if any_same_in_full(mine, theirs) else Match.CONFLICT


def gap(one: Fact, other: Fact) -> int | None:
    """Days from the end of one window to the start of the next; below 1 when they share a day, None when undated."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return None
    return max(one.first - other.last, other.first - one.last)


def _deciding(one: Fact, other: Fact, home: Match, partner: Match) -> tuple[Match, ...]:
    """Of a visit, whoever travels; of a summit, whom home sends; of an upgrade nobody; else both sides."""
    if "visit" in one.types:
        if "inbound" in one.directions or "inbound" in other.directions:
            return (partner,)
        if "outbound" in one.directions or "outbound" in other.directions:
            return (home,)
    if "multilateral" in one.types:
        return (home,)
    return () if "upgrade" in one.types else (home, partner)
