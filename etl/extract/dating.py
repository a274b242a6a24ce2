"""Which time expression dates which trigger: the clause's own, one shared along the sentence, or none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from etl.extract.page import Page, once
from etl.extract.patterns import any_of, pattern
from etl.extract.zones import Clause
from etl.intervals import Granularity, Interval
from etl.model import EngagementType, TimeExpression
from etl.spans import Span

_BACKGROUND = pattern(
    r"(?i)\b(since|until|till|before|by|after|over|for|the|from|between|period|compared (?:to|"
    r"with))\s+(?:the\s+(?:end|beginning|start)\s+of\s+)?$"
)
_NAMED_YEAR = pattern(
    r"(?i)^\s*(?:-?\s*(?:convention|plan|period|agreement|treaty|strategy|profile|edition|world cup|games|"
    r"olympics|school year|academic year|fiscal))"
)
_MEMBER = pattern(r"(?i)^\s*(?:,|;|,?\s*and\b|,?\s*then\b|followed by\b|as well as\b)")
_VERB = pattern(
    r"(?i)\b(?:said|told|says|announced|agreed|was|were|is|are|will|has|have|had|began|signed|expressed|"
    r"after|before|since)\b"
)
_NAMED_DAY = pattern(
    r"(?i)\b(?:day|anniversary|revolution|independence|victory|holiday|born|festival|treaty|"
    r"convention)\s*(?:of|on|\(|,)\s*$"
)
_SAME_DAY = pattern(r"(?i)\b(?:same|that|following|next|previous|this|one|a) day,?\s*(?:on\s+)?\(?\s*$")
_IN_RELATIVE = pattern(r"(?i)\b(?:who|which|whose)\b[^,;]*$")
# a clause about somebody or something else: "a premier who took office in May", "a plan of which the first phase began"
_OTHER_CLAUSE = pattern(r"(?i)\b(?:who|whom|whose|which|that)\b([^,;]*)$", groups=True)
_OF_THE_ACT = pattern(
    r"(?i)^ (?:(?:will|would|is|was|are|were|has|had|have|to|be|been|being|it|he|she|they|also|later|both|two|sides) )*"
    r"(?:held|hold|signed?|t[ao]kes?|took|taking|last\w*|beg[aiu]n\w*|start\w*|r[au]ns?|running|end\w*|conclud\w*|open\w*|"
    r"kick\w*|wrapp\w*|scheduled|due|set|planned|slated|expected|organi[sz]ed|convened|conducted|made|paid|"
    r"visit\w*|arriv\w*|met|attend\w*|announced|reached|co-?chaired|fell|falls|dates?|dated|came|comes|on|from) ?"
)
_OFFICE_TAKEN = pattern(r"(?i)\b(?:took|takes|taken|taking|assumed) (?:over|office|up|the)\b")
_ANNOUNCED = pattern(
    r"(?i)\b(?:announced|hinted|agreed|confirmed|proposed|recalled|decided|approved|reported|passed away|"
    r"elected|appointed|born)\b[^,;]*$"
)
_BEFORE_LEAVING = pattern(r"(?i)\bbefore (?:\w+ly )?(?:return|leav|head|fly|depart|go|travel|proceed|mov)\w*\b[^;]*$")
# "In May the ministry confirmed her trips": the month is that of the word given
_ANNOUNCING = pattern(
    r"(?i)^,? [^;]{0,80}\b(?:had |has |have )?(?:already |also )?(?:announced|confirmed|disclosed|revealed|hinted at) "
    r"(?:the|his|her|their|that|[A-Z]\w+'s?|plans) "
)
_ATTRIBUTED = pattern(
    r"(?i)\b(?:said|says|told|stated|according to|disclosed|quoted|news conference|press conference|briefing)\b[^;]*$"
)
_ABOUT = pattern(r"(?i)\b(?:about|on|of|in review of|over)\s+(?:the\s+)?(?:first|last|past)\s*$|\babout\s+(?:the\s+)?$")
_SINCE = pattern(r"(?i)\b(?:since|until|till|by|compared (?:with|to))\s+$")
_DATELINE = pattern(r"^,?\s*(?:--?\s|/|\. ?(?:/|--?\s|\()|\((?:[A-Z]{2,}|[A-Z][a-z]+(?:/|\))))")
ENDING = (
    b"conclud", b"wrapp", b"ended", b"ends", b"end ", b"came to a close", b"came to its ",
    b"came to an end", b"left", b"return", b"complet", b"flew home",
    b"flies home", b"came back", b"back in", b"back home",
)  # fmt: skip
_OVER = pattern(
    r"(?i)\b(?:after|following|having (?:spent|finished|completed)|at the (?:end|close) of|"
    r"conclud\w+|wrapp?\w+ up|ending|completing)\b[^;]*$"
)
_AFTER_STAY = pattern(r"(?i)^[\s,]*(?:after|following|having|at the end of|concluding|wrapping up|ending|completing)\b")
_WHEN = pattern(r"(?i)^[\s,]*(?:when|where|during|as)\b")
_DURING = pattern(r"(?i)^[^;]{0,40}\b(?:during|on the occasion of|in the course of|at the time of)\b")
_DURING_IT = pattern(r"(?i)^[\s,]*(?:during|on the occasion of|in the course of) (?:the|his|her|their|a|an)\b")
_WHEN_NEXT = pattern(r"(?i)^[\s,]*(?:when|where|as)\b")
_DURING_NEXT = pattern(r"(?i)^[\s,]*during\b")
_NEXT = pattern(r"(?i)^(?:following (?:this|that|which)|after (?:this|that|which)|afterwards?|then|next|from there)\b")
_PAST = pattern(r"(?i)(?:[a-z]{2,}ed|met|held|left|flew|went|spoke|sent|inked)$")
_AUXILIARY = pattern(r"(?i)\b(?:will|to|shall|would|be|is|are)\s+(?:be\s+)?(?:\w+ly\s+)?$")
_UNTIL = pattern(r"(?i)\b(?:until|till|since)\s+(?:the\s+)?$")
_THAT_OCCASION = pattern(
    r"(?i)\b(?:on|at|during) (?:that|this|the same|which) (?:occasion|event|gathering|trip|visit)\b|"
    r"\b(?:that|the same) (?:day|evening|afternoon|morning)\b"
)
_SINCE_THEN = pattern(r"(?i)\bsince (?:he|she|it|they|the|taking|becoming|assuming|his|her|their)\b[^,;]*$")
_FROM_AFAR = pattern(r"(?i)\b(?:ahead of|prior to|in the run-up to|before|to mark|marking|celebrat\w+)\s+(?:the\s+)?$")
_OF_TIME = pattern(r"(?i)^'s? |^ (?:anniversary|summit|election)")
_OF_THE_TELLING = any_of(_ANNOUNCED, _ATTRIBUTED, _SINCE_THEN)
_ON_TRIP = pattern(
    r"(?i)^[\s,]*(?:during|as part of|in the course of|on) (?:their|his|her|the|a) (?:\w+[ -]){0,3}(?:trip|tour)\b"
)
_OCCASION = pattern(r"(?i)\b(?:on the occasion of|occasion of|to mark|marking|celebrating|ahead of) [^,;]*$")
_LEAD_REACH = 45
_LONG = 366


@dataclass(frozen=True, slots=True)
class Dating:
    """The days of one act, the expressions they rest on, and why in words."""

    interval: Interval | None = None
    times: tuple[TimeExpression, ...] = ()
    why: str = ""


def date_clauses(page: Page, clauses: Sequence[Clause]) -> list[Dating]:
    """One Dating for each clause of one sentence."""
    if not clauses:
        return []
    usable = [time for time in page.times_in(clauses[0].sentence.span) if _dates(page, time)]
    own = [
        _own(page, clause, [time for time in usable if clause.zone.start <= time.span.start < clause.zone.end], clauses)
        for clause in clauses
    ]
    return [
        dating if dating.interval else _shared(page, clauses, own, usable, index) for index, dating in enumerate(own)
    ]


def distribute(page: Page, clause: Clause, dating: Dating) -> list[tuple[Clause, Dating]]:
    """A list under one noun, "the visits of A in April and B in June", as one clause and date for each member."""
    usable = [time for time in page.times_in(clause.zone) if _dates(page, time) and _fits(page, clause, time)]
    times = [time for time in usable if time.span.start >= clause.hit.span.end]
    if len(times) < 2 or len(times) > 12:
        return [(clause, dating)]
    members: list[tuple[Clause, Dating]] = []
    start = clause.zone.start
    for time in times:
        zone = Span(start, max(start, time.span.end))
        if members and not _is_member(page, zone):
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


def _is_member(page: Page, zone: Span) -> bool:
    """Whether a stretch goes on with the list: "and B in June", not a new clause with a verb of its own."""
    words = page.words(zone)
    if not _MEMBER.search(words) or _VERB.search(words) or len(words) > 160:
        return False
    return any(page.side(person) for person in page.people_in(zone)) or bool(page.places_in(zone))


def afterwards(page: Page, clause: Clause, dating: Dating, previous: Interval | None) -> Dating:
    """ "Following this, ...": the few days after the act told before, known only as bounds."""
    if dating.interval is not None or previous is None or previous.days > 31:
        return dating
    if _THAT_OCCASION.search(page.words(clause.zone)) and previous.days <= 3:
        return Dating(previous, (), "the same occasion as the act told before it")
    if not _NEXT.search(page.words(clause.sentence.span)):
        return dating
    bounds = Interval(previous.last, previous.last + timedelta(days=3), Granularity.NONE)
    return Dating(bounds, (), "follows the act told before it")


def _dates(page: Page, time: TimeExpression) -> bool:
    if time.interval is None or not time.dates_engagements or time.type in ("DURATION", "SET"):
        return False
    if time.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF") or _is_of_something_else(page, time.span):
        return False
    return not (time.interval.days >= 28 and _NAMED_YEAR.search(page.flat[time.span.end : time.span.end + 24]))


@once
def _is_of_something_else(page: Page, time: Span) -> bool:
    """Whether a time is that of a dateline, a day with a name or what is spoken about."""
    before = page.flat[max(0, time.start - 28) : time.start]
    if (_NAMED_DAY.search(before) and not _SAME_DAY.search(before)) or _ABOUT.search(before):
        return True
    opening = time.start - page.flat.rfind(b"\n", 0, time.start) < _LEAD_REACH
    return opening and _DATELINE.search(page.flat[time.end : time.end + 24]) is not None


def _own(page: Page, clause: Clause, times: Sequence[TimeExpression], clauses: Sequence[Clause]) -> Dating:
    kind = clause.hit.trigger.type
    fit = [time for time in times if _fits(page, clause, time)]
    if not fit:
        return Dating()
    best = min(fit, key=lambda time: _distance(page, clause, time, kind, clauses))
    interval = best.interval
    if kind is EngagementType.UPGRADE:
        best = _spelled_out(best, fit)
        interval = best.interval
    if kind is EngagementType.UPGRADE and interval is not None and interval.days > _LONG:
        interval = Interval(interval.first, interval.first, Granularity.DAY)
    if kind is EngagementType.VISIT and interval is not None and (open_end := _from_now(page, clause, best, interval)):
        return Dating(open_end, (best,), f"from the publication until “{best.text}”")
    if kind is EngagementType.VISIT and interval is not None and interval.days == 1:
        apart = any(other.hit.trigger.type is kind and other.zone != clause.zone for other in clauses)
        interval = lengthened(page, clause, best, interval, clause.zone if apart else None)
    return Dating(interval, (best,), f"“{best.text}” stands in the clause")


def _spelled_out(year: TimeExpression, times: Sequence[TimeExpression]) -> TimeExpression:
    """The span of years that says from which day of that year: "35 years ago (18 December 1989 - 2024)"."""
    found = year.interval
    if found is None or found.days > _LONG:
        return year
    spans = (time for time in times if time.interval is not None and time.interval.days > _LONG)
    return next((time for time in spans if time.interval and found.first <= time.interval.first <= found.last), year)


def _from_now(page: Page, clause: Clause, time: TimeExpression, last: Interval) -> Interval | None:
    """ "Is in Rome until Monday": from the day it is told to that day."""
    published = page.published(clause.sentence)
    until = _UNTIL.search(page.flat[max(0, time.span.start - 12) : time.span.start])
    if until is None or last.days > 3 or published.days > 2 or not 0 < (last.last - published.last).days <= 14:
        return None
    return Interval(published.last, last.last, Granularity.DAY)


def _fits(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Years date only milestones and loose background; a past verb has no future day."""
    assert time.interval is not None
    if clause.hit.trigger.type is EngagementType.MESSAGE and _OCCASION.search(
        page.flat[max(clause.sentence.span.start, time.span.start - 80) : time.span.start]
    ):
        return False
    hit = clause.hit.span
    between = page.flat[hit.end : time.span.start] if hit.end <= time.span.start else b""
    if between and (_OF_THE_TELLING.search(between) or _of_another_clause(between) or _BEFORE_LEAVING.search(between)):
        return False
    if time.span.end < hit.start and _ANNOUNCING.search(page.flat[time.span.end : hit.start]):
        return False
    if _FROM_AFAR.search(page.flat[max(hit.end, time.span.start - 30) : time.span.start]) and _OF_TIME.search(
        page.flat[time.span.end : time.span.end + 16]
    ):
        return False
    if time.interval.first > page.published(clause.sentence).last and _PAST.search(page.words(hit)):
        before = page.flat[max(clause.sentence.span.start, hit.start - 24) : hit.start]
        if not _AUXILIARY.search(before):
            return False
    return clause.hit.trigger.type is EngagementType.UPGRADE or _wide_enough(page, clause, time)


def _wide_enough(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether a stretch can date the act: no year from afar, no "since", no "until" but for a stay."""
    assert time.interval is not None
    hit = clause.hit.span
    if time.interval.days > _LONG:
        return False
    spans = (EngagementType.VISIT, EngagementType.EXCHANGE, EngagementType.OTHER)
    if clause.hit.trigger.type not in spans and _UNTIL.search(
        page.flat[max(0, time.span.start - 20) : time.span.start]
    ):
        return False
    if time.interval.days > 31 and _SINCE.search(page.flat[max(0, time.span.start - 20) : time.span.start]):
        return False
    owned = b"'s" in page.flat[time.span.end - 2 : time.span.end + 2]
    behind = not owned and time.span.end < hit.start - 3 and time.span.start > clause.sentence.span.start + _LEAD_REACH
    return not (behind and time.interval.days > 300)


def _of_another_clause(between: bytes) -> bool:
    """Whether the words from trigger to day have passed into a relative clause that does not speak of the act."""
    relative = _OTHER_CLAUSE.search(between)
    if relative is None:
        return False
    told = relative.group(1)
    return _OF_THE_ACT.search(told) is None or _OFFICE_TAKEN.search(told) is not None


def _distance(
    page: Page, clause: Clause, time: TimeExpression, kind: EngagementType, clauses: Sequence[Clause]
) -> float:
    """Characters between trigger and expression, dearer to the left, past another trigger, or when coarse."""
    assert time.interval is not None
    hit = clause.hit.span
    after = time.span.start >= hit.end
    gap = time.span.start - hit.end if after else hit.start - time.span.end
    cost = float(gap) if after else gap + (0 if gap < 3 else 25)
    low, high = (hit.end, time.span.start) if after else (time.span.end, hit.start)
    between = (other.hit for other in clauses if low <= other.hit.span.start < high and other is not clause)
    cost += 60 * sum(other.trigger.type is not kind for other in between)
    if (
        _BACKGROUND.search(page.flat[max(0, time.span.start - 30) : time.span.start])
        and time.interval.days > 1
        and gap > 3
    ):
        cost += 40
    if time.interval.days > 200:
        cost += 60
    if (
        _IN_RELATIVE.search(page.flat[max(clause.sentence.span.start, time.span.start - 90) : time.span.start])
        and not after
    ):
        cost += 80
    if kind is EngagementType.VISIT and 1 < time.interval.days <= 31 and time.granularity in ("day", "week", "none"):
        cost -= 60
    return cost


def lengthened(
    page: Page, clause: Clause, time: TimeExpression, first: Interval, sentence: Span | None = None
) -> Interval:
    """A day and "three-day visit" in one telling make three days, when the day is the first or the last."""
    near = page.flat[max(clause.sentence.span.start, time.span.start - 90) : time.span.start].lower()
    for length in page.times_in(sentence or clause.sentence.span):
        count = _days(length)
        if 1 < count <= 20 and (_before_visit(page.text, length.span) or length.span.overlaps(clause.hit.span)):
            extra = timedelta(days=count - 1)
            over = _OVER.search(page.flat[time.span.end : max(time.span.end, length.span.start)]) is not None
            if over or any(word in near for word in ENDING):
                return Interval(first.first - extra, first.first, Granularity.DAY)
            return Interval(first.first, first.first + extra, Granularity.DAY)
    return first


def length_of(page: Page, clause: Clause) -> int:
    """Days that the clause's sentence says the visit lasts, 0 when it does not."""
    lengths = page.times_in(clause.sentence.span)
    return max((_days(time) for time in lengths if _before_visit(page.text, time.span)), default=0)


def _days(length: TimeExpression) -> int:
    """Days of a TIMEX3 duration such as P3D; 0 for anything else."""
    number = length.value[1:-1]
    return (
        int(number)
        if length.type == "DURATION" and length.value.endswith("D") and number.isdigit()
        else 7 * (length.value == "P1W")
    )


def _before_visit(text: str, span: Span) -> bool:
    following = text[span.end : span.end + 40].lower()
    if any(word in following for word in ("through", "across", "nation", "tour")):
        return False
    before = text[max(0, span.start - 12) : span.start].lower()
    for_so_long = before.endswith((" for ", " for a ", " stay of ")) and not following.lstrip().startswith("in ")
    return for_so_long or any(word in following for word in ("visit", "trip", "stay"))


def _shared(
    page: Page, clauses: Sequence[Clause], own: list[Dating], usable: Sequence[TimeExpression], index: int
) -> Dating:
    """A date at the head of the sentence serves all its clauses; one across a bare "and" serves both."""
    clause = clauses[index]
    head = clause.sentence.span
    for dating in own:
        if (
            dating.interval
            and dating.times
            and dating.times[0].span.start < min(head.start + _LEAD_REACH, clauses[0].hit.span.start)
        ):
            return Dating(dating.interval, dating.times, f"“{dating.times[0].text}” opens the sentence")
    told = _ended(page, clause, usable) or _right_before(page, clause, usable)
    if (told := told or _joined_time(page, clauses, own, index)) is not None:
        return told
    for near, power in ((index + 1, clause.right), (index - 1, clause.left)):
        if 0 <= near < len(own) and power <= 1 and own[near].interval:
            return Dating(
                own[near].interval, own[near].times, f"“{own[near].times[0].text}” stands in the clause joined to it"
            )
    return Dating()


def _right_before(page: Page, clause: Clause, usable: Sequence[TimeExpression]) -> Dating | None:
    """ "Issued in September 2015 during his visit": a day right before the occasion is the occasion's."""
    if not _DURING_IT.search(page.words(clause.zone)):
        return None
    beside = [time for time in usable if 0 <= clause.zone.start - time.span.end <= 2 and _fits(page, clause, time)]
    return Dating(beside[-1].interval, (beside[-1],), f"“{beside[-1].text}” stands right before it") if beside else None


def _joined_time(page: Page, clauses: Sequence[Clause], own: list[Dating], index: int) -> Dating | None:
    """The days of a clause that tells this one's time: "..., when they met in May", "during his visit of 2015"."""
    clause = clauses[index]
    joined = _WHEN.search(page.words(clause.zone)) is not None
    if joined and index and own[index - 1].interval:
        return Dating(
            own[index - 1].interval,
            own[index - 1].times,
            f"“{own[index - 1].times[0].text}” stands in the clause it tells the time of",
        )
    if index + 1 < len(own) and own[index + 1].interval and _tells_when(page, clause, clauses[index + 1]):
        return Dating(
            own[index + 1].interval,
            own[index + 1].times,
            f"“{own[index + 1].times[0].text}” stands in the clause that tells its time",
        )
    if clause.hit.trigger.type is EngagementType.VISIT:
        for near in range(index + 1, len(own)):
            if own[near].interval and _ON_TRIP.search(page.words(clauses[near].zone)):
                return replace(own[near], why=f"“{own[near].times[0].text}” are the days of the trip")
    if clause.hit.trigger.type in (EngagementType.UPGRADE, EngagementType.AGREEMENT):
        for near in (index + 1, index - 1):
            if 0 <= near < len(own) and own[near].interval and _DURING.search(page.words(clauses[near].zone)):
                return replace(own[near], why=f"“{own[near].times[0].text}” stands in the clause that tells its time")
    return None


def _tells_when(page: Page, clause: Clause, following: Clause) -> bool:
    """Whether the next clause says when: "met when", or, of a verb, "met during the forum held in March"."""
    words = page.words(following.zone)
    return bool(_WHEN_NEXT.search(words) or (clause.hit.trigger.verb and _DURING_NEXT.search(words)))


def _ended(page: Page, clause: Clause, usable: Sequence[TimeExpression]) -> Dating | None:
    """ "Landed on Friday after nine days in Peru": the day of the return is the last of the stay."""
    if clause.hit.trigger.type is not EngagementType.VISIT or not _AFTER_STAY.search(page.words(clause.zone)):
        return None
    times = [
        time for time in usable if time.span.end <= clause.zone.start and time.interval and time.interval.days == 1
    ]
    if not times:
        return None
    day = times[-1].interval
    assert day is not None
    return Dating(
        lengthened(page, clause, times[-1], day), (times[-1],), f"“{times[-1].text}” is the day of the return from it"
    )
