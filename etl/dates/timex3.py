"""Expressions of time as TIMEX3 annotates them (ISO 24617-1, SemAF-Time): beside the days that Cordiale gives them.

The standard marks the two ends of a range as two expressions, and says "early May" as May with a modifier, so that what
it names is a unit of the calendar; `TimeExpression.interval` has the days that are meant. Both say one reading.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from etl.dates.grammar import read
from etl.dates.grammar.rule import UnreadableError
from etl.dates.timex import modifier_of
from etl.model import TimeExpression
from etl.spans import Span

_BETWEEN = re.compile(r"\s*\b(?:up to|to|through|thru|until|till|and)\b\s*", re.IGNORECASE)
_DASH = re.compile(r"\s*[-\u2010-\u2015\u2212&/~\u301c\uff5e\u2192]\s*")


class Timex3(Struct, frozen=True, gc=False):
    """One TIMEX3: `span` and `text` as those of the expression read; `type` DATE TIME DURATION SET, `value` and `mod`
    (START MID END of a part, MORE_THAN and the like of a length) as the standard writes them."""

    span: Span
    text: str
    type: str
    value: str
    mod: str | None = None


def timex3(times: Iterable[TimeExpression]) -> Iterator[Timex3]:
    """The annotation of each expression, in their order; a range whose ends stand in its text gives the two of them."""
    for time in times:
        ends = _ends(time)
        if ends is None:
            yield Timex3(time.span, time.text, time.type, time.value, time.modifier)
        else:
            yield from ends


def _ends(time: TimeExpression) -> tuple[Timex3, Timex3] | None:
    """The ends of a range of dates; None for all else, and where the text is mended and offsets would not fit."""
    first, stroke, last = time.value.partition("/")
    gap = _gap(time.text) if stroke and time.type == "DATE" else None
    if gap is None or len(time.text) != time.span.end - time.span.start:
        return None
    start, head, tail = time.span.start, time.text[: gap.start()], time.text[gap.end() :]
    return (
        Timex3(Span(start, start + gap.start()), head, time.type, first, _modifier(head)),
        Timex3(Span(start + gap.end(), time.span.end), tail, time.type, last, _modifier(tail)),
    )


def _modifier(words: str) -> str | None:
    """The modifier of one end, as it would have alone."""
    try:
        return modifier_of(read(words))
    except UnreadableError:
        return None


def _gap(text: str) -> re.Match[str] | None:
    """What stands between the two ends: the only word of range, or else the only dash."""
    for pattern in (_BETWEEN, _DASH):
        gaps = [gap for gap in pattern.finditer(text) if gap.start() > 0 and gap.end() < len(text)]
        if gaps:
            return gaps[0] if len(gaps) == 1 else None
    return None
