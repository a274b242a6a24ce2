"""Clean text in, time expressions out: spans and the shape of what they say, not yet resolved."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.dates.grammar import readings, searcher
from etl.dates.grammar.fragments import JOINED
from etl.dates.grammar.guards import GUARDS, REACH
from etl.dates.grammar.rule import Rule
from etl.dates.shapes import Century, Decade, Range, Several, Shape, Vague
from etl.dates.titles import is_programme, is_title
from etl.spans import Span

_WRAPPED = 45
_SPREAD = re.compile(r"\n|\s{4}")
_JOINED = re.compile(rf"(?:{JOINED}(?=[0-9]))?")
_JOINED_BEFORE = re.compile(rf"\b{JOINED}\Z")


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in the clean text: where it stands, what it says, and the name of the rule that read it.

    `dates_engagements` is False for a year inside a name (the 1982 convention). For a range, `ends` are the offsets in
    the text where its first part ends and its last part begins.
    """

    span: Span
    shape: Shape
    rule: str
    dates_engagements: bool = True
    ends: tuple[int, int] | None = None


def find(text: str) -> list[Found]:
    """Every time expression of `text`, in order, never overlapping."""
    out: list[Found] = []
    position = 0
    for start, end in _candidates(text):
        if end <= position:
            continue
        for found in _readings(text, max(start, position), end):
            out.append(found)
            position = found.span.end
        position = max(position, end)
    return out


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    """Where the pattern of all rules matches: searched in bytes, which is faster, and counted back in characters."""
    data = text.encode("utf-8", "surrogatepass")
    if len(data) == len(text):
        yield from searcher().spans(data)
        return
    byte = character = 0
    for start, end in searcher().spans(data):
        first = character + len(data[byte:start].decode("utf-8", "surrogatepass"))
        byte, character = end, first + len(data[start:end].decode("utf-8", "surrogatepass"))
        yield first, character


def _readings(text: str, start: int, end: int) -> Iterator[Found]:
    """What the candidate `text[start:end]` says: itself, or, where that is no date, what is left inside it."""
    while start < end:
        joined = _JOINED.match(text, start, end)
        start = joined.end() if joined else start
        found = _longest(text, start, end)
        if found:
            yield from parted(found) if is_list(found.shape) else (found,)
            start = found.span.end
        else:
            start = _next_word(text, start, end)
        again = searcher().search(text[start:end]) if start < end else None
        if again is None:
            return
        start, end = start + again.start(), max(end, start + again.end())


def is_list(shape: Shape) -> bool:
    """Whether a shape names two separate dates, not the days from one to the other."""
    match shape:
        case Several(Decade() | Century(), Decade() | Century()):
            return False
    return isinstance(shape, Several)


def parted(found: Found) -> tuple[Found, ...]:
    """The two ends of a range or list as expressions of their own."""
    match found.shape:
        case Range(first, last) | Several(first, last) if found.ends and not isinstance(first, Vague):
            head = Found(Span(found.span.start, found.ends[0]), first, found.rule, found.dates_engagements)
            return head, Found(Span(found.ends[1], found.span.end), last, found.rule, found.dates_engagements)
    return (found,)


def _longest(text: str, start: int, end: int) -> Found | None:
    """The longest readable expression that begins at `start` and ends by `end`."""
    while end > start:
        for reading in readings(text[start:end]):
            if _stands(text, start, end, reading.rule):
                ends = (start + reading.ends[0], start + reading.ends[1]) if reading.ends else None
                dates = not is_title(text, start, end, reading.shape)
                return Found(Span(start, end), reading.shape, reading.rule.name, dates, ends)
        shorter = searcher().match(text[start : end - 1])
        if shorter is None:
            return None
        end = start + shorter.end()
    return None


def _stands(text: str, start: int, end: int, rule: Rule) -> bool:
    """Whether the words stand free of other words and figures, and the rule's guard lets them through."""
    before, after = text[start - 1 : start], text[end : end + 1]
    first, last = text[start], text[end - 1]
    joined = first.isdigit() and before.isalpha() and _JOINED_BEFORE.search(text, max(0, start - 8), start)
    if (before.isalnum() and not joined) or (after.isalnum() and last != "."):
        return False
    if (first.isdigit() and before and before in "$£€¥#+") or (
        before in {".", ",", ":", "/"} and text[start - 2 : start - 1].isdigit()
    ):
        return False
    if last.isdigit() and (
        after in {"%", "°"} or (after in {".", ",", ":", "/"} and text[end + 1 : end + 2].isdigit())
    ):
        return False
    if _SPREAD.search(text, start, end) and not _is_wrapped(text, start, end):
        return False
    if is_programme(text, start, end):
        return False
    if rule.guard is None:
        return True
    return GUARDS[rule.guard].allows(text[max(0, start - REACH) : start], text[end : end + REACH])


def _is_wrapped(text: str, start: int, end: int) -> bool:
    """Whether one line break of wrapped prose parts the words, not columns, blank lines or a line of its own."""
    breaks = text.count("\n", start, end)
    if breaks != 1:
        return False
    broken = text.index("\n", start, end)
    return broken - (text.rfind("\n", max(0, broken - 200), broken) + 1) >= _WRAPPED


def _next_word(text: str, start: int, end: int) -> int:
    while start < end and text[start].isalnum():
        start += 1
    while start < end and not text[start].isalnum():
        start += 1
    return start
