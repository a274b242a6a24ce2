"""Two facts side by side: how their people compare on each side, and which sides make the engagement what it is."""

from enum import StrEnum
from typing import NamedTuple

from etl.merge.facts import Fact
from etl.merge.names import any_namesake, any_same


class Match(StrEnum):
    """How the people on one side of two facts compare."""

    NAME = "name"
    OFFICE = "office"
    ABSENT = "absent"
    ONE_SIDED = "one-sided"
    CONFLICT = "conflict"


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
    partner = match(one.partner_names, other.partner_names, one.partner_offices, other.partner_offices)
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
