"""Days told behind an act without any: "The last premier here was A. That was in 2011", "left for Lima, where he stays
until Thursday"."""

from etl.extract.datable import datable
from etl.extract.dated import Dating, until
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.intervals import Granularity, Interval
from etl.model import EngagementType
from etl.spans import Span

_THAT_WAS = pattern(
    r"(?i)^\W*(?:that|this|it|all this) (?:was|happened|came|took place|is|had been) "
    r"(?:(?:back|only|already|just|as early as|as long ago as|as far back as|far back) )*(?:(?:in|on) (?:the )?)?$"
)
_STAYS_UNTIL = pattern(
    r"(?i)^[^;.]{2,60},? (?:where|and|in which) (?:(?:he|she|they|[a-z]+) )?(?:(?:will|is to|are to|is due to) )?"
    r"(?:stays?|remains?|is|are|be|spends? the time|has appointments|have appointments|is expected) "
    r"(?:[a-z]+ )?(?:until|till|through) (?:the )?$"
)
_REACH, _LONGEST_STAY = 60, 14


def told_behind(page: Page, clause: Clause, dating: Dating) -> Dating:
    """The act's days where the words behind it tell them; else those it has."""
    if dating.interval is not None:
        return dating
    return _stays_until(page, clause) or _that_was(page, clause) or dating


def _stays_until(page: Page, clause: Clause) -> Dating | None:
    """From the publication until the day to which the traveller stays, by the rest of his sentence."""
    sentence, hit = clause.sentence, clause.hit
    if hit.trigger.type is not EngagementType.VISIT:
        return None
    for time in page.times_in(Span(hit.span.end, sentence.span.end)):
        if time.interval is None or not _STAYS_UNTIL.search(page.flat[hit.span.end : time.span.start]):
            continue
        published = page.published(sentence)
        if published.days <= 2 and 0 < (time.interval.last - published.last).days <= _LONGEST_STAY:
            days = Interval(published.last, time.interval.last, Granularity.DAY)
            return until(days, time)
    return None


def _that_was(page: Page, clause: Clause) -> Dating | None:
    """The days that open the next sentence, where the act's own ends without any."""
    sentence = clause.sentence
    if page.times_in(Span(clause.hit.span.end, sentence.span.end)):
        return None
    following = page.sentences[sentence.order + 1 : sentence.order + 2]
    if not following or following[0].section is not sentence.section:
        return None
    span = following[0].span
    for time in page.times_in(Span(span.start, min(span.end, span.start + _REACH)))[:1]:
        if _THAT_WAS.search(page.flat[span.start : time.span.start]) and datable(page, time):
            return Dating(time.interval, (time,), f"“{time.text}” is said of it in the next sentence")
    return None
