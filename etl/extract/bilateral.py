"""Acts that are none of their own: words of sympathy said in talks, a journey that only leads to a summit."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from etl.extract.act import TALK, Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.wording import aside
from etl.model import EngagementType, Level
from etl.spans import Span

_GOING = frozenset(
    {"visit of departure", "visit of arrival", "came on a trip", "been to a country", "been to a land with the article"}
)
_WISHES = frozenset(
    {
        "congratulated on office",
        "condolences and congratulations",
        "congratulated",
        "congratulated a colleague",
        "message told again by its wish",
    }
)
_CONGRATULATIONS = frozenset({"congratulated on office", "congratulated", "congratulated a colleague"})
_CONVEYED = pattern(r"(?i)\b(?:conveyed|handed over|handed|passed on|delivered) (?:[^\s,;.]+ ){0,4}$")
# "earlier in the day he had sent the president his greetings": a letter or cable, whatever was said in talks
_SENT_BEFORE = pattern(r"(?i)\b(?:earlier|before|previously|already)\b[^;.]*\b(?:sent|cabled|wired|written)\b[^;.]*$")
_WRITTEN = pattern(r"(?i)\b(?:written|in writing|by (?:letter|cable|telegram|mail|post))\b")
_JUST_BEFORE, _IN_A_CALL = 4, 12
_LONG_BEFORE = timedelta(days=14)
_THE_TWO_EXCHANGED = pattern(
    r"(?i)\b(?:(?:the two|both) (?:leaders|sides|presidents|ministers|premiers)|they|the pair) (?:also |first |then )?"
    r"exchang\w+ (?:[a-z' -]+ )?$"
)
# "the conference for which the premier had come to Glasgow"
_FOR_WHICH = pattern(
    r"(?i)\b(?:summit|forum|conference|congress|assembly|session)\b[^;.]{0,30}, (?:for|to attend) which [^;.]{2,60}$"
)
# "who are in Lima to attend the APEC summit"
_THERE_TO_ATTEND = pattern(
    r"(?i)^[^;.]{0,40}, where (?:the |their )?(?:[\w-]+ ){0,3}(?:leaders|ministers|heads) "
    r"(?:gather|meet|convene|assemble|will)|"
    r"(?i)^ (?:in |at )?[^;.]{0,40}\b(?:to attend|to take part in|to join|attending|for) (?:the|an?|this|their) "
    r"(?:[^\s;.]+ ){0,9}(?:summits?|forum|conference|congress|assembly|retreat)\b"
)
# "received the ambassadors of A and B, who came to present their credentials"
_TO_PRESENT = pattern(
    r"(?i)^[^;.]*(?:,? (?:who|whom|as|when|after) (?:[^\s,;.]+ ){0,10}(?:to )?(?:present|submit|hand)[a-z]* |"
    r"\b(?:on|for|at) (?:the |their )?(?:presentation|submission|handing|handover)\b)"
)
# "After attending the forum in Lima, the premier left for Cyprus"
_BEHIND_THEM = pattern(
    r"(?i)\b(?:after|following|having|upon|on) (?:[^\s,;]+ ){0,4}(?:attend(?:ed|ing|ance)|tak(?:en|ing) part|"
    r"participat(?:ed|ing|ion)|address(?:ed|ing)|complet(?:ed|ing|ion)|conclu(?:ded|ding|sion)|join(?:ed|ing)|"
    r"activities|wrapp(?:ed|ing)|finish(?:ed|ing)|end(?:ed|ing)?|co-chair(?:ed|ing)|speaking|spoken)\b[^;]*$"
)
# "on a working trip to attend the summit"
_TRIP_TO_ATTEND = pattern(
    r"(?i)^ (?:here |abroad )?(?:to (?:the )?(?-i:[A-Z])[^\s,;.]*(?: (?-i:[A-Z])[^\s,;.]*)? )?"
    r"to (?:attend|take part in|participate in|join|address) "
)
# a greeting that is brought along, not a letter or cable
_GREETING = pattern(r"(?i)^(?:greetings|sympath(?:y|ies)|felicitations)$")


def bilateral(page: Page, acts: Sequence[Act]) -> list[Act]:
    """The acts without journeys that only lead to a summit or forum, which takes their day where it has none."""
    ways = [act for act in acts if _attends_only(page, act, acts)]
    receptions = [act for act in acts if _for_their_letters(page, act, acts)]
    kept = [
        _received_then(act, receptions)
        for act in acts
        if act not in ways and act not in receptions and not _said_in_talks(page, act, acts)
    ]
    visits = [act for act in kept if act.type is EngagementType.VISIT and act.mover == "home"]
    stays = {visit.story for visit in visits}
    return [_left(page, act, visits) if act.story in stays else _reached(page, act, ways) for act in kept]


def _left(page: Page, summit: Act, visits: Sequence[Act]) -> Act:
    """A summit without days on the one on which home left it for elsewhere: "having attended it, flew on on 6 May"."""
    if summit.type is not EngagementType.MULTILATERAL or summit.date is not None:
        return summit
    for visit in visits:
        here = visit.clause.sentence.order == summit.clause.sentence.order and visit.date is not None
        if here and set(visit.rules) <= _GOING and _behind_them(page, visit, summit):
            return replace(summit, date=visit.date, times=visit.times, why="the day on which home left it")
    return summit


def _for_their_letters(page: Page, reception: Act, acts: Sequence[Act]) -> bool:
    """Whether envoys are received only as they hand in their letters, which is told as such in the same sentence."""
    if reception.type is not EngagementType.MEETING or any(
        person.level is not Level.AMBASSADOR for person in reception.partner_people
    ):
        return False
    return any(
        other.type is EngagementType.CREDENTIALS
        and other.clause.sentence.order == reception.clause.sentence.order
        and {*reception.partners} == {*other.partners}
        and _TO_PRESENT.search(page.flat[reception.at.end : max(reception.at.end, other.at.end)]) is not None
        for other in acts
    )


def _received_then(act: Act, receptions: Sequence[Act]) -> Act:
    """Letters without a day of their own on that of the reception: "received on 8 May A, who came to present hers"."""
    if act.type is not EngagementType.CREDENTIALS or act.date is not None:
        return act
    for reception in receptions:
        if reception.date is not None and reception.clause.sentence.order == act.clause.sentence.order:
            return replace(act, date=reception.date, times=reception.times, why=reception.why)
    return act


def _reached(page: Page, act: Act, ways: Sequence[Act]) -> Act:
    """The summit with the day of the journey that its own sentence tells: "leaves on 6 May to attend the summit"."""
    if act.type is not EngagementType.MULTILATERAL or act.date is not None or aside(page, act.clause):
        return act
    for way in ways:
        if (
            way.date is not None
            and way.clause.sentence.order == act.clause.sentence.order
            and way.at.end <= act.at.start
        ):
            return replace(
                act, date=way.date, times=way.times, why="the day of the journey to it", status=way.status,
                place=act.place or way.place,
            )  # fmt: skip
    return act


def _said_in_talks(page: Page, message: Act, acts: Sequence[Act]) -> bool:
    """Whether congratulations or sympathy are only what was said in the call or meeting told just before."""
    if message.type is not EngagementType.MESSAGE:
        return False
    if _exchanged(page, message.at) and any(_told_before(message, other) for other in acts):
        return True
    hits = [clause.hit for clause in message.tellings]
    if not all(
        hit.trigger.rule in _WISHES or _GREETING.search(page.words(hit.span)) or _handed_over(page, hit.span)
        for hit in hits
    ):
        return False
    if _in_writing(page, message):
        return False
    at = message.clause.sentence.order
    return any(
        other.type in TALK | {EngagementType.CALL, EngagementType.CREDENTIALS}
        and other.story == message.story
        and set(other.partners) & set(message.partners)
        and (not message.times or _same_days(message, other, at))
        and not _long_past(page, other)
        and any(0 <= at - clause.sentence.order <= _reach(message, other) for clause in other.tellings)
        for other in acts
    )


def _in_writing(page: Page, message: Act) -> bool:
    """Whether a wish is told as sent by itself: "earlier in the day he had sent the king his written greetings"."""
    for told in message.tellings:
        sentence, hit = told.sentence.span, told.hit.span
        around = page.flat[max(sentence.start, hit.start - 40) : min(sentence.end, hit.end + 40)]
        if _SENT_BEFORE.search(page.flat[sentence.start : hit.start]) or _WRITTEN.search(around):
            return True
    return False


def _reach(message: Act, other: Act) -> int:
    """Sentences that words of sympathy may stand behind the talks: a story of one call dwells on it at length."""
    return _IN_A_CALL if other.type is EngagementType.CALL and not message.times else _JUST_BEFORE


def _long_past(page: Page, other: Act) -> bool:
    """Whether talks are only looked back on: nothing of now was said in them."""
    return other.date is not None and other.date.last < page.published(other.clause.sentence).first - _LONG_BEFORE


def _exchanged(page: Page, greetings: Span) -> bool:
    """Whether both sides greeted each other for a feast: "the two leaders exchanged greetings for the New Year"."""
    return _THE_TWO_EXCHANGED.search(page.flat[max(0, greetings.start - 60) : greetings.start]) is not None


def _told_before(message: Act, other: Act) -> bool:
    """Whether an act is the call or meeting of the story in which a greeting was said."""
    met = other.type in TALK | {EngagementType.CALL}
    shared = set(other.partners) & set(message.partners)
    return met and other.story == message.story and other.at.start < message.at.start and bool(shared)


def _handed_over(page: Page, letter: Span) -> bool:
    """Whether a letter was brought along and not sent: "she also conveyed a letter from the President"."""
    return _CONVEYED.search(page.flat[max(0, letter.start - 60) : letter.start]) is not None


def _same_days(message: Act, other: Act, at: int) -> bool:
    """Whether congratulations of a day are those of a call that day told before, or of a headline's undated one."""
    if any(clause.sentence.order == at for clause in other.tellings):
        congratulates = {*message.rules} <= _CONGRATULATIONS and other.type is EngagementType.CALL
        return congratulates and message.times == other.times
    if other.date is None:
        return other.type is EngagementType.CALL
    return message.date is not None and other.date.overlaps(message.date)


def _attends_only(page: Page, visit: Act, acts: Sequence[Act]) -> bool:
    """Whether home goes to a town only for a summit held there: that is no visit to the host."""
    if visit.type is not EngagementType.VISIT or visit.mover != "home" or not _only_goes(page, visit):
        return False
    there = [other for other in acts if other.story == visit.story and other is not visit]
    talks = any(
        set(other.partners) & set(visit.partners) and other.type in TALK and not _among_others(other, there)
        for other in there
    )
    return not talks and (
        any(
            other.type is EngagementType.MULTILATERAL
            and other.clause.sentence.order == visit.clause.sentence.order
            and not _on_the_way_to(page, visit, other)
            for other in there
        )
        or _THERE_TO_ATTEND.search(page.flat[visit.at.end : visit.clause.sentence.span.end]) is not None
        or _FOR_WHICH.search(page.flat[visit.clause.sentence.span.start : visit.at.start]) is not None
    )


def _only_goes(page: Page, visit: Act) -> bool:
    """Whether it is told as a mere journey: "left for Lima", "on a working trip to attend the summit"."""
    return all(
        clause.hit.trigger.rule in _GOING
        or (
            clause.hit.trigger.rule == "visit noun"
            and _TRIP_TO_ATTEND.search(page.flat[clause.hit.span.end : clause.sentence.span.end]) is not None
        )
        for clause in visit.tellings
    )


def _on_the_way_to(page: Page, visit: Act, summit: Act) -> bool:
    """Whether the journey goes elsewhere, before a summit or after it: "left for Cyprus ahead of the summit"."""
    if summit.place is not None and summit.place.code in visit.partners:
        return False
    return _behind_them(page, visit, summit) or aside(page, summit.clause)


def _behind_them(page: Page, visit: Act, summit: Act) -> bool:
    """Whether the journey is told as coming after the summit: "having attended the forum in Peru, left for Cyprus"."""
    before = page.flat[summit.clause.sentence.span.start : summit.at.start]
    return summit.at.end <= visit.at.start and _BEHIND_THEM.search(before) is not None


def _among_others(act: Act, acts: Sequence[Act]) -> bool:
    """Whether the host is only one of several met at the summit: talks of the same words with other countries."""
    return len(act.partners) > 2 or sum(other.at == act.at for other in acts) > 2
