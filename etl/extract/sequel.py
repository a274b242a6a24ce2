"""Who "was next" and what "comes next": one more act of the kind the story has just told of, with another side."""

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.dated import Dating
from etl.extract.followed import FOLLOWED
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.places import Place
from etl.extract.status import status
from etl.extract.story import Story
from etl.extract.zones import Clause
from etl.model import EngagementType
from etl.spans import Span

_GUEST, _PLACE, _NEXT_CAME = "came after another", "place came next", "first of several came"
_SEQUELS = frozenset({_GUEST, _PLACE, _NEXT_CAME, FOLLOWED})
_KINDS = frozenset({EngagementType.MEETING, EngagementType.CALL, EngagementType.MESSAGE})
_FRAMES = {EngagementType.CALL: "call", EngagementType.MESSAGE: "send"}
# "He received the king and praised reforms. So did the premier": which of the two he did stays open
_SAYS = pattern(
    r"(?i)\b(?:said|told|noted|praised|thanked|stressed|hailed|spoke|urged|called for|affirmed|asked|wished|welcomed|"
    r"expressed|agreed|added|voiced|pledged)\b"
)
_DID = pattern(r"(?i)\b(?:did|has|had)\b")
_SENTENCES_BACK, _NEXT_DOOR = 1, 4


def comes_after(clause: Clause) -> bool:
    """Whether the words only make sense after an act told before: "Oman's minister was next"."""
    return clause.hit.trigger.rule in _SEQUELS


def unheard(page: Page, clause: Clause, story: Story) -> bool:
    """Whether nothing was told right before that somebody or some place could have come next in."""
    rule = clause.hit.trigger.rule
    if rule == _NEXT_CAME:
        return story.several is None and _meeting_before(page, clause, story) is None
    if rule not in (_GUEST, _PLACE):
        return False
    return _meeting_before(page, clause, story) is None and _next_place(page, clause, story) is None


def one_more(page: Page, clause: Clause, story: Story) -> Clause:
    """The clause as one of the kind told before: after a call another call, after a journey its next stop."""
    if not comes_after(clause):
        return clause
    trigger = clause.hit.trigger
    if (before := _meeting_before(page, clause, story)) is not None:
        frame = _FRAMES.get(before.type, "mutual")
        trigger = replace(trigger, type=before.type, frame=frame)
    elif _next_place(page, clause, story) is not None:
        trigger = replace(trigger, rule=_PLACE, type=EngagementType.VISIT, frame="travel")
    return replace(clause, hit=replace(clause.hit, trigger=trigger))


def next_stop(page: Page, clause: Clause, dating: Dating, story: Story) -> list[Act]:
    """Home's journey told before as it goes on to the next land, on its day: "Tallinn is to follow on 16 May"."""
    place = _next_place(page, clause, story) if clause.hit.trigger.rule == _PLACE else None
    if place is None or story.last is None or dating.interval is None:
        return []
    stop = replace(
        story.last, clause=clause, partners=(place.code,), partner_people=(), place=place, subtype=None,
        status=status(page, clause, dating.interval), date=dating.interval, times=dating.times, why=dating.why,
        ordinal=None, count=None, borrowed=True, rules=(_PLACE,), tellings=(clause,), part_of=None,
    )  # fmt: skip
    return [stop]


def _meeting_before(page: Page, clause: Clause, story: Story) -> Act | None:
    last = _told_before(clause, story)
    if clause.hit.trigger.rule == _PLACE or last is None or last.type not in _KINDS:
        return None
    rest = page.flat[last.clause.hit.span.end : last.clause.sentence.span.end]
    return None if _DID.search(page.words(clause.hit.span)) and _SAYS.search(rest) else last


def _next_place(page: Page, clause: Clause, story: Story) -> Place | None:
    """The foreign place right before the words, after a journey of home to another land."""
    last, at = _told_before(clause, story), clause.hit.span.start
    if last is None or last.type is not EngagementType.VISIT or last.mover != "home":
        return None
    place = next(iter(page.places_in(Span(clause.sentence.span.start, at))[-1:]), None)
    if place is None or at - place.span.end > _NEXT_DOOR or place.code in (page.home, *last.partners):
        return None
    return None if page.people_in(Span(place.span.start, at)) else place


def _told_before(clause: Clause, story: Story) -> Act | None:
    last = story.last
    if last is None or last.story != clause.sentence.section.story:
        return None
    return last if clause.sentence.order - last.clause.sentence.order <= _SENTENCES_BACK else None
