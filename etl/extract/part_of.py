"""The visit or summit that an undated act was part of, whose days it takes."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from etl.extract.act import TALK, Act
from etl.extract.newsday import told_day
from etl.extract.page import Page
from etl.extract.patterns import Pattern, pattern
from etl.extract.stay import belongs
from etl.extract.wording import aside
from etl.intervals import Granularity, Interval
from etl.model import EngagementType, Status

_WHAT_WAS_SAID = pattern(
    r"(?i)\b(?:agreed|said|noted|stressed|told|affirmed|hailed|praised|reviewed|discuss\w*|recalled|lauded|appreciat\w+|"
    r"welcomed|expressed|decided|reached|made|implement\w*|results?|outcomes?|follow\w*|agreements?)\b"
)
_INCLUDING = pattern(r"(?i)^[^;]{0,120}\bincluding (?:the |his |her |a |official )*(?:[a-z-]+ )?$")
_WITHIN_TRIP = frozenset(
    {EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.AGREEMENT, EngagementType.MULTILATERAL}
)
_LONGEST_TOUR = 31
TOLD_BEFORE, _JUST_BEFORE = 6, 2
# "During the trip, ...", "As part of her visit to A, ...", "On the occasion of the visit to A by B, ..."
DURING_TRIP = pattern(
    r"(?i)^\W*(?:during|on|as part of|within(?: the framework of)?|in the (?:framework|course) of|"
    r"on the occasion of|while on|"
    r"in|throughout) (?:the |his |her |their |this |an? |its )(?:[^\s,;]+ ){0,6}(?:visits?|trips?|tours?|stay|"
    r"journey)\b"
)
_FOR_TALKS = pattern(r"(?i)\bfor (?:[a-z-]+ ){0,4}$")
AS_PART_OF = pattern(
    r"(?i)\b(?:(?:as|form\w*|is|are|was|were) (?:a )?part of|\d, part of|during|on the occasion of|"
    r"within the framework of|in the framework of|"
    r"on the sidelines of|while on) (?:[^\s;]+ ){0,9}$"
)
_ON_A_VISIT = pattern(r"(?i)\b(?:during|on the occasion of|in the course of) [^;.,]{0,90}$")
# "A pact was signed during the visit", and not "during the visit to Lima"
_DURING_THAT = pattern(
    r"(?i)\b(?:during|on|throughout|at the end of|in the (?:course|framework) of|on the occasion of|within) "
    r"(?:the|this|that|his|her|their) (?:[a-z-]+ ){0,2}(?:visit|trip|stay|tour|journey)(?:$|[,.;]| (?:and|as|too)\b)"
)
# "on Monday he will chair the ceremony. The two will then hold talks": on that Monday
_THEN = pattern(
    r"(?i)\b(?:will|would|are to|is to) then\b|^\W*(?:then|afterwards|after that|later (?:in|on) the day)\b"
)
# "had working sessions with partners on the sidelines of the assembly. During one with the ministry of A, ..."
_MANY_BESIDE_IT = pattern(
    r"(?i)\b(?:meetings|sessions|talks|contacts|encounters) with [^;.]*\b(?:sidelines?|margins?|fringes?) of\b|"
    r"\b(?:sidelines?|margins?|fringes?) of [^;.]*\b(?:meetings|sessions|talks|contacts|encounters) with\b"
)
_NEWS, _FRESH = timedelta(days=45), timedelta(days=10)


def included(page: Page, act: Act, visits: Sequence[Act]) -> Act | None:
    """The visit that the talks are said to be part of: "the visit from 6 to 10 July, including talks with the host"."""
    return _joined_to(page, act, visits, _INCLUDING)


def in_one_breath(page: Page, act: Act, visits: Sequence[Act]) -> Interval | None:
    """Days of the visit of the same sentence: "is due in Ankara on Monday for talks", "met during his May visit"."""
    for visit in (replace(told, clause=clause) for told in visits for clause in told.tellings or (told.clause,)):
        same = visit.clause.sentence.order == act.clause.sentence.order and (
            visit.at.start < act.at.start or _held_during(page.flat[act.at.end : visit.at.start])
        )
        if act.type in TALK and same and visit.date is not None and _during(page, act, visit):
            return visit.date
    return None


def raised_on(page: Page, act: Act, visits: Sequence[Act]) -> Act:
    """A rise of ties with the days of the visit it is told with: "In 2016, during A's visit, ties were raised"."""
    if act.type is not EngagementType.UPGRADE or act.date is not None:
        return act
    for visit in visits:
        start = visit.clause.sentence.span.start
        same = visit.clause.sentence.order == act.clause.sentence.order and set(visit.partners) & set(act.partners)
        if same and visit.date is not None and _ON_A_VISIT.search(page.flat[start : visit.at.start]):
            return replace(act, date=visit.date, why="the days of the visit during which it was announced")
    return act


def led_to(page: Page, act: Act, visits: Sequence[Act]) -> Act | None:
    """The visit that is paid for the talks: "is due in Ankara on Wednesday for talks on grain"."""
    return _joined_to(page, act, visits, _FOR_TALKS)


def _joined_to(page: Page, act: Act, visits: Sequence[Act], words: Pattern) -> Act | None:
    """The first dated visit of the sentence and a partner of the talks, with `words` between the two."""
    for visit in visits:
        between = page.flat[visit.at.end : max(visit.at.end, act.at.start)]
        same = visit.clause.sentence.order == act.clause.sentence.order and visit.date is not None
        if same and act.type in TALK and set(visit.partners) & set(act.partners) and words.search(between):
            return visit
    return None


def _held_during(between: bytes) -> bool:
    """Whether the words between talks and a visit place the talks in it, and not what was said at them."""
    return AS_PART_OF.search(between) is not None and _WHAT_WAS_SAID.search(between) is None


def on_the_trip(page: Page, act: Act, visits: Sequence[Act]) -> Interval | None:
    """Days of the trip that opens the sentence, whomever it brings in: "During his visit to A, he will meet the UN"."""
    if act.type not in _WITHIN_TRIP or (act.type is EngagementType.MULTILATERAL and aside(page, act.clause)):
        return None
    sentence = act.clause.sentence
    opens = DURING_TRIP.search(page.words(sentence.span)) is not None
    for visit in reversed(visits):
        here = any(clause.sentence.order == sentence.order and clause.hit.span.start < act.at.start
                   for clause in visit.tellings)  # fmt: skip
        goes_to_it = here and act.type is EngagementType.MULTILATERAL and visit.mover == "home"
        apt = visit.date is not None and visit.date.days <= _LONGEST_TOUR and visit.story == act.story
        if apt and ((opens and here) or goes_to_it) and (act.status is not Status.HELD or visit.status is Status.HELD):
            return visit.date
    return None


def on_that_visit(page: Page, act: Act, visits: Sequence[Act]) -> Interval | None:
    """Days of the visit of the past that was told last: "A came in May 2019. A pact was signed during the visit"."""
    sentence = act.clause.sentence
    if (
        act.type not in _WITHIN_TRIP
        or act.status is not Status.HELD
        or not _DURING_THAT.search(page.words(sentence.span))
    ):
        return None
    told = [
        (clause.hit.span.start, visit)
        for visit in visits
        if visit.story == act.story
        for clause in visit.tellings
        if 0 < sentence.order - clause.sentence.order <= _JUST_BEFORE
    ]
    last = max(told, key=lambda one: one[0], default=(0, None))[1]
    if last is None or last.date is None or not last.times or not set(last.partners) & set(act.partners):
        return None
    return last.date if last.status is Status.HELD and last.date.days <= _LONGEST_TOUR else None


def visit_around(page: Page, act: Act, visits: Sequence[Act], acts: Sequence[Act]) -> Interval | None:
    """The days of the visit that the act was part of."""
    kin = _with_kin(act, acts)
    for visit in visits:
        near = visit.date is not None and visit.date.days <= _LONGEST_TOUR and _current(page, act, visit)
        if near and _during(page, kin, visit):
            return visit.date
    return None


def of_the_guest(page: Page, act: Act, visits: Sequence[Act], day: Interval) -> Interval | None:
    """The days of the stay that is the news, of one who acts here by name, where the day told last is long past."""
    published = page.published(act.clause.sentence)
    if day.last >= published.first - _FRESH:
        return None
    who = {page.identity(person) for person in (*act.home_people, *act.partner_people) if person.name}
    for visit in visits:
        near = visit.date is not None and visit.date.days <= _LONGEST_TOUR and visit.story == act.story
        if not near or visit.date is None or visit.date.last < published.first - _FRESH:
            continue
        movers = visit.home_people if visit.mover == "home" else visit.partner_people
        if who & {page.identity(person) for person in movers if person.name} and _during(page, act, visit):
            return visit.date
    return None


def while_travelling(page: Page, act: Act, visits: Sequence[Act]) -> Interval | None:
    """Days of home's coming journey, told just before, of one who will meet others too: "she will also see the FAO"."""
    goes = TALK | {EngagementType.MULTILATERAL}
    if act.status is not Status.PLANNED or act.type not in goes or not (act.home_people and act.asserted):
        return None
    met = {page.identity(person) for person in act.home_people}
    for visit in reversed(visits):
        ahead = act.clause.sentence.order - visit.clause.sentence.order
        coming = visit.mover == "home" and visit.status is Status.PLANNED and visit.story == act.story
        if coming and 0 <= ahead <= TOLD_BEFORE and met & {page.identity(person) for person in visit.home_people}:
            return visit.date if visit.date is not None and visit.date.days <= _LONGEST_TOUR else None
    return None


def of_the_past(page: Page, act: Act, visits: Sequence[Act]) -> Interval | None:
    """The days of a visit of long ago that the section told last before the talks: they are no news."""
    before = [visit for visit in visits if visit.at.start < act.at.start and visit.date is not None and visit.times]
    if not before or act.type not in TALK or before[-1].clause.sentence.section is not act.clause.sentence.section:
        return None
    last = before[-1]
    assert last.date is not None
    past = last.date.last < page.published(act.clause.sentence).first - _NEWS
    return last.date if past and set(last.partners) & set(act.partners) and belongs(page, act, last) else None


def _current(page: Page, act: Act, visit: Act) -> bool:
    """Whether the visit is the news itself and not background: near the publication, or told in the same sentence."""
    assert visit.date is not None
    published = page.published(act.clause.sentence)
    return visit.date.last >= published.first - _NEWS and visit.date.first <= published.last + _NEWS


def of_visit(page: Page, act: Act, visit: Interval) -> Act:
    """The act on the day that the sentences before it tell of, else on some day of the visit."""
    if (told := _day_before(page, act, visit)) is not None:
        return replace(act, date=told, why="the day of the visit that the sentences before it tell of")
    return replace(act, date=some_day(visit), why="some day of the visit it was part of")


def _day_before(page: Page, act: Act, visit: Interval) -> Interval | None:
    """The last single day within the visit that the sentence before it, or the one before that, speaks of."""
    sentence = act.clause.sentence
    goes_on = act.status is Status.HELD or _THEN.search(page.words(act.clause.zone)) is not None
    if not act.asserted or not goes_on:
        return None
    return told_day(page, sentence, visit, act.status is Status.HELD and act.clause.hit.trigger.verb)


def _during(page: Page, act: Act, visit: Act) -> bool:
    """Whether the act can lie within the visit: same story, partner, travellers and stage of life."""
    if visit.story != act.story or not set(visit.partners) & set(act.partners):
        return False
    if act.type is EngagementType.UPGRADE or act.type is EngagementType.AGREEMENT:
        ongoing = visit.date is not None and visit.date.last >= page.published(act.clause.sentence).first
        to_come = act.status is not Status.HELD and ongoing
        return to_come or (act.status is Status.HELD) == (visit.status is Status.HELD)
    return (act.status is not Status.HELD or visit.status is Status.HELD) and belongs(page, act, visit)


def some_day(days: Interval) -> Interval:
    """The days of a visit as the bounds of an act that fell on some day of it."""
    return Interval(days.first, days.last, Granularity.DAY if days.days == 1 else Granularity.WEEK)


def at_summit(page: Page, act: Act, acts: Sequence[Act]) -> Interval | None:
    """Days of the summit, told before in the story, at which home's own person met others one by one."""
    if act.type is not EngagementType.MEETING or not act.asserted:
        return None
    near = [
        other.date
        for other in acts
        if other.type is EngagementType.MULTILATERAL and other.story == act.story and other.at.start < act.at.start
        and other.date is not None and other.date.days <= 7 and _same_stage(page, act, other)
        and (act.partner_people or len(act.partners) > 1
             or _MANY_BESIDE_IT.search(page.words(other.clause.sentence.span)))
        and (not any(person.name for person in act.home_people) or {page.identity(person) for person in act.home_people}
             & {page.identity(person) for person in other.home_people})
    ]  # fmt: skip
    return near[-1] if near else None


def _same_stage(page: Page, act: Act, summit: Act) -> bool:
    """Whether talks may be held at the summit: both held, both to come, or told as plans while it goes on."""
    assert summit.date is not None
    return act.status is summit.status or (
        act.status is Status.PLANNED and summit.date.last >= page.published(act.clause.sentence).first
    )


def _with_kin(act: Act, acts: Sequence[Act]) -> Act:
    """The act with all partners whom its words name: "met Minister A and the head of the OAS" on the same days."""
    together = [other.partners for other in acts if other.at == act.at and other.story == act.story]
    return replace(act, partners=tuple(dict.fromkeys(code for codes in together for code in codes)))
