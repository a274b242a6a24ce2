"""An assembly that somebody goes to gives its days elsewhere in the story: "The summit will take place on 6-9 May"."""

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.datable import datable
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.intervals import Granularity, Interval
from etl.model import EngagementType, Status, TimeExpression

_NEWS = timedelta(days=30)
_REACH = 8
_LONGEST = 31
_ASSEMBLY = (
    r"(?:summits?|meetings?|forum|conference|congress|events?|assembly|session|gathering|retreat|"
    r"leaders' week|dialogue)"
)
_HELD = (
    r"(?:tak(?:e|es|ing) place|took place|(?:to be |be |being |was |were |is |are )?(?:held|convened|scheduled|slated|"
    r"due|organi[sz]ed)|runs?|ran|running|lasts?|lasted|opens?|opened|begins?|began|kicks? off|kicked off)"
)
# "The summit is set to take place", "Taking place on 6 to 9 May, the summits", "During the three-day event"
_TELLS_ITS_DAYS = pattern(
    rf"(?i)^\W*(?:themed [^,]*, )?(?:the|this|these|both) (?:[^\s,;.]+ ){{0,8}}{_ASSEMBLY}\b[^;]{{0,90}}?\b{_HELD}\b|"
    rf"^\W*(?:taking place|held|running|opening|scheduled|slated)\b[^;]{{0,60}}?, (?:the|this|these) "
    rf"(?:[^\s,;.]+ ){{0,8}}{_ASSEMBLY}\b|"
    rf"^[^;.]{{0,80}}\b(?:will|to) (?:host|hold|convene|chair) (?:the|this) (?:[^\s,;.]+ ){{0,8}}{_ASSEMBLY}\b"
)
_JOURNEY = pattern(
    r"(?i)\b(?:left|leaves?|leaving|depart(?:s|ed|ing)?|flew|flies|fly|flying|set(?:s|ting)? (?:off|out)|"
    r"arriv(?:e|es|ed|ing)|landed|lands|touched down|head(?:s|ed|ing)?|travel(?:s|led|ed|ling|ing)?|en route)\b"
)
_UNTIL = pattern(r"(?i)\b(?:until|till|to|through) (?:the )?$")
_BACK = pattern(r"(?i)\b(?:return\w*|wrap\w* up|wound up|conclud\w+|end(?:s|ed|ing)|back (?:home|in|from)|after)\b")


def by_programme(page: Page, act: Act) -> Act:
    """The act on the days its story gives the assembly, unless its own clause tells them."""
    if act.type is not EngagementType.MULTILATERAL or (act.date is not None and not _rests_on_journey(page, act)):
        return act
    told = next(_told_days(page, act), None)
    if told is None or told.interval is None:
        return act
    days = told.interval
    if days.last < page.published(act.clause.sentence).first - _NEWS:
        return act
    if _UNTIL.search(page.flat[max(0, told.span.start - 12) : told.span.start]):
        begun = act.date.first if act.date is not None else page.published(act.clause.sentence).last
        days = Interval(min(begun, days.first), days.last, Granularity.WEEK)
    ahead = days.first > page.published(act.clause.sentence).last
    status = Status.PLANNED if ahead and act.status is Status.HELD else act.status
    why = f"“{told.text}” are its days, told in another sentence"
    return replace(act, date=days, times=(told,), why=why, status=status)


def _rests_on_journey(page: Page, act: Act) -> bool:
    """Whether its only day is that of the leaving: "left on 23 April for the leaders' meeting"."""
    start = act.clause.sentence.span.start
    first = act.times[0] if act.times else None
    if first is None or first.span.start > act.at.start or act.date is None or act.date.days > 1:
        return False
    before = page.flat[start : act.at.start]
    return _JOURNEY.search(before) is not None and not _BACK.search(before)


def _told_days(page: Page, act: Act) -> Iterator[TimeExpression]:
    """Days given to the assembly by the sentences about it, those behind it first."""
    here = act.clause.sentence
    behind = page.sentences[here.order + 1 : here.order + 1 + _REACH]
    before = page.sentences[max(0, here.order - _REACH) : here.order][::-1]
    for sentence in (*behind, *before):
        if sentence.section.story == here.section.story and _about_it(page, act, sentence):
            yield from (time for time in page.times_in(sentence.span) if _can_be(page, act, time))


def _about_it(page: Page, act: Act, sentence: Sentence) -> bool:
    if not _TELLS_ITS_DAYS.search(page.words(sentence.span)):
        return False
    bodies = {mention.code for mention in page.partners_in(sentence.span) if mention.kind == "organisation"}
    return not bodies or bool(bodies & set(act.partners))


def _can_be(page: Page, act: Act, time: TimeExpression) -> bool:
    """Whether an assembly to which somebody sets out then may be held on these days."""
    if time.interval is None or time.interval.days > _LONGEST or not datable(page, time):
        return False
    if act.date is None:
        return act.status is Status.PLANNED or time.interval.first <= page.published(act.clause.sentence).last
    return 0 <= (time.interval.last - act.date.first).days <= _LONGEST
