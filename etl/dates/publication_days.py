"""The days of a month that a story tells, with what each is to it: ahead, in a caption, embedded, the end of a run."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import cache

from etl.dates.embedded import is_embedded
from etl.dates.find import Found
from etl.dates.named import on_month
from etl.dates.publication_story import Story
from etl.dates.scene import Tense
from etl.dates.shapes import Clock, Day, Daytime, Range, Several, Shape, Within, Year
from etl.dates.tense import tense_of
from etl.model import SectionKind
from etl.patterns import Pattern
from etl.spans import Span

OPENING = 60
BESIDE = 2
SENTENCE = 200
LEAP = 2024


@dataclass(frozen=True, slots=True)
class ToldDay:
    """A day of a month the story tells, its year known or not, the last day of a range standing for it.

    `embedded` when it only describes something ("his June 20 win"): the story need not come from those days. `lasts`
    days of a range lie before it, and `is_over` when its sentence says that they are over.
    """

    span: Span
    month: int
    day: int
    year: int | None
    weekday: int | None
    future: bool
    caption: bool
    embedded: bool = False
    lasts: int = 0
    is_over: bool = False

    def in_year(self, year: int) -> date | None:
        """The day in `year`, None where the calendar, its own year or the weekday beside it forbids it."""
        try:
            when = date(year, self.month, self.day)
        except ValueError:
            return None
        return when if self.year in (None, year) and self.weekday in (None, when.weekday()) else None


def told_days(story: Story) -> list[ToldDay]:
    """The days the story tells, in page order."""
    captions = [section.span for section in story.sections if section.kind is SectionKind.CAPTION]
    days = []
    for item in story.found:
        if not item.dates_engagements:
            continue
        future = _is_ahead(story, item)
        caption = any(span.contains(item.span) for span in captions)
        embedded = not caption and (is_embedded(story.text, item.span, False) or _is_bracketed(story, item))
        for month, day, year, weekday in _days(item.shape, first=future):
            lasts = 0 if future else _lasts(item.shape)
            over = bool(lasts) and _is_over(story.text, item.span)
            days.append(ToldDay(item.span, month, day, year, weekday, future, caption, embedded, lasts, over))
    return days


def _is_bracketed(story: Story, item: Found) -> bool:
    """Whether a day in brackets says when something falls: "National Day (September 2)", not "on Friday (May 5)"."""
    start, end = item.span.start, item.span.end
    if not (story.text.startswith(")", end) and story.text.endswith("(", 0, start)):
        return False
    before = bisect_left(story.found, start, key=lambda one: one.span.start) - 1
    return before < 0 or start - story.found[before].span.end > BESIDE


def _is_ahead(story: Story, item: Found) -> bool:
    """Whether the day is still to come: by the cue that governs it, or by the verb of the sentence it opens."""
    if tense_of(story.text, item.span.start, item.span.end) is Tense.FUTURE:
        return True
    reach = max(0, item.span.start - OPENING)
    line = max(story.text.rfind(mark, reach, item.span.start) for mark in ("\n", ". "))
    if line < 0 and reach:
        return False
    opens = len(story.text[line + 1 : item.span.start].split()) <= 2
    return opens and _promise().match(story.text[item.span.end : item.span.end + 250]) is not None


def _lasts(shape: Shape) -> int:
    """How many days of a range lie before its last."""
    match shape:
        case Range(first, last):
            ends = [*_days(first, first=True)[:1], *_days(last, first=False)[-1:]]
            placed = [when for month, day, *_ in ends if (when := on_month(LEAP, month, day))]
            if len(placed) == len(ends) == 2:
                return (placed[1].first - placed[0].first).days % 366
    return 0


def _days(shape: Shape, *, first: bool) -> list[tuple[int, int, int | None, int | None]]:
    """(month, day, year, weekday) of a shape that names a day; of a range the `first` or the last day."""
    match shape:
        case Day(month=int() as month, number=number, weekday=weekday):
            return [(month, number, None, weekday)]
        case Within(inner=Day(month=int() as month, number=number, weekday=weekday), outer=Year(number=year)):
            return [(month, number, year, weekday)]
        case Within(inner=Range() as inner, outer=Year(number=year)):
            return [(month, day, year, weekday) for month, day, _, weekday in _days(inner, first=first)]
        case Clock(of=inner) | Daytime(of=inner) if inner is not None:
            return _days(inner, first=first)
        case Range(first=head, last=tail) | Several(first=head, last=tail):
            ends = (head, tail) if first else (tail, head)
            return _days(ends[0], first=first) or _days(ends[1], first=first)
    return []


def _is_over(text: str, span: Span) -> bool:
    """Whether the sentence around a run of days, or the one before, tells of an end or an outcome."""
    before = text[max(0, span.start - SENTENCE) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + SENTENCE].partition("\n")[0]
    return _outcome().search(f"{before} {after}") is not None


@cache
def _outcome() -> Pattern:
    return Pattern(
        r"(?i)\b(?:conclud|wrap|return|outcome|result|success|achiev|helped|fruitful|after|following|end(?:ed|s|ing)\b"
        r"|review o[fn]|round-?up|recap|highlights"
        r"|back (?:home|from|in)|came home|left for home|has been|have been|was (?:held|paid|organi[sz]ed)|took place)"
    )


@cache
def _promise() -> Pattern:
    """A sentence whose first auxiliary is "will" or "is to": nothing told or said stands before it."""
    return Pattern(r"(?s)[^.\n]*?\b(?:will|is to|are to|is scheduled to|is expected to)\s[a-z]+")
