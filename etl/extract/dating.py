"""Which time expression dates which trigger: the clause's own, one shared along the sentence, or none."""

from collections.abc import Sequence

from etl.extract.apart import apart
from etl.extract.asides import in_an_aside, in_the_stay, is_remembered
from etl.extract.counted import over_years
from etl.extract.datable import datable, of_past_event
from etl.extract.dated import Dating, until
from etl.extract.day_behind import days_behind
from etl.extract.decades import year_of_decades
from etl.extract.distance import distance
from etl.extract.event_days import over_its_days
from etl.extract.finer import COARSE, finer
from etl.extract.fitting import LONG, fits, when_then
from etl.extract.fronted_day import ahead_of_an_aside
from etl.extract.lengths import lengthened
from etl.extract.neighbours import shared, until_return
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.that_of import SINCE_HIS, THAT_OF
from etl.extract.topic_of_talks import day_of_the_word, only_spoken_of
from etl.extract.until_then import by_its_two_ends
from etl.extract.zones import Clause
from etl.intervals import Granularity, Interval, month, parse
from etl.model import EngagementType, TimeExpression
from etl.spans import Span

# "A, in Lima for the first time in 1997, returns next week"
_ONCE_MORE = "in a country once more"
_TALKED_ABOUT = frozenset({"discuss together", "talked about"})
_OBJECT = 16
# "went over what lies ahead this year", "discussed plans for 2030"
_TO_COME = pattern(
    r"(?i)\b(?:lies?|lay|is|are|comes?|to come|coming up|planned|due|in store) (?:ahead |next )?(?:for |in |during )?$|"
    r"\b(?:plans?|priorit(?:y|ies)|agenda|schedule|calendar|programmes?|programs?|contacts|exchanges|events?|steps|work|"
    r"visits?|goals?|targets?|tasks?) (?:[a-z-]+ ){0,2}(?:for|of|in|during) (?:the )?$"
)
_FRONTED = pattern(
    r"(?i)(?:[:;] |[,:;] (?:and|but|there|then|where|later),? )(?:there, )?(?:(?:on|in|late|early|last|the) )*$"
)
_OF_LAND_THEN = pattern(
    r"^(?: (?:of|from|while in|when in|in|at) (?:the )?[A-Z]\S*(?: [A-Z]\S*)?)*,? "
    r"(?:(?:back |early |late |earlier )*in )?$"
)
_RECENT_YEARS, _MONTHS = 2, 62
_STAYS = frozenset({EngagementType.VISIT, EngagementType.EXCHANGE})
_GATHERINGS = frozenset({EngagementType.MULTILATERAL, EngagementType.CONSULTATION})
_PAPERS = frozenset({EngagementType.AGREEMENT, EngagementType.UPGRADE})
_AND = pattern(r"^ and (?:on )?$")
_HAS_BEEN = pattern(r"(?i)\b(?:has|have)(?: [a-z]+)? been\b")
_LONGEST_STAY = 31
_SINCE, _LONGEST_SINCE = pattern(r"(?i)\bsince (?:last )?$"), 7
_OVER = pattern(r"(?i)\b(?:end of|left|leaves|after|conclud\w+|wrapp\w+|day of|day two|into (?:an?|his|her)) ")
_RUNS_UNTIL = pattern(r"(?i)\b(?:until|till|through|end(?:s|ed|ing)?|to last|will last|conclud\w+|lasts?) ")
# "is on a visit that began yesterday": it goes on as it is told
_THAT_BEGAN = pattern(
    r"(?i)\b(?:visit|trip|tour|stay|journey)\b[^;.]{0,60}\b(?:that|which|having) "
    r"(?:began|begun|started|opened) (?:on |last )?$"
)
_BY = pattern(r"(?i)\bby (?:the )?$")
_TO_MARK = pattern(
    r"(?i)\b(?:mark\w*|celebrat\w+|commemorat\w+|occasion of|ahead of|anniversary of)\b [^;,]*$|"
    r"\bof (?:the|a|his|her) (?:[a-z]+ ){0,2}(?:visit|trip|journey|meeting|signing)\b [^;]*$"
)
_RIGHT_BEHIND = pattern(
    r"(?i)^ (?:(?:back|early|late|earlier|in|on|during|by|since) )*$|"
    r"^(?: (?:with|between|of) [^,;.]{2,60})?,? (?:which |that )?(?:(?:was|were|had been) )?(?:[a-z]+ly )?"
    r"(?:established|launched|set up|formed|forged|signed|agreed|announced|declared|sealed|concluded|reached) "
    r"(?:by [^,;.]{3,80} )?(?:back |only )?(?:in|on) (?:the )?$|"
    r"(?-i:^ (?:between [^;()]{2,60} )?\($)|"
    r"(?-i:^[\"']? (?:of|with|to|for) (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*){0,2} since )$"
)
# "a year after the 12th, in Lima": the number of a round, which reads like a day
_NTH = pattern(r"(?i)\d(?:st|nd|rd|th)$")
_MADE_IN = pattern(
    r"(?i)^(?: (?:to|in) [^,;]{2,40})?,? (?:(?:which|that) [^;]*\b)?(?:made|paid|undertook)\b [^;]{0,40}"
    r"\b(?:in|on|from) $"
)
_POINT = pattern(r"^\d{4}(?:-\d{2}){0,2}$")
# the length of a year alone, "1973"
_YEAR_ALONE = 4
_ITS_DAY = pattern(
    r"(?i)^, (?:on |which was |which is )?(?:the |his |her |their )?(?:opening|first|second|third|fourth|fifth|last|"
    r"final|closing|concluding) (?:full |and last |and final )?day of [^,;.]{0,70}$"
)
_WHICH_WAS = pattern(
    r"(?i)^[^,;.]{0,40}, (?:(?:for |of )?which|that) (?:"
    r"(?:was|were|is|are|will be|has been|to be) (?:being |to be )?(?:held|convened|organi[sz]ed|hosted|staged)|"
    r"took place|takes place|will take place|opened|ended|closed|lasted|ran|"
    r"[A-Z][\w ]{2,40} (?:hosted|hosts|will host|saw|(?:was|is|will be) (?:the )?(?:venue|host|scene|setting|seat)))"
    r"(?: (?:here|there|(?:in|at) [A-Z][\w ]{2,30}))? (?:on|from|in|during|between) $"
)
_UNTIL = pattern(r"(?i)\b(?:until|till|since|through|ending|ending on)\s+(?:the\s+)?$")


def date_clauses(page: Page, clauses: Sequence[Clause]) -> list[Dating]:
    """One Dating for each clause of one sentence."""
    if not clauses:
        return []
    sentence = clauses[0].sentence
    usable = [
        time for time in page.times_in(sentence.span) if datable(page, time) or of_past_event(page, time, sentence)
    ]
    own = [
        apart(page, clause)
        or _day_of_it(page, clause)
        or over_years(page, clause)
        or _own(
            page,
            clause,
            _inside(clause, usable) or _fronted(page, clause, usable) or _held_then(page, clause, usable),
            clauses,
        )
        for clause in clauses
    ]
    lent, usable = _without_another_s(clauses, own, usable)
    return [
        dating
        if dating.interval
        else in_the_stay(page, clause, usable)
        or ahead_of_an_aside(page, clause, usable)
        or _lent(page, clauses, lent, usable, index)
        for index, (clause, dating) in enumerate(zip(clauses, own, strict=True))
    ]


def _lent(
    page: Page, clauses: Sequence[Clause], own: list[Dating], usable: Sequence[TimeExpression], index: int
) -> Dating:
    """The date that a clause without one shares with the others of its sentence."""
    lent = shared(page, clauses, own, usable, index)
    clause = clauses[index]
    other = not lent.times and only_spoken_of(page, clause)
    other = other or any(is_remembered(page, clause, t) or day_of_the_word(page, clause, t) for t in lent.times)
    return Dating() if other else lent


def _without_another_s(
    clauses: Sequence[Clause], own: list[Dating], times: list[TimeExpression]
) -> tuple[list[Dating], list[TimeExpression]]:
    """What the clauses may lend each other: not the days of a visit named to compare, "a year after President A's"."""
    named = [clause.hit.trigger.rule == SINCE_HIS for clause in clauses]
    kept = {time.span for dating, other in zip(own, named, strict=True) if other for time in dating.times}
    lent = [Dating() if other else dating for dating, other in zip(own, named, strict=True)]
    return lent, [time for time in times if time.span not in kept]


def _inside(clause: Clause, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    opens = clause.hit.span.end if clause.hit.trigger.rule == SINCE_HIS else clause.zone.start
    inside = [time for time in times if opens <= time.span.start < clause.zone.end]
    if clause.hit.trigger.rule == THAT_OF:
        inside = [time for time in inside if time.span.start > clause.hit.span.end] or inside
    return [time for time in inside if not (clause.hit.span.contains(time.span) and _NTH.search(time.text.encode()))]


def _fronted(page: Page, clause: Clause, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The time that opens the clause though it stands before its comma: "went home: on 5 May, she met"."""
    start = clause.sentence.span.start
    return [
        time
        for time in times
        if time.span.end == clause.zone.start
        and page.flat[time.span.end : time.span.end + 2] == b", "
        and _FRONTED.search(page.flat[start : time.span.start])
    ]


def _held_then(page: Page, clause: Clause, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The days of a gathering told by the clause that goes on from its name: "the meeting, which was held on 4 May"."""
    if clause.hit.trigger.type not in _GATHERINGS:
        return []
    end = clause.hit.span.end
    return [time for time in times if time.span.start > end and _WHICH_WAS.search(page.flat[end : time.span.start])]


def _own(page: Page, clause: Clause, times: Sequence[TimeExpression], clauses: Sequence[Clause]) -> Dating:
    kind = clause.hit.trigger.type
    fit = [
        time
        for time in times
        if fits(page, clause, time)
        and not _claimed(page, clause, time, clauses)
        and not _of_the_subject(page, clause, time)
        and not in_an_aside(page, clause, time)
        and not day_of_the_word(page, clause, time)
    ]
    if not fit:
        return Dating()
    fit = [time for time in fit if when_then(page, clause, time)] or fit
    if kind is EngagementType.EXCHANGE:
        fit = [time for time in fit if not _its_end(page, time)] or fit
    if kind is EngagementType.CEREMONY:
        fit = [time for time in fit if not _remembered(page, clause, time)] or [
            time for time in fit if not _long_gone(page, clause, time)
        ]
        if not fit:
            return Dating()
    beside = kind in _PAPERS or clause.hit.trigger.rule == _ONCE_MORE
    behind = [time for time in fit if beside and _right_behind(page, clause, time)]
    behind = behind or [time for time in fit if kind is EngagementType.VISIT and _made_then(page, clause, time)]
    behind = behind or days_behind(page, clause, fit, clauses)
    best = min(behind or fit, key=lambda time: distance(page, clause, time, kind, clauses))
    best = finer(page, clause, best, fit)
    if kind is EngagementType.UPGRADE:
        best = _spelled_out(best, fit)
    interval = year_of_decades(page, clause, best)
    if kind is EngagementType.UPGRADE and interval is not None and interval.days > LONG:
        interval = _opening(best, interval)
    if (stay := by_its_two_ends(page, clause, best)) is not None:
        return Dating(stay, (best,), f"“{best.text}” is one end of the days whose other end the sentence tells")
    if kind in _STAYS and interval is not None and (open_end := _from_now(page, clause, best, interval)):
        return until(open_end, best)
    if kind is EngagementType.VISIT and interval is not None and interval.days == 1:
        apart = any(other.hit.trigger.type is kind and other.zone != clause.zone for other in clauses)
        interval = lengthened(page, clause, best, interval, clause.zone if apart else None)
        interval = _since(page, clause, best, until_return(page, clause, interval))
    interval = _and_the_next(page, best, over_its_days(page, clause, best, interval), times)
    return Dating(interval, (best,), f"“{best.text}” stands in the clause")


def _since(page: Page, clause: Clause, time: TimeExpression, first: Interval) -> Interval:
    """ "Has been on a visit since Monday": from that day to the one on which it is told."""
    published = page.published(clause.sentence)
    start = clause.sentence.span.start
    before = page.flat[max(start, time.span.start - 100) : time.span.start]
    behind = (published.last - first.last).days
    been = _HAS_BEEN.search(page.flat[start : clause.hit.span.end]) is not None
    opens = page.flat[start : clause.hit.span.start]
    began = (
        not _OVER.search(opens)
        and _THAT_BEGAN.search(before)
        and not _RUNS_UNTIL.search(page.flat[time.span.end : clause.sentence.span.end])
    )
    goes_on = began or (been and _SINCE.search(before))
    if not goes_on or first.days > 1 or published.days > 2 or not 0 < behind <= _LONGEST_SINCE:
        return first
    return Interval(first.first, published.last, Granularity.DAY)


def _day_of_it(page: Page, clause: Clause) -> Dating | None:
    """By a day that is called one of the visit's: "on Saturday, the last day of his five-day visit"."""
    if clause.hit.trigger.type is not EngagementType.VISIT or clause.hit.trigger.verb:
        return None
    for time in page.times_in(clause.sentence.span):
        between = page.flat[time.span.end : max(time.span.end, clause.hit.span.start)]
        if time.interval is not None and time.interval.days == 1 and _ITS_DAY.search(between):
            days = lengthened(page, clause, time, time.interval)
            return Dating(days, (time,), f"“{time.text}” is called a day of it")
    return None


def _and_the_next(
    page: Page, time: TimeExpression, days: Interval | None, times: Sequence[TimeExpression]
) -> Interval | None:
    """ "On Thursday and Friday": both days, when one follows the other; else the days as they are."""
    if days is None or days.days > 1:
        return days
    for other in times:
        first, second = sorted((time, other), key=lambda one: one.span.start)
        if other is time or other.interval is None or first.interval is None or second.interval is None:
            continue
        between = page.flat[first.span.end : second.span.start]
        if _AND.search(between) and (second.interval.last - first.interval.first).days == 1:
            return first.interval.hull(second.interval)
    return days


def _of_the_subject(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether a month or year belongs to what was talked about: "discussed the growth of trade in 2015"."""
    hit = clause.hit
    if hit.trigger.rule not in _TALKED_ABOUT or time.interval is None or time.interval.days < COARSE:
        return False
    if time.span.start - hit.span.end <= _OBJECT:
        return False
    if _TO_COME.search(page.flat[hit.span.end : time.span.start]):
        return True
    whom = page.people_in(Span(hit.span.end, time.span.start))
    if whom and _OF_LAND_THEN.search(page.flat[whom[-1].span.end : time.span.start]):
        return False
    return time.interval.last < page.published(clause.sentence).first


def _claimed(page: Page, clause: Clause, time: TimeExpression, clauses: Sequence[Clause]) -> bool:
    """Whether a month or year stands right behind another verb: "talks on an agreement signed in 2015"."""
    if time.interval is None or time.interval.days < COARSE:
        return False
    return any(
        other.hit.trigger.type in _PAPERS and clause.hit.trigger.type not in _PAPERS
        and clause.hit.span.end <= other.hit.span.start
        and _right_behind(page, other, time)
        for other in clauses
    )  # fmt: skip


def _remembered(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether the day is what the ceremony was held for: "held a ceremony on 7 May to mark Victory Day"."""
    hit, start = clause.hit.span, max(clause.sentence.span.start, time.span.start - 60)
    before = page.flat[max(start, hit.end) if hit.end <= time.span.start else start : time.span.start]
    return _TO_MARK.search(before) is not None


def _long_gone(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether it is a year so far back that only what is remembered can have been then: "the visit 40 years ago"."""
    assert time.interval is not None
    return (
        time.interval.days > _MONTHS
        and page.published(clause.sentence).first.year - time.interval.last.year > _RECENT_YEARS
    )


def _its_end(page: Page, time: TimeExpression) -> bool:
    """Whether it is only the day until which a show is open: "open until 30 November, it was launched on Tuesday"."""
    return time.interval is not None and time.interval.days <= 1 and _UNTIL.search(
        page.flat[max(0, time.span.start - 12) : time.span.start]
    ) is not None  # fmt: skip


def _right_behind(page: Page, clause: Clause, time: TimeExpression) -> bool:
    hit = clause.hit.span
    return hit.end <= time.span.start and _RIGHT_BEHIND.search(page.flat[hit.end : time.span.start]) is not None


def _made_then(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether a relative clause dates the visit itself: "on Monday they recall the visit which he made in 1973"."""
    hit = clause.hit.span
    return hit.end <= time.span.start and _MADE_IN.search(page.flat[hit.end : time.span.start]) is not None


def _spelled_out(year: TimeExpression, times: Sequence[TimeExpression]) -> TimeExpression:
    """The span of years that says from which day of that year: "35 years ago (18 December 1989 - 2024)"."""
    found = year.interval
    if found is None or found.days > LONG:
        return year
    spans = (time for time in times if time.interval is not None and time.interval.days > LONG)
    return next((time for time in spans if time.interval and found.first <= time.interval.first <= found.last), year)


def _opening(years: TimeExpression, span: Interval) -> Interval:
    """What a span of years opens with, as fine as it is written: "(1972 - 2022)" opens with a year, not with a day."""
    if span.granularity is Granularity.DECADE:
        return span
    first = (years.value or "").partition("/")[0]
    if len(first) == _YEAR_ALONE and span.first.month > 1:
        return month(span.first.year, span.first.month)
    return parse(first) if _POINT.search(first.encode()) else Interval(span.first, span.first, Granularity.DAY)


def _from_now(page: Page, clause: Clause, time: TimeExpression, last: Interval) -> Interval | None:
    """ "Is in Rome until Monday": from the day it is told to that day."""
    published = page.published(clause.sentence)
    before = page.flat[max(0, time.span.start - 12) : time.span.start]
    if _BY.search(before) and last.first <= published.last < last.last:
        return Interval(published.last, last.last, Granularity.NONE)
    until = _UNTIL.search(before)
    if (
        until is None
        or last.days > 3
        or published.days > 2
        or not 0 < (last.last - published.last).days <= _LONGEST_STAY
    ):
        return None
    return Interval(published.last, last.last, Granularity.DAY)
