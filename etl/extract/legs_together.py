"""The days of several lands told once for all of them: "will visit A and B. He tours the two countries in May"."""

from collections.abc import Sequence

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.datable import datable
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.model import TimeExpression
from etl.spans import Span

_ALL_OF_THEM = pattern(
    r"(?i)\b(?:visit(?:s|ed|ing)?(?: to)?|tour(?:s|ed|ing)?(?: of)?|travel(?:s|led|ling)? to|trips? to|swing through|"
    r"journey to) (?:all )?(?:the|these|those|all) (?:two|three|four|five|six|seven|\d )?(?: ?[\w-]+){0,2} ?"
    r"(?:countries|nations|states|capitals|lands|neighbou?rs) (?:[a-z]+ ){0,5}$"
)
_AHEAD = 3
_LONGEST = 92


def told_together(page: Page, visits: Sequence[Act]) -> list[Act]:
    """The legs of home's tour that have no days of their own with those told soon after for all its lands."""
    return [_dated(page, visit, visits) for visit in visits]


def _dated(page: Page, visit: Act, visits: Sequence[Act]) -> Act:
    order = visit.clause.sentence.order
    if visit.date is not None or visit.mover != "home" or not visit.asserted:
        return visit
    lands = {code for other in visits if other.clause.sentence.order == order for code in other.partners}
    time = _for_all(page, visit.clause.sentence) if len(lands) > 1 else None
    if time is None:
        return visit
    return replace(visit, date=time.interval, times=(time,), why=f"“{time.text}” is told for all lands of the tour")


def _for_all(page: Page, told: Sentence) -> TimeExpression | None:
    """The time of "visit the three countries in May", in one of the next sentences of the story."""
    for sentence in page.sentences[told.order + 1 : told.order + 1 + _AHEAD]:
        if sentence.section.story != told.section.story:
            return None
        for time in page.times_in(sentence.span):
            ahead = page.words(Span(sentence.span.start, time.span.start))
            short = time.interval is not None and time.interval.days <= _LONGEST
            if short and datable(page, time) and _ALL_OF_THEM.search(ahead):
                return time
    return None
