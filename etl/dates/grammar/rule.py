"""A rule of the time grammar: a row that says in which words a shape is told."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from etl.dates.shapes import Shape


class Groups(Protocol):
    """What a pattern captured: `groups["name"]` is the words ("" when absent), `read` their own shape."""

    def __getitem__(self, name: str) -> str: ...

    def read(self, name: str) -> Shape:
        """The shape of the named group, by the same grammar; raises Unreadable when no rule reads it."""
        ...


class UnreadableError(ValueError):
    """Words that fit a pattern and still say no date: 31 June, a range that runs backwards."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`name` reads well inside a sentence of why; `pattern` is RE2; `example` is read by a test.

    `shape` makes the typed value of what was captured, or raises UnreadableError. `guard` names the row of guards
    that must let the words through where they stand in the text. `alone`: no part of a longer date.
    """

    name: str
    pattern: str
    shape: Callable[[Groups], Shape]
    example: str
    guard: str | None = None
    alone: bool = False
