"""What a trigger means where it stands: a call on a person, a talk face to face, a session of a series told of."""

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.story import Story
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType
from etl.spans import Span

_ROUNDS = pattern(r"(?i)\b(?:committee|commission|consultations?|dialogue|talks|counterpart|meeting|retreat)\b")
_WISHED = pattern(
    r"(?i)\b(?:ask\w*|invit\w+|urg\w+|hop\w+|wish\w*|want\w*|propos\w+|look\w* forward) [^;.]{0,70}\bto "
    r"(?:pay |make |come on |a |an |official |state |working |soon )*$|"
    r"\binvit(?:e|es|ed|ing) (?:him|her|them|(?:the|his|its) \w+|(?-i:[A-Z])\w+)[^;.,]{0,60} (?:for|on) "
    r"(?:a |an |official |state |working |return )*$"
)
# "at the king's invitation the premier is to pay a visit": no wish, a plan
_IS_TO = pattern(
    r"(?i)\b(?:is|are|was|were) (?:also |now |then |next )?(?:due |set |expected |scheduled |slated )?to "
    r"(?:pay |make |come on |a |an |official |state |working |soon )*$"
)
_TO_COME = pattern(
    r"(?i)\bto (?:pay |make |visit|come|travel|tour|undertake )|\b(?:for|on) (?:a|an) [^.;]{0,30}\bvisit\b"
)
_MESSAGES = pattern(
    r"(?i)\b(?:greetings|congratulations|congratulatory|condolences|sympath(?:y|ies)|felicitations|"
    r"(?:messages?|letters?|telegrams?|cables?) (?:of|to|from))\b"
)
_MESSAGES_REACH = 2_000
_TIES = pattern(r"(?i)\b(?:diplomatic|official|formal|bilateral) (?:relations|ties|links)\b")
_TIES_REACH = 500
_ROUND_TOLD, _MESSAGE_AGAIN, _TIES_AGAIN = "round told", "message told again", "ties told again"
_THE_CALL = pattern(r"(?i)\b(?:the|this|its|their) (?:[a-z-]+ )?$")
_DURING_IT = pattern(
    r"(?i)^\W*(?:during|in|at|in the course of|throughout|after|following) (?:the|this|that|their|these) "
    r"(?:[a-z]+ )?(?:conversations?|talks?|discussions?|exchange)$"
)
_SPOKE = "spoke at a distance"
_BY_PHONE = pattern(r"(?i)\b(?:tele)?phone[ds]?\b|\btelephon\w+|\bvideo ?(?:call|conference)")
_TOGETHER = frozenset({EngagementType.MULTILATERAL, EngagementType.VISIT})
_PAID_TO = frozenset({"visit noun", "visit verb"})
_TO_WHOM = pattern(r"^ (?:to )?(?:the |his |her )?(?:[A-Z][\w.-]+ )?$")
# "the visit President A paid to Lima": his own
_HE_MADE = pattern(
    r"^ (?:has |had |himself |recently |just |then |will |would |is to |was to )*"
    r"(?:made|make|paid|pay|undertook|undertaken|undertake|completed|concluded|began|ended|took|"
    r"(?:is|was) (?:making|paying))\b"
)
# "The seventh had been hosted by Lima in 2019": of whatever kind the act just told is
_BY_ORDINAL = "round told by its ordinal"
_ROUNDS_BACK = 3
_THE_LAST = frozenset({b"the last", b"the previous", b"the latest", b"the preceding", b"the last ones"})
_BY_NUMBER = pattern(
    r"(?i)\b(?:the|its|their) (?:previous|last|next|preceding|first|second|third|fourth|fifth|sixth|seventh|"
    r"eighth|ninth|tenth|inaugural|\d{1,2}(?:st|nd|rd|th)) $"
)


def meant(page: Page, clause: Clause, story: Story) -> Clause:
    """The clause with the trigger that its words and its story make of the one found."""
    spoken = _face_to_face(page, _in_person(page, clause), story)
    return _of_the_call(page, _of_the_series(page, _in_port(page, spoken, story), story), story)


def _in_port(page: Page, clause: Clause, story: Story) -> Clause:
    """ "The call", where the story has told of a ship in port, is that visit and no talk by telephone."""
    last = story.last
    if clause.hit.trigger.rule != "call noun" or last is None or last.subtype != "port call":
        return clause
    before = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 16) : clause.hit.span.start]
    if not _THE_CALL.search(before):
        return clause
    stay = replace(clause.hit.trigger, type=last.type, subtype=last.subtype, frame="travel")
    return replace(clause, hit=replace(clause.hit, trigger=stay))


def _of_the_call(page: Page, clause: Clause, story: Story) -> Clause:
    """ "During the conversation", where the story has just told of a call, is that call and no talk face to face."""
    last, hit = story.last, clause.hit
    if last is None or last.type is not EngagementType.CALL or hit.trigger.type is not EngagementType.MEETING:
        return clause
    near = clause.sentence.order - last.clause.sentence.order <= _ROUNDS_BACK
    opening = page.flat[clause.sentence.span.start : hit.span.end]
    if not near or last.story != clause.sentence.section.story or not _DURING_IT.search(opening):
        return clause
    same = replace(hit.trigger, type=last.type, subtype=last.subtype, frame="call")
    return replace(clause, hit=replace(hit, trigger=same))


def _in_person(page: Page, clause: Clause) -> Clause:
    """A visit paid to a person is a call on him: "the premier visited President A at the palace"."""
    hit = clause.hit
    paid = hit.trigger.rule in _PAID_TO and page.words(hit.span).lower() != b"visiting"
    seen = page.people_in(Span(hit.span.end, hit.span.end + 12)) if paid else ()
    if not seen or page.side(seen[0]) in (HOME, None) or page.flat[seen[0].span.end : seen[0].span.end + 2] == b"'s":
        return clause
    if not _TO_WHOM.search(page.flat[hit.span.end : seen[0].span.start]) or _HE_MADE.search(
        page.flat[seen[0].span.end : clause.sentence.span.end]
    ):
        return clause
    call = replace(hit.trigger, type=EngagementType.MEETING, subtype="courtesy call", frame="guest")
    return replace(clause, hit=replace(hit, trigger=call))


def _face_to_face(page: Page, clause: Clause, story: Story) -> Clause:
    """Who "spoke with" somebody did so in person, where the story has just told that they are at one place.

    Not where the sentence or heading right before speaks of a telephone.
    """
    if clause.hit.trigger.rule != _SPOKE or story.last is None or story.last.type not in _TOGETHER:
        return clause
    order = clause.sentence.order
    if any(_BY_PHONE.search(page.words(before.span)) for before in page.sentences[max(0, order - 1) : order]):
        return clause
    talk = replace(clause.hit.trigger, type=EngagementType.MEETING, subtype=None, frame="mutual")
    return replace(clause, hit=replace(clause.hit, trigger=talk))


def _of_the_series(page: Page, clause: Clause, story: Story) -> Clause:
    """ "The previous meeting, held in Lima in May" is a session of the dialogue or committee just told of."""
    last = story.last
    if clause.hit.trigger.rule == _BY_ORDINAL and (earlier := story.round) is not None:
        frame = earlier.clause.hit.trigger.frame
        series = replace(clause.hit.trigger, type=earlier.type, subtype=earlier.subtype, frame=frame)
        return replace(clause, hit=replace(clause.hit, trigger=series))
    if last is not None and last.type is not EngagementType.CONSULTATION:
        last = _round_lately(clause, story)
    if clause.hit.trigger.rule != "meeting noun" or last is None or last.type is not EngagementType.CONSULTATION:
        return clause
    before = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 24) : clause.hit.span.start]
    if not _BY_NUMBER.search(before):
        return clause
    session = replace(clause.hit.trigger, type=last.type, subtype=last.subtype)
    return replace(clause, hit=replace(clause.hit, trigger=session))


def _round_lately(clause: Clause, story: Story) -> Act | None:
    """The last session of a series that one of the sentences just before told."""
    earlier = story.round
    near = earlier is not None and 0 <= clause.sentence.order - earlier.clause.sentence.order <= _ROUNDS_BACK
    return earlier if near else None


def only_wished(page: Page, clause: Clause, dating: Dating) -> bool:
    """Whether the day before "asked her to visit" is that of the asking."""
    start, at = clause.sentence.span.start, clause.hit.span.start
    if clause.hit.trigger.frame == "invite":
        asked = _TO_COME.search(page.flat[clause.hit.span.end : clause.zone.end])
        come = clause.hit.span.end + asked.start() if asked else at
        return bool(dating.times) and all(time.span.start < come for time in dating.times)
    if clause.hit.trigger.type is not EngagementType.VISIT or any(time.span.start > at for time in dating.times):
        return False
    before = page.flat[max(start, at - 140) : at]
    return _WISHED.search(before) is not None and _IS_TO.search(before) is None


def told_of_before(page: Page, clause: Clause, story: Story) -> bool:
    """Whether the story has told of what the trigger's words take for granted: rounds, messages, relations."""
    rule = clause.hit.trigger.rule
    if rule.startswith(_ROUND_TOLD):
        return _rounds_before(page, clause, story)
    if rule.startswith(_MESSAGE_AGAIN):
        return _messages_before(page, clause)
    return not rule.startswith(_TIES_AGAIN) or _ties_before(page, clause)


def _rounds_before(page: Page, clause: Clause, story: Story) -> bool:
    """Whether the section has spoken of meetings that come in rounds, as "the previous one" takes for granted."""
    if clause.hit.trigger.rule == _BY_ORDINAL:
        before = story.round
        if before is not None and 0 <= clause.sentence.order - before.clause.sentence.order <= _ROUNDS_BACK:
            return True
        if page.words(clause.hit.span).lower() not in _THE_LAST:
            return False
    section, hit = clause.sentence.section.span, clause.hit.span
    return _ROUNDS.search(page.flat[max(section.start, hit.start - 400) : hit.start]) is not None


def _messages_before(page: Page, clause: Clause) -> bool:
    """Whether the section has told of messages, as "did the same" takes for granted."""
    section, hit = clause.sentence.section.span, clause.hit.span
    return _MESSAGES.search(page.flat[max(section.start, hit.start - _MESSAGES_REACH) : hit.start]) is not None


def _ties_before(page: Page, clause: Clause) -> bool:
    """Whether the section has just spoken of diplomatic relations, as "established theirs" takes for granted."""
    section, hit = clause.sentence.section.span, clause.hit.span
    return _TIES.search(page.flat[max(section.start, hit.start - _TIES_REACH) : hit.start]) is not None
