"""A clause without days of its own takes those of the clause joined to it, or of the head of its sentence."""

from collections.abc import Sequence

from msgspec.structs import replace

from etl.extract.asides import behind_a_leg
from etl.extract.at_a_gathering import of_the_gathering
from etl.extract.datable import LEAD_REACH
from etl.extract.dated import Dating
from etl.extract.fitting import fits, praised_there, said_there, too_late
from etl.extract.lengths import lengthened
from etl.extract.openings import from_afar
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.visits_in_a_row import in_a_row
from etl.extract.what_for import what_for
from etl.extract.wording import WHAT_CAME_OF
from etl.extract.zones import Clause
from etl.intervals import Interval
from etl.model import EngagementType, TimeExpression
from etl.spans import Span

# "met A and B on the sidelines of the summit in Rome on Monday"
_ON_OCCASION = pattern(
    r"(?i)\b(?:on the (?:sidelines|margins?|fringes?|occasion|side) of|within the framework of|while attending|"
    r"in the framework of|on the sideline of)\b[^;.]*$"
)
_LONGEST_STAY = 20
_LONGEST_TRIP = 31
_COARSE, _YEAR = 200, 366
_TALKS = (EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.CALL)
_GONE_TO = (EngagementType.VISIT, EngagementType.MULTILATERAL)
_CONCLUDING = pattern(
    r"(?i)(?:,|\bafter|\bfollowing) (?:\w+ly )?(?:conclud\w+|wrapping up|ending|completing|finishing) [^.;]*$|"
    r"\b(?:after|following|upon) (?:the |a )?(?:\w+ )?(?:conclusion|completion|end) of (?:an?|his|her|their|the) "
    r"(?:[\w-]+ ){0,4}$"
)
_TRIP = pattern(r"(?i)\b(?:tours?|trips?|journey)\b")
# "on Sunday met the minister ahead of the dialogue", "in the run-up to the premier's visit": those are later
_DONE_AHEAD_OF = pattern(
    r"(?i) (?:ahead of|prior to|on the eve of|in the run-up to|in preparation for) (?:[^\s,;.]+ ){0,8}$"
)
# "the trip was a follow-up to a call of 4 August": the day is that of what it followed
_FOLLOWS = pattern(
    r"(?i)\b(?:is|was|as|were) (?:a |the )?(?:follow-up|sequel|response|answer) to\b|^ (?:follows|followed)\b"
)
# "welcomed him and recalled the visit he had paid in May": the days of what is recalled
_RECALLS = pattern(
    r"(?i)\b(?:recall|remember|reminisc|mention|hail|prais|appreciat|thank|cit|laud|highlight|refer)[a-z]* "
    r"[^;.]*\b(?:visits?|trips?|tour|stay|talks|meetings?|call|journey)\b|"
    r"\b(?:spoke|speaking|speaks|looked back|looking back) (?:[a-z]+ly )?(?:of|about|on) [^;.]*"
    r"\b(?:visits?|trips?|talks|meetings?|stay)\b"
)
_UPCOMING = pattern(r"(?i)\b(?:upcoming|forthcoming|coming|planned|impending) (?:[^\s,;]+ ){0,3}$")
# "the retreat, which will be held on 21 January"
_HELD_THEN = pattern(
    r"(?i)^\W*(?:which|that|to) (?:(?:is|are|was|were|will|would|be|has|have|been|to|set|due|scheduled|expected) )*"
    r"(?:held|tak(?:e|es|ing) place|took place|begin\w*|beg[au]n|opens?|opened|runs?|start\w*|slated|organi[sz]ed|"
    r"convened?) "
)
_AFTER_STAY = pattern(
    r"(?i)^[\s,]*(?:\w+ly )?"
    r"(?:after|following|having|at the end of|concluding|wrapping up|winding up|ending|completing)\b"
)
# "returned to Lima on 10 May, which ended his trip"
_WHICH_ENDED = pattern(
    r"(?i), (?:which |that |thus |thereby )?(?:end(?:s|ed|ing)|conclud(?:es|ed|ing)|wrapp(?:ed|ing) up|"
    r"complet(?:ed|ing)) "
    r"(?:his|her|their|the|an?) (?:[^\s,;.]+ ){0,4}$"
)
# "met A in Lima on 5 May; both were there for the summit"
_THERE_FOR_IT = pattern(
    r"(?i)^[^;]*\b(?:was|were|is|are|had come|came) there (?:for|to (?:attend|take part in|join)) [^;,.]{0,60}$"
)
_SINCE_DAY = pattern(r"(?i)\b(?:from|since) $")
_COMES_BACK = pattern(
    r"(?i)\b(?:arriv\w*|return\w*|back|land(?:s|ed)?|home|flew|flies|touch\w* down|left|leav\w+|depart\w*|"
    r"ended|ends|conclud\w+|wrapp\w+)\b"
)
_WHEN = pattern(
    r"(?i)^[\s,]*(?:when|where|during|as)\b|"
    r"^[\s,]*(?:and )?(?:(?:crowned|capped|topped|rounded off|sealed) (?:by|with)|"
    r"(?:culminating|ending|resulting) (?:in|with)) the (?:signing|exchange)\b"
)
# "was glad about the agreements reached when he visited Peru": when those were
_REACHED_WHEN = pattern(
    r"(?i)\b(?:reached|signed|agreed(?: up)?(?: on)?|made|concluded|adopted|discussed|struck|given|set|laid|taken|"
    r"issued|achieved|launched|initiated|pledged|promised|raised|settled) (?:when|while|as|during) [^;]*$"
)
_DURING = pattern(
    r"(?i)^[^;]{0,80}\b(?:during|on the occasion of|in the course of|at the time of|"
    r"on (?:the|his|her|their) (?:[a-z]+ ){0,2}(?:visit|trip))\b"
)
_DURING_IT = pattern(
    r"(?i)^[\s,]*(?:during|on the occasion of|in the course of) (?:the|his|her|their|a|an|(?-i:[A-Z][\w.'-]+))(?: |$)|"
    r"^, when "
)
_OPENS_BEHIND_COMMA = pattern(r"(?i)^, (?:(?:back|earlier|early|late|in|on|from|during) )*(?:the )?$")
_ALSO = pattern(r"(?i)\b(?:also|earlier|first|previously|already|had) $")
_PICTURED = "pictured together"
_JOURNEY_LEADS = "journey leads to"
# "takes place as the two countries celebrate 30 years of ties (1992-2022)": the years are not those of the visit
_WHILE_MARKING = pattern(r"(?i)^[\s,]*(?:when|as|while|where)\b[^;]{0,60}\b(?:celebrat|commemorat|mark)\w*\b")
# "will have breakfast with the premier before he leaves on Thursday"
_MEAL = pattern(r"(?i)^(?:breakfast|lunch|luncheon|dinner|tea|supper)$")
_BEFORE_HE_GOES = pattern(
    r"(?i)^[\s,]*before (?:(?:he|she|they) )?(?:leav|fl(?:y|ies)|depart|head|return|go|travel)\w*\b"
)
# "in 2015 he went to Peru and now Lima has welcomed": the year is not this one's
_NOW = pattern(r"(?i)^[\s,;]*(?:and |but |while )?(?:now|today|currently)\b")
_WHEN_NEXT = pattern(r"(?i)^[\s,]*(?:when|where|as)\b")
_WHERE_HE_WILL = pattern(
    r"(?i)^[\s,]*where (?:[^\s,;]+ ){0,4}(?:will|shall|would|(?:is|are|was|were) (?:also )?(?:to|set|due|"
    r"scheduled|expected|slated|planned)|plans?|hopes?|expects?)\b"
)
# "his visit to A and attendance at the fair from 4 to 7 May"
_AND_TAKES_PART = pattern(
    r"(?i)^[^;.]{0,60}\b(?:and|as well as) (?:his |her |their |the |its )?(?:attendance|participation|attending|"
    r"participating|taking part|presence|to attend|to take part|to participate|joining|to join)\b[^;.]{0,140}$"
)
_DURING_NEXT = pattern(r"(?i)^[\s,]*during\b")
_ON_TRIP = pattern(
    r"(?i)^[\s,]*(?:during|as part of|in the course of|on) (?:their|his|her|the|a) (?:\w+[ -]){0,3}(?:trip|tour)\b"
)


_HE_SAID = pattern(
    r", (?:[A-Z][^,;.]{2,60}|he|she|they|the [a-z ]{3,40}) "
    r"(?:said|says|announced|told|added|confirmed|noted|predicted)\b"
)
_MONTH = 28
_OPENS_ON = pattern(r"^\W*(?:(?:In|At) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?,? )?(?:(?:[Oo]n|[Ll]ate|[Ee]arly) ){0,2}$")
# "During the trip, which lasts from 5 to 11 September, she will also visit Peru"
_OPENS_WITH_TRIP = pattern(
    r"(?i)^\W*(?:during|on|as part of|in the (?:framework|course) of|while on|throughout|within) "
    r"(?:the|his|her|their|this|an?) (?:[^\s,;]+ ){0,5}(?:visits?|trips?|tours?|stay|journey)\b"
)


def shared(
    page: Page, clauses: Sequence[Clause], own: list[Dating], usable: Sequence[TimeExpression], index: int
) -> Dating:
    """A date at the head of the sentence serves all its clauses; one across a bare "and" serves both."""
    clause = clauses[index]
    head = clause.sentence.span
    right_before = _days_around(page, clauses, own, usable, index) or _right_before(page, clause, usable)
    if right_before is not None or _is_now_or_ahead(page, clauses, index):
        return right_before or Dating()
    for dating in own:
        if (
            dating.interval
            and dating.times
            and dating.times[0].span.start < min(head.start + LEAD_REACH, clauses[0].hit.span.start)
            and not _of_what_is_said(page, clause, dating.times[0])
        ):
            return Dating(dating.interval, dating.times, f"“{dating.times[0].text}” opens the sentence")
    if (day := _opening_day(page, clause, own, usable) or _of_the_picture(clause, usable)) is not None:
        return day
    told = _of_the_opening_trip(page, clauses, own, index) or of_the_gathering(page, clauses, own, index)
    if told is not None:
        return told
    told = what_for(page, clauses, own, index) or from_afar(page, clauses, own, usable, index)
    told = told or _ended(page, clause, usable)
    told = told or _there_for_it(page, clause, own[:index]) or in_a_row(page, clauses, own, index)
    if (told := told or _joined_time(page, clauses, own, index)) is not None:
        return told
    if clause.hit.trigger.rule == _JOURNEY_LEADS and index and (trip := own[index - 1]).interval:
        return replace(trip, why=f"“{trip.times[0].text}” are the days of the trip" if trip.times else trip.why)
    for near, power in ((index + 1, clause.right), (index - 1, clause.left)):
        other = clauses[near].hit.trigger.type if 0 <= near < len(own) else None
        founding = other is EngagementType.UPGRADE and clause.hit.trigger.type is EngagementType.CEREMONY
        if other is not None and not founding and power <= 1 and _fits_too(page, clause, own[near]):
            return Dating(
                own[near].interval, own[near].times, f"“{own[near].times[0].text}” stands in the clause joined to it"
            )
    return Dating()


def _of_what_is_said(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether a month or year opens words that somebody said: "In 2015 ships will call, he said after he had met A"."""
    if time.interval is None or time.interval.days < _MONTH or clause.hit.span.start < time.span.end:
        return False
    return _HE_SAID.search(page.flat[time.span.end : clause.hit.span.start]) is not None


def _opening_day(page: Page, clause: Clause, own: Sequence[Dating], usable: Sequence[TimeExpression]) -> Dating | None:
    """The day that opens the sentence and that no aside behind it took: "On 5 May A, who saw B on Monday, met C"."""
    first = usable[0] if usable else None
    told = clause.hit.trigger.verb or clause.hit.trigger.type is EngagementType.CEREMONY
    if first is None or first.interval is None or first.interval.days > 1 or not told:
        return None
    ahead = page.flat[clause.sentence.span.start : first.span.start]
    taken = any(first.span == time.span for dating in own for time in dating.times)
    if taken or _OPENS_ON.search(ahead) is None or clause.hit.span.start < first.span.end:
        return None
    return Dating(first.interval, (first,), f"“{first.text}” opens the sentence") if fits(page, clause, first) else None


def _of_the_picture(clause: Clause, usable: Sequence[TimeExpression]) -> Dating | None:
    """The one day told with people pictured together."""
    if clause.hit.trigger.rule != _PICTURED or len(usable) != 1:
        return None
    return Dating(usable[0].interval, tuple(usable), f"“{usable[0].text}” is the day of the picture")


def _there_for_it(page: Page, clause: Clause, told: Sequence[Dating]) -> Dating | None:
    """The days told before in the sentence for a gathering that somebody is said to have been there for."""
    if not _THERE_FOR_IT.search(page.flat[clause.zone.start : clause.hit.span.start]):
        return None
    return next((replace(day, why="told to be there then") for day in told[::-1] if day.interval), None)


def _of_the_opening_trip(page: Page, clauses: Sequence[Clause], own: list[Dating], index: int) -> Dating | None:
    """The days of the trip that opens the sentence, for the visits that it is said to bring."""
    trip = own[0]
    visit = clauses[index].hit.trigger.type is EngagementType.VISIT
    if not (index and visit and trip.interval) or clauses[0].hit.trigger.type is not EngagementType.VISIT:
        return None
    if trip.interval.days > _LONGEST_TRIP or not _OPENS_WITH_TRIP.search(page.words(clauses[0].sentence.span)):
        return None
    return replace(trip, why=f"“{trip.times[0].text}” are the days of the trip that opens the sentence")


def _fits_too(page: Page, clause: Clause, dating: Dating) -> bool:
    """Whether the days of a joined clause may be this one's as well."""
    if dating.interval is None or (dating.interval.days > _COARSE and clause.hit.trigger.type in _TALKS):
        return False
    ahead = dating.times[0].span.start if dating.times else 0
    between = page.flat[clause.hit.span.end : max(clause.hit.span.end, ahead)]
    if _FOLLOWS.search(between) or (clause.hit.trigger.verb and _RECALLS.search(between)):
        return False
    return not _still_to_come(page, clause, dating) and not too_late(page, clause, dating.interval)


def _still_to_come(page: Page, clause: Clause, dating: Dating) -> bool:
    """Whether days of the past cannot be those of an "upcoming" trip told beside them."""
    if dating.interval is None or dating.interval.last >= page.published(clause.sentence).first:
        return False
    before = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 50) : clause.hit.span.start]
    return _UPCOMING.search(before) is not None


def _right_before(page: Page, clause: Clause, usable: Sequence[TimeExpression]) -> Dating | None:
    """ "Issued in September 2015 during his visit", "agreed in June, when he came": a day right before is its own."""
    if not _DURING_IT.search(page.words(clause.zone)):
        return None
    beside = [
        time
        for time in usable
        if 0 <= clause.zone.start - time.span.end <= 2
        and (fits(page, clause, time) or _in_that_year(page, clause, time))
    ]
    return Dating(beside[-1].interval, (beside[-1],), f"“{beside[-1].text}” stands right before it") if beside else None


def _in_that_year(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether it is a whole year, which only words next to it may take: "raised in 2018 during a visit"."""
    days = time.interval
    return days is not None and _COARSE < days.days <= _YEAR and not too_late(page, clause, days)


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
    if index + 1 < len(own) and own[index + 1].interval and _behind_apposition(page, clause, own[index + 1]):
        return replace(own[index + 1], why=f"“{own[index + 1].times[0].text}” stands behind an apposition to it")
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


def _days_around(
    page: Page, clauses: Sequence[Clause], own: list[Dating], usable: Sequence[TimeExpression], index: int
) -> Dating | None:
    """Of a trip with something else told beside it: "on Monday, during her visit and a fair from 4 to 7 May"."""
    clause, before = clauses[index], own[index - 1].interval if index else None
    if clause.hit.trigger.type is not EngagementType.VISIT or before is None or before.days > 1:
        return None
    for time in usable:
        days = time.interval
        behind = page.flat[clause.hit.span.end : max(clause.hit.span.end, time.span.start)]
        if (
            days is not None
            and 1 < days.days <= _LONGEST_STAY
            and days.contains(before)
            and _AND_TAKES_PART.search(behind)
        ):
            return Dating(days, (time,), f"“{time.text}” stands behind what else the trip was for")
    return None


def _is_now_or_ahead(page: Page, clauses: Sequence[Clause], index: int) -> bool:
    """Whether the clause is told apart in time from those before it: "and now", "where he will meet"."""
    clause = clauses[index]
    if _NOW.search(page.words(clause.zone)):
        return True
    return index > 0 and (_set_out_for(page, clauses[index - 1], clause) or _of_another_time(page, clauses[0], clause))


def _of_another_time(page: Page, done: Clause, clause: Clause) -> bool:
    """Whether a dialogue or visit is what an act told before it was held ahead of, or heard the outcome of."""
    kind = clause.hit.trigger.type
    if clause.hit.trigger.verb or kind not in (EngagementType.CONSULTATION, EngagementType.VISIT):
        return False
    between = page.flat[done.hit.span.end : clause.hit.span.start]
    heard = kind is EngagementType.CONSULTATION and WHAT_CAME_OF.search(between)
    return bool(heard or _DONE_AHEAD_OF.search(between))


def _set_out_for(page: Page, departure: Clause, clause: Clause) -> bool:
    """Whether it is still to come when somebody leaves: "left for Lima on Monday, where he will meet the premier"."""
    if departure.hit.trigger.frame != "leave" or clause.hit.trigger.type not in _TALKS:
        return False
    return _WHERE_HE_WILL.search(page.flat[clause.zone.start : clause.hit.span.end]) is not None


def _behind_apposition(page: Page, clause: Clause, following: Dating) -> bool:
    """Whether the next clause opens with its day and a noun: "visited Fiji, now a close partner, in May for talks"."""
    if behind_a_leg(page, clause, following):
        return True
    if not (clause.hit.trigger.verb and clause.hit.trigger.type is EngagementType.VISIT and following.times):
        return False
    between = page.flat[clause.zone.end : following.times[0].span.start]
    return _OPENS_BEHIND_COMMA.search(between) is not None


def _tells_when(page: Page, clause: Clause, following: Clause) -> bool:
    """Whether the next clause says when: "met when", or, of a verb, "met during the forum held in March"."""
    words = page.words(following.zone)
    if _MEAL.search(page.words(clause.hit.span)) and _BEFORE_HE_GOES.search(words):
        return True
    if _WHILE_MARKING.search(words):
        return False
    if said_there(page, clause, following.zone.start) or praised_there(page, clause, following.hit.span.end):
        return False
    if _ON_OCCASION.search(page.flat[clause.hit.span.end : following.hit.span.start]):
        return True
    if _HELD_THEN.search(words):
        return True
    if _REACHED_WHEN.search(page.flat[clause.hit.span.end : following.hit.span.start]):
        return False
    return bool(_WHEN_NEXT.search(words) or (clause.hit.trigger.verb and _DURING_NEXT.search(words)))


def _ended(page: Page, clause: Clause, usable: Sequence[TimeExpression]) -> Dating | None:
    """ "Landed on Friday after nine days in Peru": the day of the return is the last of the stay."""
    if clause.hit.trigger.type not in _GONE_TO or not (
        _AFTER_STAY.search(page.words(clause.zone)) or concluding(page, clause)
    ):
        return None
    if (trip := _of_the_trip(page, clause, usable)) is not None:
        return trip
    back = _return(clause.zone.start, usable)
    if back is None or back.interval is None or _an_earlier_leg(page, clause):
        return None
    return Dating(
        lengthened(page, clause, back, back.interval), (back,), f"“{back.text}” is the day of the return from it"
    )


def _an_earlier_leg(page: Page, clause: Clause) -> bool:
    """Whether the land was left before the one the journey ended in: "left A on Sunday after a trip also to B"."""
    return (
        clause.hit.trigger.rule == _JOURNEY_LEADS
        and _ALSO.search(page.flat[max(0, clause.hit.span.start - 24) : clause.hit.span.start]) is not None
    )


def concluding(page: Page, clause: Clause) -> bool:
    """Whether the sentence tells the end of it: "arrived home, concluding a tour of ... and an official visit to"."""
    start = clause.sentence.span.start
    return _CONCLUDING.search(page.flat[start : clause.hit.span.start]) is not None


def _of_the_trip(page: Page, clause: Clause, usable: Sequence[TimeExpression]) -> Dating | None:
    """ "Concluding a tour from 16 to 23 January to attend A and pay visits to B and C": the tour's days are theirs."""
    ahead = page.flat[clause.sentence.span.start : clause.hit.span.start]
    stays = [time for time in usable if time.interval and 1 < time.interval.days <= _LONGEST_TRIP]
    if not stays and _TRIP.search(ahead):
        return _from_then_to_the_return(page, clause, usable)
    if len(stays) != 1 or not _TRIP.search(ahead):
        return None
    return Dating(stays[0].interval, (stays[0],), f"“{stays[0].text}” are the days of the trip")


def _from_then_to_the_return(page: Page, clause: Clause, usable: Sequence[TimeExpression]) -> Dating | None:
    """ "Arrived home on 17 May, concluding a trip from 11 May for A and a visit to B": the first day to the last."""
    ahead = [time for time in usable if time.span.end <= clause.hit.span.start and time.interval]
    begun = [time for time in ahead if _SINCE_DAY.search(page.flat[max(0, time.span.start - 8) : time.span.start])]
    back = [time for time in ahead if time not in begun]
    if len(begun) != 1 or len(back) != 1 or begun[0].interval is None or back[0].interval is None:
        return None
    first, last = begun[0].interval, back[0].interval
    if max(first.days, last.days) > 1 or not 0 < (last.last - first.first).days <= _LONGEST_TRIP:
        return None
    why = f"from “{begun[0].text}”, when the trip began, to the return on “{back[0].text}”"
    return Dating(Interval(first.first, last.last, first.granularity), (begun[0],), why)


def until_return(page: Page, clause: Clause, first: Interval) -> Interval:
    """ "Arrived home on 17 May, ending a visit that began on 15 May": from the first day to that of the return."""
    start = clause.sentence.span.start
    whole = _WHICH_ENDED.search(page.flat[start : clause.hit.span.start]) is not None
    until = clause.hit.span.start if whole else clause.zone.start
    ahead = page.flat[start:until]
    after = whole or _AFTER_STAY.search(page.words(clause.zone))
    if first.days > 1 or not after or not _COMES_BACK.search(ahead):
        return first
    back = _return(until, page.times_in(Span(start, until)))
    if back is None or back.interval is None or not 0 < (back.interval.last - first.first).days <= _LONGEST_STAY:
        return first
    return Interval(first.first, back.interval.last, first.granularity)


def _return(until: int, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The last day told before the words that speak of a stay gone by."""
    before = [time for time in times if time.span.end <= until and time.interval and time.interval.days == 1]
    return before[-1] if before else None
