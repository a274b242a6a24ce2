"""A diary's days: each stands in a line alone, over the lines that tell what was done then."""

import re
from bisect import bisect_right

from etl.extract.dated import Dating
from etl.extract.page import Page, once
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME, SectionKind, TimeExpression
from etl.spans import Span

_BEFORE = re.compile(r"(?:\A|\n)[^\w\n]*(?:(?:on|in|from)\s+)?[^\w\n]*\Z", re.IGNORECASE)
_BEHIND = re.compile(r"[^\w\n]*(?:\(\w+\)[^\w\n]*)?(?:\n|\Z)")
# "had a full day", "went through a string of meetings"
_BUSY = pattern(
    r"(?i)\b(?:full|busy|hectic|packed|crowded|long|working|intense|marathon) (?:\w+ )?"
    r"(?:day|morning|afternoon|programme|program|schedule|agenda|diary)|"
    r"\b(?:string|series|round|number|row|marathon) of (?:[\w-]+ ){0,3}"
    r"(?:meetings|contacts|talks|encounters|bilaterals|engagements|calls|audiences)\b"
)
# "2 October: ", "| ", "- working "
_ENTRY = pattern(r"^ ?(?::|\||--?) ?(?:[A-Z]?[a-z-]+ ){0,4}$")
_BULLET = pattern(r"^(?:[^\w\s]+ ?|\d{1,2}[.)] )(?:[A-Z]?[a-z-]+ ){0,4}$")
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
    """Whether a day, and no stamp with its hour, stands alone in its line."""
    start = time.span.start
    if ":" in time.text or not _BEFORE.search(page.text, max(0, start - _REACH), start):
        return False
    return _BEHIND.match(page.text, time.span.end) is not None


def of_the_diarist(page: Page, clause: Clause) -> bool:
    """Whether a line of home's own diary names nobody who acts: "2 May: talks with Minister A", "- Visit to Chile"."""
    hit = clause.hit.span
    start = page.flat.rfind(b"\n", 0, hit.start) + 1
    opening = [time for time in page.times_in(Span(start, start + _REACH)) if time.interval is not None]
    begins = opening[0].span.end if opening else start
    if begins > hit.start or not (_ENTRY if opening else _BULLET).search(page.flat[begins : hit.start]):
        return False
    ahead = Span(begins, hit.start)
    if page.people_in(ahead) or page.partners_in(ahead):
        return False
    return (bool(opening) or len(_heads(page, page.home)) >= _FEWEST) and _of_home(page, clause)


def land_of_the_line(page: Page, clause: Clause) -> tuple[str, ...]:
    """The country whose name and a colon open the line: "Bhutan: A visited in May. B received the new envoy"."""
    start = page.flat.rfind(b"\n", 0, clause.hit.span.start) + 1
    label = next(iter(page.partners_in(Span(start, start + _REACH // 2))), None)
    if label is None or label.home or label.form not in ("name", "official") or label.span.end > clause.hit.span.start:
        return ()
    return (label.code,) if page.flat[label.span.end : label.span.end + 2] == b": " else ()


def _of_home(page: Page, clause: Clause) -> bool:
    """Whether the title over the lines is about no other country's diary."""
    title = next((one for one in page.sentences if one.section.story == clause.sentence.section.story), None)
    if title is None or title is clause.sentence:
        return False
    named = page.partners_in(title.span)
    sides = {page.side(person) for person in page.people_in(title.span)} - {None}
    foreign = any(not mention.home and mention.kind != "organisation" for mention in named)
    return sides <= {HOME} and (not foreign or any(mention.home for mention in named))
