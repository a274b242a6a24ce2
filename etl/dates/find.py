"""Clean text in, time expressions out: spans and the shape of what they say, not yet resolved."""

from dataclasses import dataclass

from etl.dates.shapes import Shape
from etl.spans import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in the clean text: where it stands, what it says, and the name of the rule that read it."""

    span: Span
    shape: Shape
    rule: str
    dates_engagements: bool = True


def find(text: str) -> list[Found]:
    """Every time expression of `text`, in order, never overlapping."""
    return []
