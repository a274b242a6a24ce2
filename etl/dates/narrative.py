"""Which expressions a story itself dates: history is told from its own last date, news from its publication."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from etl.dates.find import Found
from etl.dates.scene import Telling, Tense, Told
from etl.dates.shapes import (
    Away,
    Clock,
    Day,
    Daytime,
    Month,
    Near,
    Part,
    Range,
    Season,
    Shape,
    Shift,
    Unit,
    Weekday,
    Within,
    Year,
)
from etl.dates.tense import tense_of
from etl.intervals import Interval
from etl.model import Publication, Section
from etl.spans import Span

_OPENING = re.compile(r"(?:^|\n|[.!?:][\"'”’)]?\s+)\s*(?:\w+ ){0,2}\(?\Z")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]{0,2}\s+[\"“‘(]?[A-ZĐ]|\n\s*\n")
_PREPOSITION = re.compile(r"(?i)\b(?:in|on|during|from|since|by|early|late|mid)\s\Z")
_OWNED = re.compile(r"(?i)(?:\b(?:their|his|her|its|our|the|a|this|that)|['’]s?) \Z")
_NOUN_FOLLOWS = re.compile(
    r" (?!(?:and|or|to|in|at|on|for|when|was|were|is|will|with|by|as|that|after|before|but|where|during|until|of"
    r"|from|he|she|they|it|the|a|an|has|had|through)\b)[a-z]{3,}"
)
_NAMED_AFTER = re.compile(r"\b(?:Day|Declaration|Agreement|Treaty|Revolution|Accords?|Communiqu[eé]|Statement) of \Z")
_DESCRIBES = re.compile(r"(?:, (?:which|whose)|\b(?:days?|weeks?|months?|years?) (?:after|before)|\bsince) [^,.;\n]*\Z")
_CLAUSE = 120
_STORY_NEEDS = 6
_REACH = 400


def narrates(
    text: str, sections: Sequence[Section], found: Sequence[Found], publications: Sequence[Publication]
) -> list[Telling]:
    """For each of `found`, whether publication dates it, the scene it goes on from, or the line of a history.

    A whole story narrates when dates of years past far outnumber words that speak from now; inside the news, a
    clause does when the dates before it in its sentence or paragraph do.
    """
    homes = list(_homes(sections, found))
    flags: dict[int, Telling] = {}
    stories = sorted(range(len(found)), key=lambda index: (sections[homes[index]].story, index)) if sections else []
    for _, group in groupby(stories, key=lambda index: sections[homes[index]].story):
        members = list(group)
        year = publications[homes[members[0]]].interval.last.year
        whole = _is_history([found[index].shape for index in members], year)
        for index, flag in zip(members, _paragraphs(text, [found[index] for index in members], year), strict=True):
            flags[index] = Telling.HISTORY if whole else Telling.BACKGROUND if flag else Telling.NEWS
    return [flags.get(index, Telling.NEWS) for index in range(len(found))]


def _homes(sections: Sequence[Section], found: Sequence[Found]) -> Iterator[int]:
    number = 0
    for one in found:
        while number < len(sections) - 1 and sections[number].span.end <= one.span.start:
            number += 1
        yield number


def _is_history(shapes: Sequence[Shape], year: int) -> bool:
    far = sum((stated_year(shape) or year) < year - 1 for shape in shapes)
    near = sum(_speaks_now(shape) for shape in shapes)
    return (far >= _STORY_NEEDS and far > 3 * near) or (far >= _STORY_NEEDS / 2 and near == 0)


def _paragraphs(text: str, found: Sequence[Found], year: int) -> Iterator[bool]:
    """Whether each expression goes on from a dated one shortly before it."""
    origin: Found | None = None
    for one in found:
        stated = stated_year(one.shape)
        yield bool(origin and stated is None and _goes_on(text, origin, one))
        if stated is not None or _is_other_year(one.shape):
            origin = one if stated != year and _sets_scene(text, one) else None
        elif _speaks_now(one.shape):
            origin = None


def _sets_scene(text: str, one: Found) -> bool:
    """Whether the words date a clause: "In 1973, ...", "on 30 March 1973", not "the 1973 accords"."""
    if isinstance(one.shape, Within):
        return bool(_PREPOSITION.search(text, max(0, one.span.start - 12), one.span.start))
    return leads(text, one.span)


def _goes_on(text: str, origin: Found, one: Found) -> bool:
    if not isinstance(one.shape, Day | Month | Season | Part | Range | Daytime):
        return False
    gap = one.span.start - origin.span.end
    if gap > _REACH or "\n\n" in text[origin.span.end : one.span.start]:
        return False
    if not _SENTENCE_END.search(text, origin.span.end, one.span.start):
        return True
    if tense_of(text, one.span.start, one.span.end) is Tense.FUTURE:
        return False
    return isinstance(origin.shape, Within) and "\n" not in text[origin.span.end : one.span.start]


def _is_other_year(shape: Shape) -> bool:
    match shape:
        case Within(Month() | Day() | Season(), Shift(Unit.YEAR, -1)):
            return True
    return False


@lru_cache(maxsize=1 << 14)
def stated_year(shape: Shape) -> int | None:
    """The calendar year a shape writes out, the first of two."""
    match shape:
        case Year(number) | Within(_, Year(number)):
            return number
        case Part(_, of) | Range(of, _) | Daytime(_, of) | Clock(_, of) if of is not None:
            return stated_year(of)
    return None


@lru_cache(maxsize=1 << 14)
def _speaks_now(shape: Shape) -> bool:
    match shape:
        case Weekday():
            return True
        case Shift(_, _, previous) | Near(_, _, previous) | Away(_, _, _, previous):
            return not previous
        case Within(_, of) | Part(_, of) | Range(of, _) | Daytime(_, of) | Clock(_, of) if of is not None:
            return _speaks_now(of)
    return False


def leads(text: str, span: Span) -> bool:
    """Whether the words open their sentence ("In 1975, ...") or stand in a heading."""
    if _OPENING.search(text, max(0, span.start - 60), span.start):
        return True
    line = (
        text[max(0, span.start - 80) : span.start].rpartition("\n")[2]
        + text[span.start : span.end + 60].partition("\n")[0]
    )
    return len(line) < 80 and not line.rstrip().endswith((".", ",", ";", "?", "!", '"', "”"))


def opens_paragraph(text: str, start: int) -> bool:
    """Whether the words stand in the first sentence of a paragraph."""
    return ". " not in text[max(0, start - _REACH) : start].rpartition("\n")[2]


def is_embedded(text: str, span: Span) -> bool:
    """Whether a day sets no scene but describes: "their March 29 call", "which goes back to 20 September 1977"."""
    before, after = text[max(0, span.start - _CLAUSE) : span.start], text[span.end : span.end + 24]
    if _NAMED_AFTER.search(before) or (_OWNED.search(before) and _NOUN_FOLLOWS.match(after)):
        return True
    return bool(_DESCRIBES.search(before))


def line_of(text: str, start: int, told: Told) -> Interval | None:
    """The date a narrative has reached at `start`: an aside of the same sentence before the line of the story."""
    if told.aside and start - told.aside[0] < _REACH and not _SENTENCE_END.search(text, told.aside[0], start):
        return told.aside[1]
    return told.line
