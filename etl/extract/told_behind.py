"""Days told behind an act without any: "The last premier here was A. That was in 2011", "will hold talks. They are
on 6 May", "left for Lima, where he stays until Thursday"."""

from etl.extract.datable import datable
from etl.extract.dated import Dating, until
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.status import status
from etl.extract.zones import Clause
from etl.intervals import Granularity, Interval
from etl.model import EngagementType, Status, TimeExpression
from etl.spans import Span

_THAT_WAS = pattern(
    r"(?i)^\W*(?:that|this|it|all this) (?:was|happened|came|took place|is|had been) "
    r"(?:(?:back|only|already|just|as early as|as long ago as|as far back as|far back) )*(?:(?:in|on) (?:the )?)?$"
)
# "They will take place in Lima on 6 May", "The signing is scheduled for Friday"
_IT_TAKES_PLACE = pattern(
    r"(?i)^\W*(?:that|this|it|they|both|all|the (?:(?-i:[a-z-]+) ){0,2}(?:event|signing|talks|meetings?|consultations?|"
    r"session|round|drills?|exercises?|man(?:oeuv|euv)res|visits?|trip|tour|journey|ceremony|conference|forum|dialogue|"
    r"summit|encounter|call|reception|negotiations|gathering|conversation|document|agreement|papers?|audience|handover|"
    r"letter|message|meal|dinner|lunch|vote|stay|stop|stopover)) "
    r"(?:(?:will|would|is to|are to|was to|were to|is due to|are due to|is set to|are set to|should) "
    r"(?:also |both )?(?:take place|be held|be|open|start|begin|kick off|run|last|go ahead|happen|follow)|"
    r"(?:is|are|was|were|has been|have been) (?:also |both |now )?(?:scheduled|planned|set|slated|due|expected|"
    r"foreseen|fixed|held|pencilled in|timed|billed)(?: to (?:take place|be held|start|begin|run|last|open))?|"
    r"takes? place|took place|runs?|ran|lasts?|lasted|begins?|began|starts?|started|opens?|opened|follows?|"
    r"(?:is|are|was|were|will be)(?: (?:made|signed|placed|sent|delivered|handed over|paid|given))?|came|fell)"
    r"(?: (?:here|there)| (?:in|at|off|near) (?:the )?[^;.,()]{2,40}?)?,? (?:(?:only|already|just|later) )?"
    r"(?:(?:in|on|from|for|between|during) (?:the )?)?$"
)
# "The date was 6 May", "Lima was the venue on 6 May", "The event, on 6 May, was held indoors"
_ITS_DATE = pattern(
    r"(?i)^\W*(?:the|its|their) (?:date|day)s? (?:(?:set for it|chosen|agreed) )?(?:was|were|is|are|will be) $|"
    r"^\W*(?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+)? (?:was|is|will be|served as) (?:the|its|their) "
    r"(?:venue|scene|setting|place|stage|host)"
    r"(?: (?:for|of) (?:it|them|the (?:talks|meeting|session|event|ceremony)))? (?:on|from|between) $|"
    r"^\W*the (?:event|meeting|talks|session|ceremony|encounter|signing|call|summit), (?:held )?(?:on|from) $"
)
# "He stayed from 4 to 6 May", "The guest was in the country until Friday"
_STAYED = pattern(
    r"(?i)^\W*(?:(?:invited|accompanied|joined) by [^,;.]{2,70}, )?"
    r"(?:he|she|they|the (?:[a-z-]+ )?(?:guests?|visitors?|president|premier|minister|prime minister|king|"
    r"queen|delegation|leader|speaker|chancellor|envoy)) (?:stayed|stays|will stay|was|were|is|are|will be|remained|"
    r"remains|is to stay|are to stay|spent|spends|will spend)"
    r"(?: (?:here|there|in (?:the (?:country|capital)|(?-i:[A-Z])[\w'-]+)))? "
    r"(?:from|between) (?:the )?$"
)
_OF_A_JOURNEY = pattern(r"(?i)^\W*the (?:[a-z-]+ ){0,2}(?:visits?|trip|tour|journey) ")
_THE = pattern(r"(?i)^\W*the ")
_A_WEEK, _A_MONTH = 7, 31
# "It is Saturday that the festival opens"
_CLEFT = pattern(r"(?i)^,? (?:that|when|who|which)\b")
_STAYS_UNTIL = pattern(
    r"(?i)^[^;.]{2,60},? (?:where|and|in which) (?:(?:he|she|they|[a-z]+) )?(?:(?:will|is to|are to|is due to) )?"
    r"(?:stays?|remains?|is|are|be|spends? the time|has appointments|have appointments|is expected) "
    r"(?:[a-z]+ )?(?:until|till|through) (?:the )?$"
)
_REACH, _LONGEST_STAY, _LONGEST_TOUR = 90, 14, 21


def told_behind(page: Page, clause: Clause, dating: Dating) -> Dating:
    """The act's days where the words behind it tell them; else those it has."""
    if dating.interval is not None:
        return _whole_stay(page, clause, dating.interval) or _finer_days(page, clause, dating.interval) or dating
    return _stays_until(page, clause) or _that_was(page, clause) or dating


def _whole_stay(page: Page, clause: Clause, day: Interval) -> Dating | None:
    """All days of a visit of which its sentence tells but one: "went home on 7 May. The tour lasted from 1 to 6"."""
    following = page.sentences[clause.sentence.order + 1 : clause.sentence.order + 2]
    if clause.hit.trigger.type is not EngagementType.VISIT or day.days > 1 or not following:
        return None
    span = following[0].span
    times = page.times_in(Span(span.start, min(span.end, span.start + _REACH)))
    stay = times[0].interval if times else None
    if stay is None or not 1 < stay.days <= _LONGEST_TOUR or not 0 <= (day.first - stay.first).days <= stay.days:
        return None
    ahead = page.flat[span.start : times[0].span.start]
    if _STAYED.search(ahead) or (_IT_TAKES_PLACE.search(ahead) and _OF_A_JOURNEY.search(ahead)):
        return Dating(stay, (times[0],), f"“{times[0].text}” is said of it in the next sentence")
    return None


def _finer_days(page: Page, clause: Clause, week: Interval) -> Dating | None:
    """The days inside a week or month told first: "will go to Peru next week. The dates are 12 and 13 May"."""
    following = page.sentences[clause.sentence.order + 1 : clause.sentence.order + 2]
    if not _A_WEEK <= week.days <= _A_MONTH or not following or following[0].section is not clause.sentence.section:
        return None
    span = following[0].span
    for time in page.times_in(Span(span.start, min(span.end, span.start + _REACH)))[:1]:
        ahead = page.flat[span.start : time.span.start]
        inside = time.interval is not None and time.interval.days < _A_WEEK and week.contains(time.interval)
        if inside and (_ITS_DATE.search(ahead) or _takes_place(page, clause, ahead, time)):
            return Dating(time.interval, (time,), f"“{time.text}” is said of it in the next sentence")
    return None


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
        ahead = page.flat[span.start : time.span.start]
        said = _THAT_WAS.search(ahead) or _ITS_DATE.search(ahead) or _stayed(clause, ahead)
        said = said or _takes_place(page, clause, ahead, time)
        if said and datable(page, time) and not _CLEFT.search(page.flat[time.span.end : span.end]):
            return Dating(time.interval, (time,), f"“{time.text}” is said of it in the next sentence")
    return None


def _stayed(clause: Clause, ahead: bytes) -> bool:
    """Whether the traveller told before is said to stay from then: "has visited Peru. He stayed from 4 to 6 May"."""
    return clause.hit.trigger.type is EngagementType.VISIT and _STAYED.search(ahead) is not None


def _takes_place(page: Page, clause: Clause, ahead: bytes, time: TimeExpression) -> bool:
    """Whether "it", or a noun that fits the act, is told to take place then; what somebody did does not lie ahead."""
    if _IT_TAKES_PLACE.search(ahead) is None or time.interval is None:
        return False
    visit = clause.hit.trigger.type is EngagementType.VISIT
    if (_OF_A_JOURNEY.search(ahead) is not None) != visit and _THE.search(ahead):
        return False
    to_come = time.interval.first > page.published(clause.sentence).last
    return not (to_come and clause.hit.trigger.verb and status(page, clause, None) is Status.HELD)
