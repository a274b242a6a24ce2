"""What comparing two facts can come to."""

from enum import StrEnum
from functools import cache
from typing import NamedTuple


class Verdict(StrEnum):
    """Outcome of comparing two facts. LIKELY joins only where no rival fits as well."""

    SAME = "same"
    LIKELY = "likely"
    UNDECIDED = "undecided"
    DIFFERENT = "different"


class Judged(NamedTuple):
    """A verdict with the reason that settled it; `ask` marks an undecided pair worth a reviewer's time."""

    verdict: Verdict
    why: str
    ask: bool = False


@cache
def ruled(verdict: Verdict, why: str, ask: bool = False) -> Judged:
    """The one object for a verdict and its reason: millions of pairs come to a few dozen of them."""
    return Judged(verdict, why, ask)
