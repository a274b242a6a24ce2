"""Days for acts that give none themselves: those of their visit, the story's main day, or the publication's bounds."""

from collections.abc import Sequence

from msgspec.structs import replace

from etl.extract.act import TALK, Act
from etl.extract.agreed_at import agreed_at, at_that_time
from etl.extract.beside_talks import beside_talks
from etl.extract.newsday import by_its_sentence, by_publication, day_of_the_many, of_a_recent_stay
from etl.extract.page import Page
from etl.extract.part_of import (
    AS_PART_OF,
    DURING_TRIP,
    TOLD_BEFORE,
    at_summit,
    in_one_breath,
    included,
    led_to,
    of_the_guest,
    of_the_past,
    of_visit,
    on_that_visit,
    on_the_trip,
    raised_on,
    some_day,
    visit_around,
    while_travelling,
)
from etl.extract.patterns import pattern
from etl.extract.plans import (
    on_the_day_before_told,
    open_to,
    out_of_its_time,
    still_there,
    still_to_come,
    with_its_whole,
)
from etl.extract.shortly import close_at_hand, lately_done
from etl.extract.stay import around_its_events, visits_with_days
from etl.extract.storyday import in_story, main_day, narrative_day
from etl.extract.underway import while_there
from etl.intervals import month
from etl.model import EngagementType, Status

_MONTH = 31
_WITHIN_TOUR = TALK | {EngagementType.UPGRADE, EngagementType.MULTILATERAL}
_NEEDS_OWN_DATE = frozenset({EngagementType.UPGRADE, EngagementType.OTHER})
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_AFTER_YEARS = pattern(
    r"(?i)\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) years? after [^;,]*$", groups=True
)
# "The signing formed part of the premier's visit": the one just told
# "The minister's trip returns one by his colleague", told right behind what he did on it
_RETURNS_ONE = pattern(
    r"(?i)\b(?:visit|trip|journey|tour|stay) (?:returns|returned|repays|repaid|reciprocates|reciprocated|"
    r"answers|answered) (?:one|that|those|another|the|a)\b"
)
_THE_ACT = pattern(
    r"(?i)(?:^\W*|\b(?:said|says|that|added|noted) )(?:the|this) "
    r"(?:signing|meeting|talks|reception|event|ceremony|session|dialogue)\b"
)
_THE_TWO_RESOLVED = pattern(
    r"(?i)\b(?:the two|both|they|the) (?:sides|leaders|countries|presidents|premiers|[a-z]+ ministers|governments)?\b"
    r"[^;.]{0,24}\b(?:announced|declared|agreed|decided|resolved|upgraded|elevated|raised)\b"
)
# "As a result of the talks, the ministers signed"
_THE_TWO = pattern(
    r"(?i)(?:^\W*|[,;] |\band |\bwhere |\bafter which )(?:they|both(?: sides| ministers| leaders)?|"
    r"the (?:two )?(?:sides|ministers|leaders|presidents|premiers|diplomats|parties|officials|delegations)) "
    r"(?:also |then |later |jointly |both |subsequently )*$"
)
_AGREED_TO = pattern(
    r"(?i)\b(?:agree[sd]?|decided|resolved|undertook|pledged) (?:on|to) (?:\w+ly )?"
    r"(?:hold\w*|conven\w+|organi[sz]\w+|start\w*|resum\w+|host\w*|conduct\w*)\b[^;]*$"
)


def settle(page: Page, acts: Sequence[Act]) -> list[Act]:
    """The acts with days from their story; those that stay without any, and were only referred to, are left out."""
    acts = [by_its_sentence(page, lately_done(page, act)) for act in acts]
    visits = visits_with_days(page, acts)
    stays = [still_there(page, visit) for visit in visits]
    acts = [_gathering(page, act, stays, acts) for act in acts]
    others = [act for act in acts if act.type is not EngagementType.VISIT]
    others = [_ahead(page, _with_other_messages(act, others), stays, acts) for act in others]
    others = [_with_other_messages(act, others) for act in others]
    others = [_signed_at_talks(page, act, others) for act in others]
    visits = [around_its_events(page, _around_its_part(page, visit, others), others) for visit in visits]
    others = [with_its_whole(page, act, visits) for act in others]
    kept = [
        still_to_come(page, act)
        for act in (close_at_hand(page, act) for act in (*visits, *others))
        if act.date is not None and not out_of_its_time(page, act)
    ]
    return sorted(kept, key=lambda act: act.at.start)


def _gathering(page: Page, act: Act, visits: Sequence[Act], acts: Sequence[Act]) -> Act:
    """A summit with the days that its story gives it: what is held at it may need them."""
    if act.type is not EngagementType.MULTILATERAL or act.date is not None or not act.asserted:
        return act
    return _ahead(page, act, visits, acts)


def _resolved(page: Page, act: Act) -> bool:
    """Whether a tier is what the talks just told of ended in: "the two sides announced that they would elevate"."""
    before = page.flat[max(act.clause.sentence.span.start, act.at.start - 80) : act.at.end]
    held = act.type is EngagementType.UPGRADE and act.status is Status.HELD
    return held and _THE_TWO_RESOLVED.search(before) is not None


def _ahead(page: Page, act: Act, visits: Sequence[Act], acts: Sequence[Act]) -> Act:
    """The act with its days; a plan told of who has just set out lies ahead, not on the day he left."""
    visits = open_to(page, act, visits)
    found = at_that_time(page, act, visits) if agreed_at(page, act) else _inside(page, act, visits, acts)
    published = page.published(act.clause.sentence)
    if act.date is not None or found.date is None or found.date.last > published.last:
        return found
    days = while_there(page, act, acts, visits) if found.status is Status.PLANNED else None
    return replace(act, date=days, why="what is left of the stay told before it") if days else found


def _inside(page: Page, act: Act, visits: Sequence[Act], acts: Sequence[Act]) -> Act:
    if act.date is not None or _only_agreed(page, act) or of_a_recent_stay(page, act):
        return act
    if (told := included(page, act, visits)) is not None and told.date is not None:
        return replace(of_visit(page, act, told.date), status=told.status)
    if (goal := led_to(page, act, visits)) is not None and goal.date is not None:
        return of_visit(page, replace(act, status=goal.status), goal.date)
    if (years := _years_after(page, act)) is not None:
        return _anniversary(act, acts, years)
    if (
        stay := on_that_visit(page, act, visits) or in_one_breath(page, act, visits) or on_the_trip(page, act, visits)
    ) is not None:
        return of_visit(page, act, stay)
    day = narrative_day(page, act, acts)
    if day is not None and (stay := of_the_guest(page, act, visits, day)) is not None:
        return of_visit(page, act, stay)
    if day is not None and (act.type not in _NEEDS_OWN_DATE or _resolved(page, act)):
        return replace(act, date=day, why="the day the sentence before tells of")
    if act.type in _WITHIN_TOUR and (days := visit_around(page, act, visits, acts)) is not None:
        return of_visit(page, act, days)
    if act.type in _NEEDS_OWN_DATE:
        return raised_on(page, act, visits)
    return _by_the_story(page, act, visits, acts)


def _by_the_story(page: Page, act: Act, visits: Sequence[Act], acts: Sequence[Act]) -> Act:
    """The act on some day of the summit or journey told before it, the story's main day, or the publication's."""
    if (beside := beside_talks(page, act, acts)) is not None:
        return replace(act, date=beside, why="the day of the talks on its margins")
    if (day := day_of_the_many(page, act)) is not None:
        return replace(act, date=day, why="the day on which the sentence before it has meetings with many")
    if (summit := at_summit(page, act, acts)) is not None:
        return replace(act, date=some_day(summit), why="some day of the summit it was held at")
    if (days := while_travelling(page, act, visits)) is not None:
        return replace(act, date=some_day(days), why="some day of the journey told before it")
    if (days := while_there(page, act, acts, visits)) is not None:
        return replace(act, date=days, why="what is left of the stay told before it")
    if act.status is Status.HELD and (days := of_the_past(page, act, visits)) is not None:
        return replace(act, date=some_day(days), why="some day of the visit of that time told before it")
    if (day := on_the_day_before_told(page, act)) is not None:
        return replace(act, date=day, why="the day of what else the sentence before announces")
    main = main_day(page, act, acts)
    if main is not None and act.asserted:
        return replace(act, date=main, why="the day of the story's main event")
    return by_publication(page, in_story(page, act, acts))


def _with_other_messages(act: Act, acts: Sequence[Act]) -> Act:
    """A message without a day on that of the one told before it: a page of greetings tells its day once."""
    told = [
        other.date
        for other in acts
        if other.type is act.type is EngagementType.MESSAGE and other.story == act.story and other.date is not None
        and other.status is act.status and 0 <= act.clause.sentence.order - other.clause.sentence.order <= TOLD_BEFORE
    ]  # fmt: skip
    if act.date is not None or not act.asserted or not told:
        return act
    return replace(act, date=told[-1], why="the day of the messages told before it")


def _signed_at_talks(page: Page, act: Act, acts: Sequence[Act]) -> Act:
    """A paper that "the ministers signed", without a day, on that of their talks told just before."""
    before = page.flat[act.clause.sentence.span.start : act.at.start]
    if act.date is not None or act.type is not EngagementType.AGREEMENT or not _THE_TWO.search(before):
        return act
    told = [
        other.date
        for other in acts
        if other.type in (EngagementType.MEETING, EngagementType.CONSULTATION) and other.story == act.story
        and other.date is not None and other.date.days <= _MONTH and other.status is act.status is Status.HELD
        and 0 <= act.clause.sentence.order - other.clause.sentence.order <= TOLD_BEFORE
        and set(act.partners) == set(other.partners)
    ]  # fmt: skip
    return replace(act, date=told[-1], why="the day of the talks told before it") if told else act


def _only_agreed(page: Page, act: Act) -> bool:
    """Whether both sides merely agreed to hold it some day: "agreed to hold the next round in Dhaka"."""
    before = page.flat[max(act.clause.sentence.span.start, act.at.start - 140) : act.at.start]
    return _AGREED_TO.search(before) is not None


def _around_its_part(page: Page, visit: Act, others: Sequence[Act]) -> Act:
    """A visit known only by what was held in it: "met the minister on Monday as part of the premier's visit"."""
    before = page.flat[max(visit.clause.sentence.span.start, visit.at.start - 90) : visit.at.start]
    returns = _RETURNS_ONE.search(page.words(visit.clause.sentence.span)) is not None
    if visit.date is not None or not (returns or AS_PART_OF.search(before)):
        return visit
    opens = DURING_TRIP.search(page.words(visit.clause.sentence.span)) is not None
    for act in others:
        apart = visit.clause.sentence.order - act.clause.sentence.order
        told_of = (apart == 1 and returns) or (
            apart == 1 and _THE_ACT.search(page.words(visit.clause.sentence.span)) is not None
        )
        same = told_of or (apart == 0 and (opens or act.at.start < visit.at.start))
        same = same and not (visit.status is Status.PLANNED and act.status is Status.HELD)
        if same and act.type in TALK and act.date is not None and set(act.partners) & set(visit.partners):
            why = "the days of the talks that were part of it"
            return replace(visit, date=act.date, status=act.status, why=why)
    return visit


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
