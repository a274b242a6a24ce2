"""A telling as merging compares it: sets of what it says, empty where it says nothing; joining two is a union.

Tellings that say the same are one fact with many articles, so that a wire story printed by fifty papers is judged once.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from etl.intervals import Granularity, Interval
from etl.merge.names import canonical, fold, occasion
from etl.merge.offices import offices
from etl.merge.towns import town
from etl.model import Direction, EngagementMention, EngagementType, Level, Participant, Status

WIDE_DAYS = 10
BACK_DAYS, AHEAD_DAYS = 90, 279  # where what was put off may have been planned before, or is held at last
# A gathering beside which many meet has a number, too, which is none of theirs: no summit, dialogue or assembly.
SESSION = re.compile(
    r"\b(\d{1,3})(?:st|nd|rd|th)(?: (?!(?:summit|assembly|asean|un|anniversary)\b)\w+)*?"
    r" (?:committee|commission|consultations?)\b"
)
TALKS = EngagementType.CONSULTATION, EngagementType.MEETING, EngagementType.CALL
UNTOLD = Status.PLANNED, Status.PROPOSED
Texts = frozenset[str]
NOTHING: Texts = frozenset()


class Fact(NamedTuple):
    """What one telling, or a cluster of them, says. Days are proleptic ordinals, both inclusive, None when undated."""

    types: Texts
    subtypes: Texts
    partners: Texts
    directions: Texts
    channels: Texts
    home_ranks: frozenset[int]
    partner_ranks: frozenset[int]
    home_names: Texts
    partner_names: Texts
    home_offices: Texts
    partner_offices: Texts
    places: Texts
    occasions: Texts
    ordinals: frozenset[int]
    counts: frozenset[int]
    statuses: Texts
    first: int | None
    last: int | None
    by_day: bool
    published: tuple[int, int] | None

    @property
    def days(self) -> int:
        """Length of the window in days; a large number when undated."""
        return 10**6 if self.first is None or self.last is None else self.last - self.first + 1


SET_FIELDS = Fact._fields.index("first")


def of(mention: EngagementMention, published: Interval | None) -> Fact:
    """The fact a mention tells; the publication bounds wide dates: what was held by then, what is still to come."""
    dated = window(mention, published)
    home_names, home_offices = _people(mention.home_participants)
    partner_names, partner_offices = _people(mention.partner_participants)
    return Fact(
        types=_one(mention.type.value),
        subtypes=_one(fold(mention.subtype) if mention.subtype else None),
        partners=_set(mention.partners),
        directions=_one(None if mention.direction is Direction.UNKNOWN else mention.direction.value),
        channels=_one(mention.channel.value),
        home_ranks=_rank(mention.level_home),
        partner_ranks=_rank(mention.level_partner),
        home_names=home_names,
        partner_names=partner_names,
        home_offices=home_offices,
        partner_offices=partner_offices,
        places=_one(town(mention.place)),
        occasions=_one(occasion(mention.occasion) if mention.occasion else None),
        ordinals=_number(_ordinal_of(mention)),
        counts=_number(mention.count),
        statuses=_one(mention.status.value),
        first=dated[0] if dated else None,
        last=dated[1] if dated else None,
        by_day=mention.date is not None and mention.date.granularity is Granularity.DAY,
        published=days(published) if dated is None and published else None,
    )


def distinct(told: Sequence[tuple[EngagementMention, Interval | None]]) -> tuple[list[Fact], list[list[int]]]:
    """Distinct facts of mentions with their publications; for each the positions that tell it, the first in front."""
    tellers: dict[Fact, list[int]] = {}
    for position, (mention, published) in enumerate(told):
        tellers.setdefault(of(mention, published), []).append(position)
    return list(tellers), list(tellers.values())


def joined(facts: Sequence[Fact]) -> Fact:
    """All that the facts of one cluster say together; the window is the narrowest of theirs, ranges of days first."""
    columns = list(zip(*facts, strict=True))
    said: Any = {
        name: frozenset().union(*column) for name, column in zip(Fact._fields, columns[:SET_FIELDS], strict=False)
    }
    dated = min(facts, key=_precision)
    first, last = dated.first, dated.last
    if dated.by_day:
        first = min(fact.first for fact in facts if fact.by_day and fact.first is not None)
        last = max(fact.last for fact in facts if fact.by_day and fact.last is not None)
    windows = [fact.published for fact in facts if fact.published]
    published = (min(window[0] for window in windows), max(window[1] for window in windows)) if windows else None
    return Fact(**said, first=first, last=last, by_day=dated.by_day, published=published)


def _precision(fact: Fact) -> tuple[bool, int, int]:
    return not fact.by_day, fact.days, fact.first or 0


def window(mention: EngagementMention, published: Interval | None) -> tuple[int, int] | None:
    """First and last day on which it can have been, by its own date and by when it was told; None when undated."""
    if mention.date is None:
        return None
    first, last = days(mention.date)
    if published and last - first >= WIDE_DAYS:
        earliest, latest = days(published)
        if mention.status in UNTOLD:
            first = max(first, earliest) if earliest <= last else first
        elif mention.status in (Status.HELD, Status.ONGOING):
            last = min(last, latest) if latest >= first else last
    return first, last


def reach(first: int, last: int) -> tuple[int, int]:
    """First and last day on which something put off from these days may be planned or held instead."""
    return (first - BACK_DAYS, first + AHEAD_DAYS) if last <= first + AHEAD_DAYS else (first, last)


def _people(participants: tuple[Participant, ...]) -> tuple[Texts, Texts]:
    return _set(filter(None, (canonical(person.name) for person in participants))), frozenset().union(
        *(offices(person.role) for person in participants)
    )


def _ordinal_of(mention: EngagementMention) -> int | None:
    if mention.ordinal is None and mention.occasion and mention.type in TALKS:
        return _session(mention.occasion)
    return mention.ordinal


@cache
def _session(occasion: str) -> int | None:
    """The number of a session that stands in its name: "46th meeting of the joint committee"."""
    found = SESSION.search(fold(occasion))
    return int(found[1]) if found else None


@cache
def _rank(level: Level) -> frozenset[int]:
    return frozenset() if level is Level.OTHER else _number(level.rank)


@cache
def _one(value: str | None) -> Texts:
    return NOTHING if value is None else frozenset((value,))


@cache
def _number(value: int | None) -> frozenset[int]:
    return frozenset() if value is None else frozenset((value,))


def _set(values: Iterable[str]) -> Texts:
    return _interned(frozenset(values))


@cache
def _interned(values: Texts) -> Texts:
    return values


def days(interval: Interval) -> tuple[int, int]:
    """First and last day of an interval as ordinals."""
    return _ordinal(interval.first), _ordinal(interval.last)


@cache
def _ordinal(day: date) -> int:
    return day.toordinal()
