"""The days of visits: stated, or from the first dated event of the stay to the last; legs of a tour share them."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from etl.extract.act import TALK, Act
from etl.extract.legs_together import told_together
from etl.extract.lengths import ENDING, days_of, length_of, lengthened, sets_off
from etl.extract.newsday import by_publication
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.tour_end import within_tours
from etl.extract.way_on import with_ways_on
from etl.intervals import Granularity, Interval
from etl.model import EngagementType, PersonMention, Status, TimeExpression
from etl.spans import Span

_STAYS = pattern(
    r"(?i)\b(?:lasts?|lasting|lasted|stay(?:s|ed|ing)?|(?:be|is|are|was|were) (?:in|on|at|away|abroad|travell?ing)|"
    r"remain\w*|runs?|running|continues?|extends?|there|here|visits?|trip|tour)\b"
    r"[^.;]{0,40}\b(?:until|till|through|to)\s+(?:the\s+)?$"
)
_BACK_BY = pattern(r"(?i)\b(?:is|are|was|were|will|due|expected) (?:to )?be (?:back|home) [^.;,]{0,30}$")
# "He will be on the road from 9 to 13 March", "The trip is to take place from 9 to 13 March"
_WHOLE = pattern(
    r"(?i)\b(?:on the road|away|abroad|travell?ing|on (?:his|her|their|the) (?:way|tour|trip|journey)|"
    r"(?:trip|tour|journey|visits?|mission)\b(?: [^\s.;]+){0,6} (?:lasts?|runs?|goes|extends|spans?|covers|takes place|"
    r"(?:is|are|was|were) (?:held|made|planned|scheduled|set|due)|(?:will|is to|are to) (?:last|run|be|take place|go)))"
    r"(?: [a-z]+){0,3} $"
)
_GOES = pattern(
    r"(?i)\b(?:(?:came|comes|come|flew|flies|fly|goes|went|go|is due|returned?|returns) (?:back )?(?:home|back)|"
    r"return(?:s|ed)?|"
    r"(?:moves?|moved|goes|went|travels?|travelled|flies|flew|continues?|proceeds?) on|"
    r"leaves?|left|departs?|departed|sets? sail|sails?|wraps? up|concludes?)\b[^.;,]{0,45}$"
)
# "The visit begins on 4 May and ends on", "It concludes on"
_ENDS_ON = pattern(
    r"(?i)(?:\b(?:visit|trip|stay|tour|journey)\b[^;.]*|^\W*it (?:[a-z]+ ){0,3})"
    r"\b(?:ends?|ended|concludes?|concluded|finish(?:es|ed)?|closes?|closed|(?:comes?|came) to (?:an end|a close)|"
    r"w(?:i|ou)nds? (?:it )?up|wraps? (?:it )?up|wrapped (?:it )?up|(?:is|was|will be) over) (?:on|by) (?:the )?$"
)
_BEGINS = pattern(
    r"(?i)\b(?:beg[aiu]n|begins|beginning|start(?:s|ed)?|kick\w* off|arriv\w+|flew in\w*|landed)"
    r"(?: [^;]{0,110})?$"
)
# "left at the end of a visit that opened on Sunday": the day of its first
_WHICH_BEGAN = pattern(
    r"(?i)^(?: (?:to|in) (?:the )?[^,;.]{2,40})?,? (?:that|which) (?:had )?"
    r"(?:opened|began|begun|started|kicked off|got under way)\b"
)
_HAD = pattern(r"(?i)\bhad (?:[a-z]+ )?$")
_HERE_FOR = pattern(
    r"(?i)\b(?:he|she|they|guests?|visitors?|delegation|minister|president|premier|leader) "
    r"(?:(?:will|would|is to|are to|is due to|plans to) )?(?:stay(?:s|ing)? |remains? |(?:be|is|are|stays?|remains?) "
    r"(?:here|there|in (?:the )?(?:country|town|city|capital)) )for (?:a total of )?$|"
    r"^\W*(?:it|(?:his|her|their|the) (?:[a-z-]+ )?(?:stay|visit|trip)) "
    r"(?:lasts|will last|is to last|takes|will take|(?:runs|will run|is to run|is) for) $"
)
_STAY_REACH = 14
_STAY_SENTENCES = 8
_VISIT_REACH = 10
_LONGEST_TOUR = 31
_APART = 4

# "During his three-day stay", "The two-day visit"
_DURING_HIS = pattern(
    r"(?i)^\W*(?:(?:during|throughout|over|in the course of|on) )?(?:the|his|her|their|this) (?:[a-z]+ )?"
    r"[\w-]+(?: [\w-]+)?$"
)


def visits_with_days(page: Page, acts: Sequence[Act]) -> list[Act]:
    """The visits with their days, each told once; those for which none are known keep `date` None."""
    told = within_tours(page, [act for act in acts if act.type is EngagementType.VISIT])
    dated = _tours([_visit(page, act, acts) for act in told_together(page, told)])
    return _once(page, with_ways_on(page, dated))


def around_its_events(page: Page, visit: Act, acts: Sequence[Act]) -> Act:
    """A visit still without days lasts as long as its events, now that the story has lent them theirs."""
    if visit.date is not None or visit.status is not Status.HELD:
        return visit
    return _visit(page, visit, acts)


def _visit(page: Page, visit: Act, acts: Sequence[Act]) -> Act:
    """A visit without days of its own lasts from its first dated event to its last; an arrival is its first day."""
    own = visit.date
    if own is not None and own.days > 1:
        return _concluded(page, visit, own)
    days = [act.date for act in acts if belongs(page, act, visit) and act.date is not None and act.date.days <= 2]
    if own is not None and any(length_of(page, clause) == 1 for clause in visit.tellings):
        return visit
    if own is not None:
        longer = _stated_length(page, visit, own)
        if longer != own:
            return replace(visit, date=longer)
        if (last := _stated_end(page, visit, own)) is not None:
            return replace(visit, date=Interval(own.first, last, Granularity.DAY))
        near = [day for day in days if _reachable(page, visit, own, day)]
        first = min([own.first, *(day.first for day in near)])
        last = max([own.last, *(day.last for day in near)])
        return replace(visit, date=Interval(first, last, Granularity.DAY))
    if visit.status is Status.PLANNED:
        published = page.published(visit.clause.sentence).first
        days = [day for day in days if day.last >= published]
    days = _of_one_stay(days, page.published(visit.clause.sentence))
    if days and _tells(visit) and not _been_before(page, visit):
        hull = Interval(min(day.first for day in days), max(day.last for day in days), Granularity.DAY)
        hull = _begun_for(page, visit, hull)
        last = _stated_end(page, visit, hull)
        hull = Interval(hull.first, last, Granularity.DAY) if last else hull
        return replace(visit, date=hull, why="from the first dated event of the visit to the last")
    return _news_of_a_stay(page, by_publication(page, visit))


def _been_before(page: Page, visit: Act) -> bool:
    """Whether somebody "had been to" a land, some time: not on the days of what the story tells."""
    ahead = page.flat[max(0, visit.at.start - 12) : visit.at.start]
    return page.words(visit.at).lower() == b"been to" and _HAD.search(ahead) is not None


def _of_one_stay(days: Sequence[Interval], told: Interval) -> list[Interval]:
    """Of days with gaps between them those that hang together and lie nearest to when they are told."""
    groups: list[list[Interval]] = []
    for day in sorted(days, key=lambda day: day.first):
        if groups and (day.first - groups[-1][-1].last).days <= _APART:
            groups[-1].append(day)
        else:
            groups.append([day])
    return min(groups, key=lambda group: abs((told.last - group[-1].last).days), default=[])


def _concluded(page: Page, visit: Act, own: Interval) -> Act:
    """The visit from its first day, where its last and an earlier one are told beside its length."""
    length = max((length_of(page, clause) for clause in visit.tellings), default=0)
    if not ends(page, visit) or not own.days < length <= _STAY_REACH:
        return visit
    first = own.last - timedelta(days=length - 1)
    return replace(visit, date=Interval(first, own.last, Granularity.DAY))


def _news_of_a_stay(page: Page, visit: Act) -> Act:
    """A visit dated by its telling lasts as long as it says: "on arrival for a two-day visit"."""
    if visit.date is None or visit.date.days > 1 or visit.status is not Status.HELD:
        return visit
    longer = _begun_for(page, visit, visit.date)
    last = _stated_end(page, visit, visit.date)
    return replace(visit, date=Interval(longer.first, last, Granularity.DAY) if last else longer)


def _begun_for(page: Page, visit: Act, days: Interval) -> Interval:
    """The days from the first event on for as long as "began a three-day visit" says."""
    for clause in visit.tellings:
        if _BEGINS.search(page.flat[clause.sentence.span.start : clause.hit.span.end]):
            longer = length_of(page, clause)
            if longer > days.days:
                return Interval(days.first, days.first + timedelta(days=longer - 1), Granularity.DAY)
    return days


def _stated_end(page: Page, visit: Act, own: Interval) -> date | None:
    """The day until which the guest stays or on which he goes home or on, told after the first day."""
    first = visit.clause.sentence.order
    if visit.mover == "partner" and ends(page, visit):
        return None
    for sentence in page.sentences[first : first + _STAY_SENTENCES]:
        if sentence.section.story != visit.story:
            break
        for time in page.times_in(sentence.span):
            if (last := _here_so_long(page, sentence.span, time, own)) is not None and time.span.start > visit.at.start:
                return last
            if time.interval is None or time.span.start < visit.at.start:
                continue
            before = page.flat[max(sentence.span.start, time.span.start - 70) : time.span.start]
            if time.interval.first == own.first and 1 < time.interval.days <= _STAY_REACH and _WHOLE.search(before):
                return time.interval.last
            if time.interval.days > 3:
                continue
            told = _STAYS.search(before) or _ENDS_ON.search(before)
            stays = told and not _elsewhere(page, visit, Span(sentence.span.start, time.span.start))
            if own.last < time.interval.first <= own.first + timedelta(days=_STAY_REACH) and (
                stays or _GOES.search(before) or (visit.mover == "home" and _BACK_BY.search(before))
            ):
                return time.interval.last
    return None


def _here_so_long(page: Page, sentence: Span, length: TimeExpression, own: Interval) -> date | None:
    """The last day of a guest who "will be here for three days", where only his first is told."""
    days = days_of(length)
    if own.days > 1 or not 1 < days <= _STAY_REACH:
        return None
    here = _HERE_FOR.search(page.flat[max(sentence.start, length.span.start - 60) : length.span.start])
    return own.first + timedelta(days=days - 1) if here else None


def _elsewhere(page: Page, visit: Act, ahead: Span) -> bool:
    """Whether it is in another land that somebody stays: "goes on to Peru, where he stays until"."""
    lands = {place.code for place in page.places_in(ahead)} - {page.home}
    return bool(lands) and not lands & {*visit.partners}


def _reachable(page: Page, visit: Act, own: Interval, day: Interval) -> bool:
    """Events after an arrival, or before a departure, within ten days."""
    ahead = (day.last - own.first).days if not ends(page, visit) else (own.last - day.first).days
    return 0 <= ahead <= _VISIT_REACH


def ends(page: Page, visit: Act) -> bool:
    """Whether the visit's day is that of its end: the guest left, the visit was concluded."""
    near = page.flat[max(visit.clause.sentence.span.start, visit.at.start - 40) : visit.at.end + 30].lower()
    if visit.mover == "home" and sets_off(page, near, visit.clause):
        return False
    if _WHICH_BEGAN.search(page.flat[visit.at.end : visit.clause.sentence.span.end]):
        return False
    return any(word in near for word in ENDING)


def _stated_length(page: Page, visit: Act, own: Interval) -> Interval:
    """The days when a telling of the visit states its length, the longest where several do: "three days of talks"."""
    if not visit.times:
        return own
    spans = [clause.sentence.span for clause in visit.tellings] + _of_its_stay(page, visit, own)
    told = (lengthened(page, visit.clause, visit.times[0], own, span) for span in spans)
    return max(told, key=_days)


def _of_its_stay(page: Page, visit: Act, own: Interval) -> list[Span]:
    """What the sentences behind a visit of one day say of its length: "During his three-day stay he met"."""
    order = visit.clause.sentence.order
    return [
        Span(time.span.start, sentence.span.end)
        for sentence in page.sentences[order + 1 : order + _STAY_SENTENCES]
        if own.days == 1 and sentence.section.story == visit.story
        for time in page.times_in(sentence.span)
        if time.interval is None and _DURING_HIS.search(page.flat[sentence.span.start : time.span.end])
    ]


def belongs(page: Page, act: Act, visit: Act) -> bool:
    """Whether talks, a signing or a ceremony may be part of the visit: partner, place, travellers and stage agree."""
    if act.type not in TALK or act.story != visit.story or not set(act.partners) & set(visit.partners):
        return False
    if act.status is Status.HELD and visit.status in (Status.PROPOSED, Status.CANCELLED, Status.POSTPONED):
        return False
    if act.place is not None and (act.place.code == page.home) != (visit.mover == "partner"):
        return False
    movers = visit.home_people if visit.mover == "home" else visit.partner_people
    seen = act.home_people if visit.mover == "home" else act.partner_people
    return not movers or not seen or any(_one_person(page, a, b) for a in movers for b in seen)


def _one_person(page: Page, one: PersonMention, two: PersonMention) -> bool:
    """Whether two are one person, or an office told without a name and the one who may hold it."""
    one, two = page.fullest(one), page.fullest(two)
    if one is two:
        return True
    nameless = not (one.name and two.name)
    of_one_side = page.side(one) == page.side(two)
    return nameless and of_one_side and one.level is two.level and one.channel is two.channel


def _tells(act: Act) -> bool:
    return act.asserted or bool(act.home_people or act.partner_people)


def _tours(visits: Sequence[Act]) -> list[Act]:
    """Legs told by the same words last as long as the longest of them is known to: the days are those of the tour."""
    longest: dict[Span, Interval] = {}
    for visit in visits:
        if visit.date is not None and visit.date.days <= _LONGEST_TOUR:
            for clause in visit.tellings:
                longest[clause.hit.span] = max(longest.get(clause.hit.span, visit.date), visit.date, key=_days)
    shared = Counter(clause.hit.span for visit in visits for clause in visit.tellings)
    return [
        _leg(visit, [longest[c.hit.span] for c in visit.tellings if c.hit.span in longest and shared[visit.at] > 1])
        for visit in visits
    ]


def _leg(visit: Act, tours: Sequence[Interval]) -> Act:
    tour = max(tours, key=_days, default=None)
    if visit.times and visit.date is not None and visit.date.days > 1:
        return visit
    if tour is not None and not visit.times and visit.date is not None and visit.date.days == 1 < tour.days:
        return replace(visit, date=tour, why="the days of the tour that the same words tell")
    if tour is None or visit.date is None or visit.date.days > tour.days or not tour.overlaps(visit.date):
        return visit
    return replace(visit, date=tour)


def _days(interval: Interval) -> int:
    return interval.days


def _once(page: Page, visits: Sequence[Act]) -> list[Act]:
    """The visits without those told again in passing, whose days were only inferred from what happened in them."""
    return [visit for visit in visits if visit.times or not any(_told_again(page, visit, other) for other in visits)]


def _told_again(page: Page, visit: Act, other: Act) -> bool:
    if not other.times or other.story != visit.story or other.mover != visit.mover or other.partners != visit.partners:
        return False
    if visit.date is None or other.date is None or not other.date.overlaps(visit.date):
        return False
    one, two = ((act.home_people if act.mover == "home" else act.partner_people) for act in (visit, other))
    return not one or not two or any(page.identity(a) == page.identity(b) for a in one for b in two)
