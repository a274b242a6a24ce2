"""Clean text in, time expressions out: spans and the shape of what they say, not yet resolved."""

import re
from collections.abc import Sequence

from msgspec import Struct, structs

from etl.dates.grammar import readings, searcher
from etl.dates.grammar.fragments import JOINED
from etl.dates.grammar.guards import GUARDS, REACH
from etl.dates.grammar.rule import Rule
from etl.dates.put_off import moved_from
from etl.dates.shapes import Away, Century, Decade, Listed, Range, Several, Shape, Vague
from etl.dates.titles import is_byline, is_person, is_programme, is_title
from etl.spans import Span

_WRAPPED = 45
_JOINED = re.compile(rf"(?:{JOINED}(?=[0-9]))?")
_MAY_JOIN = frozenset("OoIiFfTtUuBbSs")
_INSIDE_FIGURES = frozenset(".,:/")
_UNITS = frozenset("%°")
_BY = frozenset({"by", "By", "BY"})
# "is expected to last two days"
_WILL = re.compile(r"\b(?:will|would|could|may|might|can|should|must|shall|to|not|only) \Z")
_WILL_BY = 8
_COUNTED = re.compile(r"(?i)last (?:\d|(?:a few|several|some|two|three|four|five|six|seven|eight|nine|ten|twelve)\b)")
_DAY_LISTED = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")
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
    byte = character = 0
    next_span = searcher().span_from
    while span := next_span(data, byte):
        start, end = span if plain else _in_characters(data, byte, character, span)
        found = _reading(text, start, end)
        if found and found.ends:
            out += _in_parts(text, found)
        elif found:
            out.append(found)
        character = found.span.end if found else _next_word(text, start, end)
        byte = character if plain else span[0] + len(text[start:character].encode("utf-8", "surrogatepass"))
    return out


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
    if text.startswith("last ", start) and _WILL.search(text, max(0, start - _WILL_BY), start):
        return _longest(text, start + len("last "), end) if _COUNTED.match(text, start) else _longest(text, start, end)
    joined = _JOINED.match(text, start, end) if text[start] in _MAY_JOIN else None
    return _longest(text, joined.end() if joined else start, end)


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
        for reading in readings(text[start:end]):
            if reading.spread and not _is_wrapped(text, start, end):
                continue
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
    last = text[end - 1]
    if before != " " and not _begins(text, start, before):
        return False
    if after.isalnum() and last != ".":
        return False
    if last.isdigit() and (after in _UNITS or (after in _INSIDE_FIGURES and text[end + 1 : end + 2].isdigit())):
        return False
    if is_programme(text, start, end) or ((last == "s" or end - start == len("May")) and is_person(text, start, end)):
        return False
    if before == " " and text[start - 3 : start - 1] in _BY and is_byline(text, start, end):
        return False
    if rule.guard is None:
        return True
    return GUARDS[rule.guard].allows(text[max(0, start - REACH) : start], text[end : end + REACH])


def _begins(text: str, start: int, before: str) -> bool:
    """Whether the character right before makes no word, figure or price of what begins here."""
    figure = text[start].isdigit()
    if before.isalnum():
        return figure and before.isalpha() and bool(_JOINED_BEFORE.search(text, max(0, start - 8), start))
    if figure and before and before in "$£€¥#+":
        return False
    return not (before in _INSIDE_FIGURES and text[start - 2 : start - 1].isdigit())


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
