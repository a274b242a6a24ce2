"""Raw text and clean text side by side: named edits, and the way back from any clean span to the raw one."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.spans import Span


class Edit(NamedTuple):
    """Put `new` in place of the characters `start` to `end` of a text."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Repair:
    """One named change; `span` covers the raw characters it changed (empty where a space was put in)."""

    name: str
    span: Span
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Layer:
    """The edits of one pass as four ascending columns: where each stands before and after the pass."""

    before_starts: tuple[int, ...]
    before_ends: tuple[int, ...]
    after_starts: tuple[int, ...]
    after_ends: tuple[int, ...]

    def back(self, span: Span) -> Span:
        """The span before the pass: what was taken out at its edges stays outside, what it cuts into is inside."""
        start = self._start(span.start)
        return Span(start, max(start, self._end(span.end)) if len(span) else start)

    def _start(self, offset: int) -> int:
        i = bisect_right(self.after_ends, offset) - 1
        if i + 1 < len(self.after_starts) and self.after_starts[i + 1] < offset:
            return self.before_starts[i + 1]
        return offset if i < 0 else self.before_ends[i] + offset - self.after_ends[i]

    def _end(self, offset: int) -> int:
        i = bisect_left(self.after_starts, offset)
        if i and self.after_ends[i - 1] > offset:
            return self.before_ends[i - 1]
        if i == len(self.after_starts):
            return self.before_ends[i - 1] + offset - self.after_ends[i - 1]
        return self.before_starts[i] + offset - self.after_starts[i]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean text, what was mended to get it, and the way back to the raw text."""

    text: str
    repairs: tuple[Repair, ...] = ()
    layers: tuple[Layer, ...] = ()

    def raw_span(self, span: Span) -> Span:
        """The raw characters that the clean `span` came from; never reversed, and in the order of the clean spans."""
        for layer in reversed(self.layers):
            span = layer.back(span)
        return span

    def mended(self, name: str, edits: Sequence[Edit]) -> "Cleaned":
        """This text after a further pass; `edits` ascend and never overlap."""
        edits = joined(edits)
        pieces: list[str] = []
        after: list[tuple[int, int]] = []
        done = length = 0
        for edit in edits:
            kept = self.text[done : edit.start]
            length += len(kept)
            after.append((length, length + len(edit.new)))
            pieces += (kept, edit.new)
            length += len(edit.new)
            done = edit.end
        pieces.append(self.text[done:])
        layer = Layer(
            tuple(edit.start for edit in edits),
            tuple(edit.end for edit in edits),
            tuple(start for start, _ in after),
            tuple(end for _, end in after),
        )
        repairs = tuple(
            Repair(name, self.raw_span(Span(edit.start, edit.end)), self.text[edit.start : edit.end], edit.new)
            for edit in edits
        )
        return Cleaned("".join(pieces), self.repairs + repairs, (*self.layers, layer))


def joined(edits: Sequence[Edit]) -> list[Edit]:
    """Touching edits made one, so that an offset between two of them has one answer."""
    whole: list[Edit] = []
    for edit in edits:
        if whole and whole[-1].end == edit.start:
            last = whole.pop()
            whole.append(Edit(last.start, edit.end, last.new + edit.new))
        else:
            whole.append(edit)
    return whole
