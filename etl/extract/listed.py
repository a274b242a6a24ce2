"""Days along a list or a sequel: "A in April and B in June", "following this"."""

from dataclasses import replace
from datetime import timedelta

from etl.extract.datable import datable
from etl.extract.dated import Dating
from etl.extract.fitting import fits
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.intervals import Granularity, Interval
from etl.model import EngagementType, TimeExpression
from etl.spans import Span

_MEMBER = pattern(r"(?i)^\)?\s*(?:,|;|,?\s*and\b|,?\s*then\b|followed by\b|as well as\b)")
_VERB = pattern(
    r"(?i)\b(?:said|told|says|announced|agreed|was|were|is|are|will|has|have|had|began|signed|expressed|"
    r"after|before|since|following|preceded|plans|plan|intends|intend|hopes|wants|is to|are to|due)\b"
)
_NEXT = pattern(
    r"(?i)^(?:following (?:this|that|which)|after (?:this|that|which)|afterwards?|then|next|from there|"
    r"from [A-Z]\w+,? (?:he|she|they|the [a-z]+(?: [a-z]+)?|[A-Z]\w+) (?:will|is|are|goes|travels|flies))\b"
)
_AFTER_TALKS = pattern(
    r"(?i)^(?:after|following) (?:the|his|her|their|these) (?:talks|meetings?|visit|stay|trip|stop|tour) "
    r"(?:in|to|at) [^,;.]{2,40},"
)
# "will then travel to Oslo"
_THEN_GOES = pattern(
    r"(?i)\b(?:will|would|is to|are to|is due to|is (?:set|scheduled) to|and) then (?:also )?(?:travel|fly|go|head|"
    r"visit|continue|proceed|move|leave|be in|pay|arrive|depart|meet|hold)\b|"
    r"\bthen (?:travels|flies|heads|moves) (?:on )?to\b"
)
_THAT_OCCASION = pattern(
    r"(?i)\b(?:on|at|during) (?:that|this|the same|which) (?:occasion|event|gathering|trip|visit)\b|"
    r"\b(?:that|the same) (?:day|evening|afternoon|morning)\b"
)


_REPEATED = frozenset({EngagementType.VISIT, EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.CALL})
_ONE_VISIT = 7
# "in 2017 and again last month", "in 2011, 2013 and 2015"
_AND_AGAIN = pattern(
    r"(?i)^,? ?(?:and |& )?(?:then |again |also |once more |a second time |(?:most )?recently |lastly )*"
    r"(?:in |on |during |since )?(?:the |early |late |mid-)?$"
)


def distribute(page: Page, clause: Clause, dating: Dating) -> list[tuple[Clause, Dating]]:
    """A list under one noun, "the visits of A in April and B in June", as one clause and date for each member."""
    usable = [time for time in page.times_in(clause.zone) if datable(page, time) and fits(page, clause, time)]
    times = [time for time in usable if time.span.start >= clause.hit.span.end]
    if len(times) < 2 or len(times) > 12:
        return [(clause, dating)]
    members: list[tuple[Clause, Dating]] = []
    start = clause.zone.start
    for time in times:
        zone = Span(start, max(start, time.span.end))
        if members and not _is_member(page, clause, times[len(members) - 1], time):
            return [(clause, dating)]
        stem = members[0][0].zone if members else None
        members.append(
            (
                replace(clause, zone=zone, stem=stem),
                Dating(time.interval, (time,), f"“{time.text}” stands beside it in the list"),
            )
        )
        start = time.span.end
    return members


def _is_member(page: Page, clause: Clause, before: TimeExpression, time: TimeExpression) -> bool:
    """Whether a stretch goes on with the list: "and B in June", not a new clause with a verb of its own."""
    zone = Span(before.span.end, time.span.end)
    if _is_one_more_date(page, clause, before, time):
        return True
    words = page.words(zone)
    if not _MEMBER.search(words) or _VERB.search(words) or len(words) > 160:
        return False
    return any(page.side(person) for person in page.people_in(zone)) or bool(page.places_in(zone))


def _is_one_more_date(page: Page, clause: Clause, before: TimeExpression, time: TimeExpression) -> bool:
    """Whether the same was done at another time: "visited in May 2017 and again last month"; two days are one visit."""
    assert before.interval is not None and time.interval is not None
    between = page.flat[before.span.end : time.span.start]
    apart = (time.interval.first - before.interval.last).days > _ONE_VISIT
    return clause.hit.trigger.type in _REPEATED and apart and _AND_AGAIN.search(between) is not None


def _of_the_line(page: Page, clause: Clause) -> Dating | None:
    """The date that heads the line of a chronology, for its later sentences: "August 1995: A opened. B visited C"."""
    start = page.flat.rfind(b"\n", 0, clause.sentence.span.start) + 1
    head = page.times_in(Span(start, start + 2))
    if not head or head[0].interval is None or page.flat[head[0].span.end : head[0].span.end + 2] != b": ":
        return None
    return Dating(head[0].interval, (head[0],), f"“{head[0].text}” heads the line")


def afterwards(page: Page, clause: Clause, dating: Dating, previous: Interval | None) -> Dating:
    """ "Following this, ...": the few days after the act told before, known only as bounds."""
    if dating.interval is None and (line := _of_the_line(page, clause)) is not None:
        return line
    if dating.interval is not None or previous is None or previous.days > 31:
        return dating
    if _THAT_OCCASION.search(page.words(clause.zone)) and previous.days <= 3:
        return Dating(previous, (), "the same occasion as the act told before it")
    goes_on = clause.hit.trigger.type is EngagementType.VISIT and (
        _THEN_GOES.search(page.words(clause.zone)) or _AFTER_TALKS.search(page.words(clause.sentence.span))
    )
    if not goes_on and not _NEXT.search(page.words(clause.sentence.span)):
        return dating
    bounds = Interval(previous.last, previous.last + timedelta(days=3), Granularity.NONE)
    return Dating(bounds, (), "follows the act told before it")
