"""Days for acts that give none themselves: those of their visit, the story's main day, or the publication's bounds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl.extract.act import Act
from etl.extract.dating import ENDING, length_of, lengthened
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.intervals import Granularity, Interval, month
from etl.model import EngagementType, SectionKind, Status
from etl.spans import Span

_TALK = frozenset(
    {
        EngagementType.MEETING,
        EngagementType.CONSULTATION,
        EngagementType.AGREEMENT,
        EngagementType.CEREMONY,
        EngagementType.CREDENTIALS,
    }
)
_WITHIN_TOUR = _TALK | {EngagementType.UPGRADE, EngagementType.MULTILATERAL}
_GOING = frozenset({"visit of departure", "visit of arrival", "came on a trip", "been to a country"})
_WISHES = frozenset({"congratulated on office", "condolences and congratulations", "congratulated"})
_JUST_BEFORE = 4
_NEEDS_OWN_DATE = frozenset({EngagementType.UPGRADE, EngagementType.OTHER})
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_AFTER_YEARS = pattern(
    r"(?i)\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) years? after [^;,]*$", groups=True
)
_STAYS = pattern(
    r"(?i)\b(?:lasts?|lasting|lasted|stay(?:s|ed|ing)?|remain\w*|runs?|running|continues?|extends?|there|here)\b"
    r"[^.;]{0,40}\b(?:until|till|through|to)\s+(?:the\s+)?$"
)
_GOES = pattern(
    r"(?i)\b(?:(?:came|comes|come|flew|flies|fly|goes|went|go|is due|returned?|returns) (?:back )?(?:home|back)|"
    r"return(?:s|ed)?|"
    r"(?:moves?|moved|goes|went|travels?|travelled|flies|flew|continues?|proceeds?) on|"
    r"leaves?|left|departs?|departed)\b[^.;,]{0,45}$"
)
_BEGINS = pattern(
    r"(?i)\b(?:beg[aiu]n|begins|beginning|start(?:s|ed)?|kick\w* off|arriv\w+|flew in\w*|landed) "
    r"[^;]{0,60}$"
)
_SETS_OFF = pattern(r"\b(?:left|leaves|leaving) (?:[^\s,;]+ ){0,3}(?:for|on) ")
_STAY_REACH = 14
_STAY_SENTENCES = 5
_VISIT_REACH = 10
_MAIN_REACH = 7
_NEWS = timedelta(days=45)
_RECENT = timedelta(days=14)
_LONG_AGO = pattern(
    r"(?i)\b(?:has|have|had|having|once|ago|previous\w*|former\w*|earlier|first|last|when|since|recall\w*|then)\b"
)
_LONGEST_TOUR = 31
_WIDEST_WINDOW = 400


def settle(page: Page, acts: Sequence[Act]) -> list[Act]:
    """The acts with days from their story; those that stay without any, and were only referred to, are left out."""
    visits = _once(page, _tours([_visit(page, act, acts) for act in acts if act.type is EngagementType.VISIT]))
    others = [_inside(page, act, visits, acts) for act in acts if act.type is not EngagementType.VISIT]
    kept = [act for act in (*visits, *others) if act.date is not None]
    return sorted(kept, key=lambda act: act.at.start)


def bilateral(acts: Sequence[Act]) -> list[Act]:
    """The acts without journeys that only lead to a summit or forum."""
    return [act for act in acts if not _attends_only(act, acts) and not _said_in_talks(act, acts)]


def _said_in_talks(message: Act, acts: Sequence[Act]) -> bool:
    """Whether congratulations or sympathy are only what was said in the call or meeting told just before."""
    if message.type is not EngagementType.MESSAGE or message.times or not set(message.rules) <= _WISHES:
        return False
    at = message.clause.sentence.order
    return any(
        other.type in _TALK | {EngagementType.CALL}
        and other.story == message.story
        and set(other.partners) & set(message.partners)
        and any(0 <= at - clause.sentence.order <= _JUST_BEFORE for clause in other.tellings)
        for other in acts
    )


def _attends_only(visit: Act, acts: Sequence[Act]) -> bool:
    """Whether home goes to a town only for a summit held there: that is no visit to the host."""
    if visit.type is not EngagementType.VISIT or visit.mover != "home" or not set(visit.rules) <= _GOING:
        return False
    there = [other for other in acts if other.story == visit.story and other is not visit]
    talks = any(
        set(other.partners) & set(visit.partners) and other.type in _TALK and not _among_others(other, there)
        for other in there
    )
    return not talks and any(
        other.type is EngagementType.MULTILATERAL and other.clause.sentence.order == visit.clause.sentence.order
        for other in there
    )


def _tours(visits: Sequence[Act]) -> list[Act]:
    """Legs told by the same words last as long as the longest of them is known to: the days are those of the tour."""
    longest: dict[Span, Interval] = {}
    for visit in visits:
        if visit.date is not None and visit.date.days <= _LONGEST_TOUR:
            for clause in visit.tellings:
                longest[clause.hit.span] = max(longest.get(clause.hit.span, visit.date), visit.date, key=_days)
    return [_leg(visit, [longest[c.hit.span] for c in visit.tellings if c.hit.span in longest]) for visit in visits]


def _leg(visit: Act, tours: Sequence[Interval]) -> Act:
    tour = max(tours, key=_days, default=None)
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


def _among_others(act: Act, acts: Sequence[Act]) -> bool:
    """Whether the host is only one of several met at the summit: talks of the same words with other countries."""
    return len(act.partners) > 2 or sum(other.at == act.at for other in acts) > 2


def _visit(page: Page, visit: Act, acts: Sequence[Act]) -> Act:
    """A visit without days of its own lasts from its first dated event to its last; an arrival is its first day."""
    own = visit.date
    if own is not None and own.days > 1:
        return visit
    days = [act.date for act in acts if belongs(page, act, visit) and act.date is not None and act.date.days <= 2]
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
    if days and _tells(visit):
        hull = Interval(min(day.first for day in days), max(day.last for day in days), Granularity.DAY)
        hull = _begun_for(page, visit, hull)
        return replace(visit, date=hull, why="from the first dated event of the visit to the last")
    return _by_publication(page, visit)


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
            if time.interval is None or time.interval.days > 3 or time.span.start < visit.at.start:
                continue
            before = page.flat[max(sentence.span.start, time.span.start - 70) : time.span.start]
            if own.last < time.interval.first <= own.first + timedelta(days=_STAY_REACH) and (
                _STAYS.search(before) or _GOES.search(before)
            ):
                return time.interval.last
    return None


def _reachable(page: Page, visit: Act, own: Interval, day: Interval) -> bool:
    """Events after an arrival, or before a departure, within ten days."""
    ahead = (day.last - own.first).days if not ends(page, visit) else (own.last - day.first).days
    return 0 <= ahead <= _VISIT_REACH


def ends(page: Page, visit: Act) -> bool:
    """Whether the visit's day is that of its end: the guest left, the visit was concluded."""
    near = page.flat[max(visit.clause.sentence.span.start, visit.at.start - 40) : visit.at.end + 30].lower()
    if visit.mover == "home" and _SETS_OFF.search(near):
        return False
    return any(word in near for word in ENDING)


def _stated_length(page: Page, visit: Act, own: Interval) -> Interval:
    """The days when any telling of the visit states its length."""
    if not visit.times:
        return own
    for clause in visit.tellings:
        longer = lengthened(page, visit.clause, visit.times[0], own, clause.sentence.span)
        if longer != own:
            return longer
    return own


def belongs(page: Page, act: Act, visit: Act) -> bool:
    """Whether talks, a signing or a ceremony may be part of the visit: partner, place, travellers and stage agree."""
    if act.type not in _TALK or act.story != visit.story or not set(act.partners) & set(visit.partners):
        return False
    if act.status is Status.HELD and visit.status in (Status.PROPOSED, Status.CANCELLED, Status.POSTPONED):
        return False
    if act.place is not None and (act.place.code == page.home) != (visit.mover == "partner"):
        return False
    movers = visit.home_people if visit.mover == "home" else visit.partner_people
    seen = act.home_people if visit.mover == "home" else act.partner_people
    return not movers or not seen or any(page.fullest(a) is page.fullest(b) for a in movers for b in seen)


def _tells(act: Act) -> bool:
    return act.asserted or bool(act.home_people or act.partner_people)


def _inside(page: Page, act: Act, visits: Sequence[Act], acts: Sequence[Act]) -> Act:
    if act.date is not None:
        return act
    if (years := _years_after(page, act)) is not None:
        return _anniversary(act, acts, years)
    if (stay := _in_one_breath(page, act, visits)) is not None:
        return _of_visit(page, act, stay)
    day = _narrative_day(page, act, acts)
    if day is not None and act.type not in _NEEDS_OWN_DATE:
        return replace(act, date=day, why="the day the sentence before tells of")
    if act.type in _WITHIN_TOUR and (days := _visit_around(page, act, visits, acts)) is not None:
        return _of_visit(page, act, days)
    if act.type in _NEEDS_OWN_DATE:
        return act
    if (summit := _at_summit(page, act, acts)) is not None:
        return replace(act, date=_some_day(summit), why="some day of the summit it was held at")
    main = _main_day(page, act, acts)
    if main is not None and act.asserted:
        return replace(act, date=main, why="the day of the story's main event")
    return _by_publication(page, _in_story(page, act, acts))


def _in_one_breath(page: Page, act: Act, visits: Sequence[Act]) -> Interval | None:
    """Days of the visit that the same sentence tells before the talks: "is due in Ankara on Monday for talks"."""
    for visit in visits:
        same = visit.clause.sentence.order == act.clause.sentence.order and visit.at.start < act.at.start
        if act.type in _TALK and same and visit.date is not None and _during(page, act, visit):
            return visit.date
    return None


def _visit_around(page: Page, act: Act, visits: Sequence[Act], acts: Sequence[Act]) -> Interval | None:
    """The days of the visit that the act was part of."""
    kin = _with_kin(act, acts)
    for visit in visits:
        near = visit.date is not None and visit.date.days <= _LONGEST_TOUR and _current(page, act, visit)
        if near and _during(page, kin, visit):
            return visit.date
    return None


def _with_kin(act: Act, acts: Sequence[Act]) -> Act:
    """The act with all partners whom its words name: "met Minister A and the head of the OAS" on the same days."""
    together = [other.partners for other in acts if other.at == act.at and other.story == act.story]
    return replace(act, partners=tuple(dict.fromkeys(code for codes in together for code in codes)))


def _of_visit(page: Page, act: Act, visit: Interval) -> Act:
    """The act on the day that the sentences before it tell of, else on some day of the visit."""
    if (told := _day_before(page, act, visit)) is not None:
        return replace(act, date=told, why="the day of the visit that the sentences before it tell of")
    return replace(act, date=_some_day(visit), why="some day of the visit it was part of")


def _some_day(days: Interval) -> Interval:
    return Interval(days.first, days.last, Granularity.DAY if days.days == 1 else Granularity.WEEK)


def _day_before(page: Page, act: Act, visit: Interval) -> Interval | None:
    """The last single day within the visit that the sentence before it, or the one before that, speaks of."""
    sentence = act.clause.sentence
    if not act.asserted or act.status is not Status.HELD:
        return None
    return _told_day(page, sentence, visit)


def _told_day(page: Page, sentence: Sentence, within: Interval) -> Interval | None:
    """The last single day `within` that the sentence before, or the one before that, speaks of."""
    for earlier in page.sentences[max(0, sentence.order - 2) : sentence.order][::-1]:
        if earlier.section.story != sentence.section.story or earlier.section.kind is not sentence.section.kind:
            break
        days = [
            time.interval
            for time in page.times_in(earlier.span)
            if time.interval is not None and time.interval.days == 1 and time.dates_engagements
            and within.first <= time.interval.first <= within.last
        ]  # fmt: skip
        if days:
            return days[-1]
    return None


def _at_summit(page: Page, act: Act, acts: Sequence[Act]) -> Interval | None:
    """Days of the summit, told before in the story, at which home's own person met others one by one."""
    if act.type is not EngagementType.MEETING or not act.partner_people or not act.asserted:
        return None
    near = [
        other.date
        for other in acts
        if other.type is EngagementType.MULTILATERAL and other.story == act.story and other.at.start < act.at.start
        and other.date is not None and other.date.days <= 7 and _same_stage(page, act, other)
        and (not act.home_people or {page.identity(person) for person in act.home_people}
             & {page.identity(person) for person in other.home_people})
    ]  # fmt: skip
    return near[-1] if near else None


def _same_stage(page: Page, act: Act, summit: Act) -> bool:
    """Whether talks may be held at the summit: both held, both to come, or told as plans while it goes on."""
    assert summit.date is not None
    return act.status is summit.status or (
        act.status is Status.PLANNED and summit.date.last >= page.published(act.clause.sentence).first
    )


def _in_story(page: Page, act: Act, acts: Sequence[Act]) -> Act:
    """A contact told by name and verb lies between the story's first recent event and the publication."""
    published = page.published(act.clause.sentence)
    if act.type not in _TALK or act.status is not Status.HELD or not _told(page, act):
        return act
    recent = [
        other.date.first
        for other in acts
        if other.story == act.story and other.date is not None and other.times and other.date.days <= 31
        and published.first - _RECENT <= other.date.first <= published.last
    ]  # fmt: skip
    if not recent or published.days > _RECENT.days:
        return act
    window = Interval(min(recent), published.last, Granularity.WEEK)
    return replace(act, date=window, why="between the story's first event and its publication")


def _told(page: Page, act: Act) -> bool:
    """Whether somebody of each side acts by a verb of the present story, with no word of an earlier day."""
    before = page.flat[act.clause.sentence.span.start : act.at.start]
    named = act.asserted and act.home_people and act.partner_people
    return bool(named) and act.clause.hit.trigger.verb and not _LONG_AGO.search(before)


def _years_after(page: Page, act: Act) -> int | None:
    """N of "N years after they upgraded their ties"."""
    found = _AFTER_YEARS.search(page.flat[max(act.clause.sentence.span.start, act.at.start - 90) : act.at.start])
    if found is None or act.type is not EngagementType.UPGRADE:
        return None
    word = found.group(1).lower().decode()
    return int(word) if word.isdigit() else _NUMBERS.index(word)


def _anniversary(act: Act, acts: Sequence[Act], years: int) -> Act:
    """The month that many years before the event the sentence compares it with."""
    event = next(
        (
            other.date
            for other in acts
            if other.story == act.story and other.date and other.type is EngagementType.VISIT
        ),
        None,
    )
    if event is None:
        return act
    return replace(
        act, date=month(event.first.year - years, event.first.month), why=f"{years} year before the event told with it"
    )


def _during(page: Page, act: Act, visit: Act) -> bool:
    """Whether the act can lie within the visit: same story, partner, travellers and stage of life."""
    if visit.story != act.story or not set(visit.partners) & set(act.partners):
        return False
    if act.type is EngagementType.UPGRADE or act.type is EngagementType.AGREEMENT:
        return (act.status is Status.HELD) == (visit.status is Status.HELD)
    return (act.status is not Status.HELD or visit.status is Status.HELD) and belongs(page, act, visit)


def _main_day(page: Page, act: Act, acts: Sequence[Act]) -> Interval | None:
    """The day of the first news act of the story with the same partner and stage."""
    published = page.published(act.clause.sentence)
    for other in acts:
        if other.story != act.story or other.date is None or other.date.days > 2 or other.status is not act.status:
            continue
        message = EngagementType.MESSAGE in (act.type, other.type) and act.type is not other.type
        near = abs((other.date.first - published.first).days) <= _MAIN_REACH or published.days > _MAIN_REACH
        if near and not message and set(other.partners) & set(act.partners):
            return other.date
    return None


def _narrative_day(page: Page, act: Act, acts: Sequence[Act]) -> Interval | None:
    """The day of an act told in this sentence or the two before it, held like this one and with the same partner."""
    at = act.clause.sentence
    near = [
        other.date
        for other in acts
        if other.date is not None and other.date.days == 1 and other.times
        and other.status is act.status and act.asserted
        and 0 <= at.order - other.clause.sentence.order <= 2 and other.story == act.story
        and set(other.partners) & set(act.partners)
        and other.type in _TALK | {EngagementType.VISIT, EngagementType.CALL, act.type}
    ]  # fmt: skip
    published = page.published(at)
    news = [day for day in near if abs((day.first - published.first).days) <= _MAIN_REACH]
    return (news or near)[-1] if near else None


def _current(page: Page, act: Act, visit: Act) -> bool:
    """Whether the visit is the news itself and not background: near the publication, or told in the same sentence."""
    assert visit.date is not None
    published = page.published(act.clause.sentence)
    return visit.date.last >= published.first - _NEWS and visit.date.first <= published.last + _NEWS


def _by_publication(page: Page, act: Act) -> Act:
    """News without a day is of the publication's days, when it is told as news."""
    bounds = page.published(act.clause.sentence)
    sentence = act.clause.sentence
    news = sentence.lead or sentence.section.kind in (SectionKind.HEADLINE, SectionKind.CAPTION) or _told(page, act)
    if not news or not act.asserted or act.status is not Status.HELD or bounds.days > _WIDEST_WINDOW:
        return act
    if (day := _told_day(page, sentence, _last_days(bounds))) is not None:
        return replace(act, date=day, why="the day that the sentences before it tell of")
    if act.date is not None:
        return act
    return replace(
        act, date=Interval(bounds.first, bounds.last, _width(bounds)), why="told as news; the publication's bounds"
    )


def _last_days(bounds: Interval) -> Interval:
    return Interval(bounds.first - timedelta(days=_MAIN_REACH), bounds.last, Granularity.DAY)


def _width(bounds: Interval) -> Granularity:
    for days, name in (
        (1, Granularity.DAY),
        (16, Granularity.WEEK),
        (31, Granularity.MONTH),
        (100, Granularity.QUARTER),
    ):
        if bounds.days <= days:
            return name
    return Granularity.NONE
