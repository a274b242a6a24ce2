"""What a clue may say of the day a story was written: a bound on it, or points for a year."""

from dataclasses import dataclass
from datetime import date

from etl.intervals import Interval


@dataclass(frozen=True, slots=True)
class Bound:
    """Not written before `first`, not after `last`; the lower the `rank` the surer."""

    first: date | None
    last: date | None
    rank: int
    why: str


@dataclass(frozen=True, slots=True)
class Vote:
    """Points for the years `first` to `last`; with `days`, only where the day that a story tells is among them."""

    first: int
    last: int
    points: float
    why: str
    days: Interval | None = None
