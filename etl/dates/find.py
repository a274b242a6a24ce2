"""Clean text in, time expressions out: spans and the shape of what they say, not yet resolved."""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct, structs

from etl.dates.grammar import Reading, readings, searcher
from etl.dates.grammar.fragments import JOINED
from etl.dates.grammar.guards import GUARDS, Guard
from etl.dates.put_off import moved_from
from etl.dates.shapes import Away, Century, Decade, Listed, Range, Several, Shape, Vague
from etl.dates.titles import is_name, is_title, may_be_name, may_be_title
from etl.spans import Span

_WRAPPED = 45
_JOINED = re.compile(rf"(?:{JOINED}(?=[0-9]))?")
_MAY_JOIN = frozenset("OoIiFfTtUuBbSs")
_INSIDE_FIGURES = frozenset(".,:/")
_UNITS = frozenset("%°")
# "is expected to last two days"
_WILL = re.compile(r"\b(?:will|would|could|may|might|can|should|must|shall|to|not|only) \Z")
_WILL_BY = 8
_COUNTED = re.compile(r"(?i)last (?:\d|(?:a few|several|some|two|three|four|five|six|seven|eight|nine|ten|twelve)\b)")
_DAY_LISTED = re.compile(r"(?i)\b(?:\d{1,2}(?:st|nd|rd|th)?|[a-z]{3,6}day)\b")
_JOINED_BEFORE = re.compile(rf"\b{JOINED}\Z")


class Found(Struct, frozen=True, gc=False):
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
    """Every time expression of `text`, in order, never overlapping.

    The text is searched in bytes, which is faster, and counted back in characters; behind what was read, the search
    goes on for what begins there.
    """
    out: list[Found] = []
    data = text.encode("utf-8", "surrogatepass")
    plain = len(data) == len(text)
    ahead = _Ahead(data)
    byte = character = 0
    while span := ahead.span_from(byte):
        start, end = span if plain else _in_characters(data, byte, character, span)
        found = _reading(text, start, end)
        if found and found.ends:
            out += _in_parts(text, found)
        elif found:
            out.append(found)
        character = found.span.end if found else _next_word(text, start, end)
        byte = character if plain else span[0] + len(text[start:character].encode("utf-8", "surrogatepass"))
    return out


class _Ahead:
    """The candidates of a text, searched for at one go, which has the tables of the search at hand for all of them.

    Only where less than a whole candidate was read is the rest of it searched by itself.
    """

    __slots__ = ("_behind", "_data", "_number", "_spans")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._spans = searcher().spans(data)
        self._number = self._behind = 0

    def span_from(self, byte: int) -> tuple[int, int] | None:
        """The first candidate that begins at `byte` or later; `byte` never goes back."""
        while self._number < len(self._spans) and self._spans[self._number][0] < byte:
            self._behind = self._spans[self._number][1]
            self._number += 1
        if byte < self._behind:
            return searcher().span_from(self._data, byte)
        return self._spans[self._number] if self._number < len(self._spans) else None


def _in_parts(text: str, found: Found) -> Sequence[Found]:
    """What names two dates or more as an expression for each; one stretch of time as it is."""
    if isinstance(found.shape, Listed):
        return _each_day(text, found, found.shape)
    if isinstance(found.shape, Away) or is_list(found.shape):
        return parted(found)
    if _is_one_to_another(text, found) and (moved := moved_from(text, found.span.start)):
        return _old_and_new(found, put_off=moved["off"] is not None)
    return (found,)


def _in_characters(data: bytes, byte: int, character: int, span: tuple[int, int]) -> tuple[int, int]:
    """A span in bytes as one in characters; `byte` and `character` are one place before it."""
    start = character + len(data[byte : span[0]].decode("utf-8", "surrogatepass"))
    return start, start + len(data[span[0] : span[1]].decode("utf-8", "surrogatepass"))


def _reading(text: str, start: int, end: int) -> Found | None:
    """The longest expression that begins with the candidate `text[start:end]`, or behind a word glued to it."""
    if text[start] in _MAY_JOIN and (joined := _JOINED.match(text, start, end)):
        start = joined.end()
    elif (
        text.startswith("last ", start) and _WILL.search(text, start - _WILL_BY, start) and _COUNTED.match(text, start)
    ):
        start += len("last ")
    return _longest(text, start, end)


def is_list(shape: Shape) -> bool:
    """Whether a shape names two separate dates, not the days from one to the other."""
    match shape:
        case Several(Decade() | Century(), Decade() | Century()):
            return False
    return isinstance(shape, Several)


def _each_day(text: str, found: Found, listed: Listed) -> list[Found]:
    """The days of a list one by one, its month and year with the one that they stand beside."""
    numbers = [found.span.start + one.start() for one in _DAY_LISTED.finditer(found.span.of(text))]
    starts = [found.span.start, *numbers[1 : len(listed.days)]]
    ends = [_DAY_LISTED.match(text, start) for start in numbers[: len(listed.days) - 1]]
    spans = [Span(start, end.end()) for start, end in zip(starts, ends, strict=False) if end]
    spans.append(Span(starts[-1], found.span.end))
    return [Found(span, day, found.rule, found.dates_engagements) for span, day in zip(spans, listed.days, strict=True)]


def _is_one_to_another(text: str, found: Found) -> bool:
    """Whether a range is told with a word between its ends, which a run of days need not be."""
    if not isinstance(found.shape, Range) or found.ends is None:
        return False
    return text[found.ends[0] : found.ends[1]].strip().isalpha()


def _old_and_new(found: Found, *, put_off: bool) -> tuple[Found, ...]:
    """Two days between which something was moved: no stay; the first dates no more than that it was put off."""
    old, *new = parted(found)
    return (structs.replace(old, dates_engagements=put_off), *new) if new else (old,)


def parted(found: Found) -> tuple[Found, ...]:
    """The two ends of a range or list, or a distance and the day it is counted from, as expressions of their own."""
    match found.shape:
        case Away(of=of) if found.ends and of is not None:
            head = Found(Span(found.span.start, found.ends[0]), found.shape, found.rule, found.dates_engagements)
            return head, Found(Span(found.ends[1], found.span.end), of, found.rule, found.dates_engagements)
        case Range(first, last) | Several(first, last) if found.ends and not isinstance(first, Vague):
            head = Found(Span(found.span.start, found.ends[0]), first, found.rule, found.dates_engagements)
            return head, Found(Span(found.ends[1], found.span.end), last, found.rule, found.dates_engagements)
    return (found,)


def _longest(text: str, start: int, end: int) -> Found | None:
    """The longest readable expression that begins at `start` and ends by `end`."""
    while end > start:
        for one in _candidates(text[start:end]):
            reading = one.reading
            if reading.spread and not _is_wrapped(text, start, end):
                continue
            if _stands(text, start, end, one):
                ends = (start + reading.ends[0], start + reading.ends[1]) if reading.ends else None
                dates = not (one.may_be_title and is_title(text, start, end, reading.shape))
                return Found(Span(start, end), reading.shape, reading.rule.name, dates, ends)
        shorter = searcher().match(text[start : end - 1])
        if shorter is None:
            return None
        end = start + shorter.end()
    return None


class _Candidate(Struct, frozen=True, gc=False):
    """What words say by one rule, with all that they settle alone wherever they stand."""

    reading: Reading
    guard: Guard | None
    may_be_name: bool
    may_be_title: bool


@lru_cache(maxsize=1 << 14)
def _candidates(words: str) -> tuple[_Candidate, ...]:
    return tuple(
        _Candidate(one, GUARDS[one.rule.guard] if one.rule.guard else None, may_be_name(words), may_be_title(one.shape))
        for one in readings(words)
    )


def _stands(text: str, start: int, end: int, one: _Candidate) -> bool:
    """Whether the words stand free of other words and figures, name nothing else, and their guard lets them through."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before != " " and not _begins(text, start, before):
        return False
    if after != " " and not _ends(text, end, after):
        return False
    if one.may_be_name and is_name(text, start, end):
        return False
    return one.guard is None or one.guard.allows(text, start, end)


def _begins(text: str, start: int, before: str) -> bool:
    """Whether the character right before makes no word, figure or price of what begins here."""
    figure = text[start].isdigit()
    if before.isalnum():
        return figure and before.isalpha() and bool(_JOINED_BEFORE.search(text, start - 8, start))
    if figure and before and before in "$£€¥#+":
        return False
    return not (before in _INSIDE_FIGURES and text[start - 2 : start - 1].isdigit())


def _ends(text: str, end: int, after: str) -> bool:
    """Whether the character right behind makes no word, figure or share of what ends here."""
    last = text[end - 1]
    if after.isalnum() and last != ".":
        return False
    return not last.isdigit() or not (
        after in _UNITS or (after in _INSIDE_FIGURES and text[end + 1 : end + 2].isdigit())
    )


def _is_wrapped(text: str, start: int, end: int) -> bool:
    """Whether one line break of wrapped prose parts the words, not columns, blank lines or a line of its own.

    A line that begins with a small letter goes on from the one above, however short that is.
    """
    breaks = text.count("\n", start, end)
    if breaks != 1:
        return False
    broken = text.index("\n", start, end)
    if text[broken + 1].islower():
        return True
    return broken - (text.rfind("\n", max(0, broken - 200), broken) + 1) >= _WRAPPED


def _next_word(text: str, start: int, end: int) -> int:
    while start < end and text[start].isalnum():
        start += 1
    while start < end and not text[start].isalnum():
        start += 1
    return start
