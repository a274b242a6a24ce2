"""A diary's days: each stands in a line alone, over the lines that tell what was done then."""

import re
from bisect import bisect_right

from etl.extract.dated import Dating
from etl.extract.page import Page, once
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import SectionKind, TimeExpression

_BEFORE = re.compile(r"(?:\A|\n)[^\w\n]*(?:(?:on|in|from)\s+)?[^\w\n]*\Z", re.IGNORECASE)
_BEHIND = re.compile(r"[^\w\n]*(?:\(\w+\)[^\w\n]*)?(?:\n|\Z)")
# "had a full day", "went through a string of meetings"
_BUSY = pattern(
    r"(?i)\b(?:full|busy|hectic|packed|crowded|long|working|intense|marathon) (?:\w+ )?"
    r"(?:day|morning|afternoon|programme|program|schedule|agenda|diary)|"
    r"\b(?:string|series|round|number|row|marathon) of (?:[\w-]+ ){0,3}"
    r"(?:meetings|contacts|talks|encounters|bilaterals|engagements|calls|audiences)\b"
)
_FEW = 3
_FEWEST = 2
_WIDEST = 31
_SHORTEST_ENTRY, _LONGEST_ENTRY = 20, 2_500
_ONE_STORY = frozenset({SectionKind.HEADLINE, SectionKind.BODY, SectionKind.CAPTION})
_REACH = 12


def under_its_day(page: Page, clause: Clause) -> Dating | None:
    """The day that heads the entry of a diary in which the clause stands; None on a page with fewer than two."""
    heads = _heads(page, page.home)
    if len(heads) < _FEWEST or clause.sentence.section.kind not in _ONE_STORY:
        return None
    at = clause.sentence.span.start
    head = next(reversed(heads[: bisect_right([one.span.end for one in heads], at)]), None)
    if head is None or at - head.span.end > _LONGEST_ENTRY:
        return None
    return Dating(head.interval, (head,), f"“{head.text}” heads the entry")


def on_the_day_told(page: Page, clause: Clause) -> Dating | None:
    """The day that a sentence shortly before it fills with meetings: "had a full day on 4 May. He met"."""
    sentence = clause.sentence
    for before in page.sentences[max(0, sentence.order - _FEW) : sentence.order][::-1]:
        if b"\n" in page.flat[before.span.end : sentence.span.start] or page.times_in(sentence.span):
            return None
        times = [time for time in page.times_in(before.span) if time.interval is not None and time.dates_engagements]
        if times:
            busy = _BUSY.search(page.words(before.span)) and len(times) == 1
            days = times[0].interval
            past = days is not None and days.days <= _FEW and days.last <= page.published(sentence).last
            return Dating(days, (times[0],), f"“{times[0].text}” is the day told of") if busy and past else None
    return None


@once
def _heads(page: Page, _home: str) -> tuple[TimeExpression, ...]:
    """Days and months that fill a line of their own and have an entry below, in text order."""
    alone = [
        time
        for time in page.times.items
        if time.interval is not None and time.interval.days <= _WIDEST and _fills_its_line(page, time)
    ]
    ends = [*(time.span.start for time in alone[1:]), len(page.text)]
    return tuple(time for time, end in zip(alone, ends, strict=False) if end - time.span.end > _SHORTEST_ENTRY)


def _fills_its_line(page: Page, time: TimeExpression) -> bool:
    start = time.span.start
    if not _BEFORE.search(page.text, max(0, start - _REACH), start):
        return False
    return _BEHIND.match(page.text, time.span.end) is not None
