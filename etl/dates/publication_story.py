"""A story of the page as the inference sees it: its text, its expressions, and the days and years it tells."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from etl import intervals
from etl.dates.find import Found
from etl.dates.scene import Tense
from etl.dates.shapes import Clock, Day, Daytime, Month, Part, Quarter, Range, Several, Shape, Within, Year
from etl.dates.tense import tense_of
from etl.intervals import Granularity, Interval
from etl.model import Section, SectionKind
from etl.patterns import Pattern
from etl.spans import Span

LIMIT = Pattern(
    r"(?i)\b(?:by|until|till|through|towards?|vision|target(?:ed)?|goals?|period|plan|phase|term)\W{1,3}$|"
    r"\b(?:when|once|as|before) [^.,;]{1,25} (?:becomes?|holds?|takes?|assumes?|chairs?|hosts?|begins?)\b[^.;]{0,30}$"
)


@dataclass(frozen=True, slots=True)
class Story:
    """The sections of one story and the expressions in them, spam and stamps left out."""

    number: int
    sections: tuple[Section, ...]
    text: str
    found: tuple[Found, ...]

    def sentences(self) -> Iterator[Span]:
        """Sentences of the story, in page order."""
        for section in self.sections:
            if section.kind in TOLD:
                start = section.span.start
                words = section.span.of(self.text)
                for cut in _breaks().finditer(words):
                    if ABBREVIATED.search(words, max(0, cut.start() - LONGEST_ABBREVIATION), cut.start()):
                        continue
                    end = section.span.start + cut.end() - (not words[cut.end() - 1].isspace())
                    yield from _short(Span(start, end))
                    start = end
                if start < section.span.end:
                    yield from _short(Span(start, section.span.end))

    def expressions(self, span: Span) -> list[Found]:
        """Expressions inside `span`."""
        first = bisect_left(self.found, span.start, key=lambda item: item.span.start)
        last = bisect_left(self.found, span.end, key=lambda item: item.span.start)
        return [item for item in self.found[first:last] if item.span.end <= span.end]


# A full stop behind these ends no sentence: initials, titles, months.
ABBREVIATED = re.compile(
    r"(?:(?<![^\W\d_])[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Lieut|Lt|Col|Maj|Capt|Gov|Rep|St|Jr|Adm|Amb|Hon|Rev"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No))\Z"
)
LONGEST_ABBREVIATION = 8
# No sentence of the news is longer; a page without full stops is read in pieces, lest its cost outgrow its length.
LONGEST_SENTENCE = 1200
# Days of a run that is told as one thing: a visit, a week of news.
LONGEST_RUN = 31
TOLD = frozenset(SectionKind) - {SectionKind.SPAM, SectionKind.STAMP}


def _short(sentence: Span) -> Iterator[Span]:
    for start in range(sentence.start, sentence.end, LONGEST_SENTENCE):
        yield Span(start, min(start + LONGEST_SENTENCE, sentence.end))


def stories(text: str, sections: Sequence[Section], found: Sequence[Found]) -> dict[int, Story]:
    """The stories of a page by number; an expression belongs to the section that it lies in."""
    parts: dict[int, list[Section]] = {section.story: [] for section in sections}
    inside: dict[int, list[Found]] = {section.story: [] for section in sections}
    for section in sections:
        parts[section.story].append(section)
    starts = [section.span.start for section in sections]
    for item in found:
        at = bisect_right(starts, item.span.start) - 1
        if at >= 0 and sections[at].kind in TOLD and sections[at].span.contains(item.span):
            inside[sections[at].story].append(item)
    return {number: Story(number, tuple(own), text, tuple(inside[number])) for number, own in parts.items()}


def stated(story: Story) -> Iterator[tuple[Found, Interval, Tense]]:
    """Expressions with their own year: what they span, and the tense they are told in."""
    for item in story.found:
        if item.dates_engagements and (interval := absolute(item.shape)):
            yield item, interval, tense_of(story.text, item.span.start, item.span.end)


def is_limit(story: Story, item: Found) -> bool:
    """Whether an expression names an aim or a term ("by 2030") rather than something told."""
    return LIMIT.search(story.text[max(0, item.span.start - 70) : item.span.start]) is not None


def absolute(shape: Shape) -> Interval | None:
    """The interval of a shape that states its year, None for all others."""
    match shape:
        case Year(number=number, approximate=False) if 1 <= number <= 9999:
            return intervals.year(number)
        case Within(inner=inner, outer=Year(number=number)) if 1 <= number <= 9999:
            return _in_year(inner, number)
        case Clock(of=inner) | Daytime(of=inner) if inner is not None:
            return absolute(inner)
        case Part(of=inner):
            return absolute(inner)
        case Range(first=first, last=last) | Several(first=first, last=last):
            head, tail = absolute(first), absolute(last)
            if head and tail and head.first <= tail.last:
                brief = (tail.last - head.first).days < LONGEST_RUN
                return Interval(head.first, tail.last, tail.granularity if brief else Granularity.NONE)
            return tail
    return None


def _in_year(inner: Shape, year: int) -> Interval | None:
    match inner:
        case Day(month=int() as month, number=number):
            try:
                return intervals.day(date(year, month, number))
            except ValueError:
                return None
        case Month(number=number):
            return intervals.month(year, number)
        case Quarter(number=number):
            return intervals.month(year, 3 * number - 2).hull(intervals.month(year, 3 * number))
    return intervals.year(year)


@cache
def _breaks() -> Pattern:
    return Pattern(r"[.!?][\"'”’)]*\s+(?-i:[^a-z\s])|\n+")
