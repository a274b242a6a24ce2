"""The order of a list of stories: what the dated ones show of it, and the days that it leaves to one without a date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from itertools import pairwise

from etl.intervals import Interval

# One step in so many may go against the order of a list that is still kept in it: an item moved up, a late photograph.
STEPS_TO_ONE_AGAINST = 4
# How far beyond the last of the dated items a list may go on.
BEYOND = timedelta(days=90)


class Order(Enum):
    """How a list stands: the newest first, the oldest first, or in no order that its dated items show."""

    FALLING = auto()
    RISING = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """The days that a place in a list leaves open, and why."""

    interval: Interval
    why: str


def order_of(days: Sequence[Interval]) -> Order:
    """The order that the days of the dated items show, from the top; that of one alone shows none.

    Items of one and the same time are newest first, as lists of stories are.
    """
    steps = list(pairwise(days))
    up = sum(one.first < two.first and one.last < two.last for one, two in steps)
    down = sum(one.first > two.first for one, two in steps)
    if not steps:
        return Order.NONE
    if up and not down:
        return Order.RISING
    return Order.FALLING if up * STEPS_TO_ONE_AGAINST <= len(steps) else Order.NONE


def places(numbers: Sequence[int], dated: Mapping[int, Interval], caught: date | None) -> dict[int, Place]:
    """What the list leaves to each of `numbers` without a date, by its number; nothing where it shows no order.

    `caught` is a day on which the list was out already, its page's.
    """
    order = order_of([dated[number] for number in numbers if number in dated])
    if order is Order.NONE:
        return {}
    down = numbers if order is Order.FALLING else numbers[::-1]
    newest = max(dated.values(), key=lambda when: when.last)
    found: dict[int, Place] = {}
    for at, number in enumerate(down):
        if number in dated:
            continue
        newer = next((dated[one] for one in reversed(down[:at]) if one in dated), None)
        older = next((dated[one] for one in down[at:] if one in dated), None)
        if newer is None and older is not None and older != newest:
            newer = newest
        found[number] = _place(newer, older, order, caught)
    return found


def _place(newer: Interval | None, older: Interval | None, order: Order, caught: date | None) -> Place:
    """The days between the dated items on both sides; beyond the last of them, the days before or after it."""
    if newer and older:
        first, last = min(newer.first, older.first), max(newer.last, older.last)
        return Place(Interval(first, last), "it stands in a list beside items of these days")
    first_told = "newest" if order is Order.FALLING else "oldest"
    manner = f"in a list that tells the {first_told} first"
    if newer:
        side = "below" if order is Order.FALLING else "above"
        since = newer.first - BEYOND
        return Place(Interval(since, newer.last), f"it stands {side} an item of these days, {manner}")
    assert older is not None
    side = "above" if order is Order.FALLING else "below"
    until = max(older.last + BEYOND, caught or older.last)
    return Place(Interval(older.first, until), f"it stands {side} an item of these days, {manner}")
