"""How long talks or a gathering last: "the two-day consultation closed on Tuesday" began on Monday."""

from datetime import timedelta

from etl.extract.lengths import days_of
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.intervals import Granularity, Interval
from etl.model import EngagementType, TimeExpression

_LASTING = frozenset(
    {
        EngagementType.CONSULTATION,
        EngagementType.MEETING,
        EngagementType.MULTILATERAL,
        EngagementType.EXCHANGE,
        EngagementType.CEREMONY,
    }
)
_LONGEST = 10
_OF_IT = pattern(r"^,? (?:[^\s,;.]+ ){0,7}$")
_A_JOURNEY = pattern(r"(?i)\b(?:visits?|trips?|stay|tour|journey|stop|stopover)\b")
# "wound up their meeting after two days of work"
_AFTER_WORK = pattern(r"(?i)^ of (?:[a-z-]+ ){0,2}(?:work|talks|discussions?|meetings?|deliberations?|negotiations?)\b")
_AFTER = pattern(r"(?i)\bafter (?:the )?$")
_OPENS = pattern(
    r"(?i)\b(?:open(?:ed|s)?|began|begins?|start(?:ed|s)?|kick(?:ed|s) off|got under ?way|gets under ?way)\b"
)
_CLOSES = pattern(
    r"(?i)\b(?:closed?s?|end(?:ed|s)?|conclude[ds]?|wrapp?(?:ed|s) up|w(?:ou|i)nds? up|finish(?:ed|es)|"
    r"came to (?:an end|a close)|complete[ds]?|rounded off)\b"
)


def over_its_days(page: Page, clause: Clause, time: TimeExpression, day: Interval | None) -> Interval | None:
    """All the days of an event that the sentence counts and says to have opened or closed on `day`."""
    if day is None or day.days != 1 or clause.hit.trigger.type not in _LASTING:
        return day
    sentence, hit = clause.sentence.span, clause.hit.span
    for length in page.times_in(sentence):
        count = days_of(length)
        if not 1 < count <= _LONGEST:
            continue
        worked = _AFTER_WORK.search(page.flat[length.span.end : sentence.end]) and _AFTER.search(
            page.flat[sentence.start : length.span.start]
        )
        if not worked and not _is_so_long(page, length, clause):
            continue
        told = page.flat[sentence.start : max(time.span.start, hit.end)]
        opens, closes = _OPENS.search(told) is not None, worked or _CLOSES.search(told) is not None
        rest = timedelta(days=count - 1)
        if closes and not opens:
            return Interval(day.first - rest, day.last, Granularity.DAY)
        if opens and not closes:
            return Interval(day.first, day.last + rest, Granularity.DAY)
    return day


def _is_so_long(page: Page, length: TimeExpression, clause: Clause) -> bool:
    """Whether the days are those of the event: "the two-day talks", "two days of talks", not "a two-day visit for"."""
    between = page.flat[length.span.end : max(length.span.end, clause.hit.span.start)]
    counts = b"-day" in page.words(length.span) or between.startswith(b" of ")
    return counts and _OF_IT.search(between) is not None and _A_JOURNEY.search(between) is None
