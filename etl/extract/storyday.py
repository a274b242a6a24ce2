"""Days that other acts of the story lend: the one told just before, the main event, all that was told as news."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from etl.extract.act import TALK, Act
from etl.extract.asides import is_remembered
from etl.extract.looked_back import arrived_in_passing, of_before, of_the_way_there
from etl.extract.newsday import MAIN_REACH, told
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.intervals import Granularity, Interval
from etl.model import EngagementType, Status

_RECENT = timedelta(days=14)
_NEXT_DAY = pattern(r"(?i)\b(?:following|next) (?:day|morning|afternoon|evening)\b|\bday (?:later|after)\b")
_ESTABLISHED = "established"


def main_day(page: Page, act: Act, acts: Sequence[Act]) -> Interval | None:
    """The day of the first news act of the story with the same partner and stage that no "had" looks back to."""
    published = page.published(act.clause.sentence)
    undated = published.days > MAIN_REACH
    if undated and _has_a_day_without_a_year(page, act):
        return None
    for other in acts:
        if undated and other.subtype == _ESTABLISHED:
            continue
        if other.story != act.story or other.date is None or other.date.days > 2 or other.status is not act.status:
            continue
        if other.times and (
            of_before(page, other.clause.sentence, other.times[0])
            or arrived_in_passing(page, other.clause.sentence, other.times[0])
        ):
            continue
        message = EngagementType.MESSAGE in (act.type, other.type) and act.type is not other.type
        if other.at.start > act.at.start and _on_the_next_day(other):
            continue
        near = abs((other.date.first - published.first).days) <= MAIN_REACH or undated
        if near and not message and set(other.partners) & set(act.partners):
            return other.date
    return None


def _on_the_next_day(other: Act) -> bool:
    """Whether its day is counted from the one told before: "the following day she called on the minister"."""
    return any(_NEXT_DAY.search(time.text.encode()) for time in other.times)


def _has_a_day_without_a_year(page: Page, act: Act) -> bool:
    """Whether the act's sentence names a day that an undated page leaves as wide as itself: it lends none of others."""
    times = [time.interval for time in page.times_in(act.clause.sentence.span) if time.dates_engagements]
    return any(days is not None and days.granularity is Granularity.NONE for days in times)


def _last_visit(act: Act, acts: Sequence[Act]) -> Act | None:
    """The visit of several days by the same partner that was told last before the act."""
    visits = [
        other
        for other in acts
        if other.type is EngagementType.VISIT and other.date is not None and other.date.days > 1 and other.times
        and other.story == act.story and other.status is act.status and set(other.partners) & set(act.partners)
        and other.clause.sentence.order < act.clause.sentence.order
    ]  # fmt: skip
    return max(visits, key=lambda visit: visit.at.start, default=None)


def _left_behind(other: Act, visit: Act | None) -> bool:
    """Whether an act was told before the visit and was on none of its days."""
    if visit is None or visit.date is None or other.date is None or other.at.start >= visit.at.start:
        return False
    return not visit.date.overlaps(other.date)


def _on_the_way(page: Page, other: Act, at: Sentence) -> bool:
    """Whether its day is that of the way there, which in the act's own sentence only an arrival in passing is."""
    told = arrived_in_passing if other.clause.sentence is at else of_the_way_there
    return told(page, other.clause.sentence, other.times[0])


def narrative_day(page: Page, act: Act, acts: Sequence[Act]) -> Interval | None:
    """The day of an act told in this sentence or the two before it, held like this one and with the same partner.

    None told before a visit of other days: the story has gone on to that.
    """
    at = act.clause.sentence
    visit = _last_visit(act, acts)
    near = [
        other.date
        for other in acts
        if other.date is not None and other.date.days == 1 and other.times
        and other.status is act.status and act.asserted
        and 0 <= at.order - other.clause.sentence.order <= 2 and not _left_behind(other, visit)
        and other.story == act.story and set(other.partners) & set(act.partners)
        and other.type in TALK | {EngagementType.VISIT, EngagementType.CALL, act.type}
        and not _on_the_way(page, other, at)
        and not any(is_remembered(page, act.clause, time) for time in other.times)
    ]  # fmt: skip
    published = page.published(at)
    news = [day for day in near if abs((day.first - published.first).days) <= MAIN_REACH]
    return (news or near)[-1] if near else None


def in_story(page: Page, act: Act, acts: Sequence[Act]) -> Act:
    """A contact told by name and verb lies between the story's first recent event and the publication."""
    published = page.published(act.clause.sentence)
    if act.type not in TALK or act.status is not Status.HELD or not told(page, act):
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
