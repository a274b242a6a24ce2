"""Who leads a ranking, told no further than the dates are sure: one, one that others may equal, or several alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.wording import Words


@dataclass(frozen=True, slots=True)
class Count:
    """What one partner or period has: for certain, and at most."""

    name: str
    certain: int
    possible: int


@dataclass(frozen=True, slots=True)
class Lead:
    """Those with the highest certain count, and of a single one those that may have as many."""

    first: tuple[Count, ...]
    rivals: tuple[Count, ...]

    @property
    def is_tie(self) -> bool:
        """Whether nobody leads."""
        return len(self.first) > 1


def lead(counts: Sequence[Count]) -> Lead:
    """Who leads, in the order given; raises ValueError where nobody is counted."""
    most = max(count.certain for count in counts)
    first = tuple(count for count in counts if count.certain == most)
    rivals = tuple(count for count in counts if count.certain < most <= count.possible)
    return Lead(first, rivals if len(first) == 1 else ())


def finding(words: Words, figure: str, counts: Sequence[Count], others: str = "and_more", **more: object) -> str:
    """The finding of a figure: its row `.finding`, `.unsure` or `.tie`; `others` is said of those left out."""
    found = lead(counts)
    first = found.first[0]
    n = words.span(first.certain, first.possible)
    if found.is_tie:
        alike = all(count.possible == first.possible for count in found.first)
        told = n if alike else words("at_least", n=first.certain)
        return words(f"{figure}.tie", partners=_names(words, found.first, others), each=told, **more)
    if found.rivals:
        rivals = _names(words, found.rivals, others)
        return words(f"{figure}.unsure", partner=first.name, most=n, others=rivals, **more)
    return words(f"{figure}.finding", partner=first.name, most=n, **more)


def _names(words: Words, counts: Sequence[Count], others: str) -> str:
    return words.listed([count.name for count in counts], others)
