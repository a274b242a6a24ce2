"""The present of what is planned, "arrives on Friday", and what leads up to a day: the nearer of the two Fridays.

A caption tells in the present what is over ("receives his guest on Friday"), a report what is to come; both are told
within days of it, so the weekday, or month, that lies closer to publication is the one meant.
"""

import re
from datetime import date
from functools import cache

from etl.dates.all_present import EVENT, PRESENT, all_in_present
from etl.dates.grammar.words import listed
from etl.dates.shapes import Clock, Day, Daytime, Month, Near, Part, Quarter, Range, Shape, Weekday
from etl.patterns import Pattern

_NEAR = 3
_MONTHS_OFF = 5
LONGEST_YEAR, _HALF_A_YEAR, _LONGEST_MONTH = 372, 186, 31
_REACH = 120
_EVENT_AHEAD = re.compile(
    rf"\b(?P<link>before|ahead of|prior to|for) (?:[\w'’-]+ ){{0,5}}{EVENT}(?P<rest>[^.;:!?\n]*)$"
)
# "was due to fly out on", not "was due to arrive, he said on"
_WAS_DUE = re.compile(
    r"\b(?:was|were|had been) (?:also |originally |initially |first )?"
    r"(?:due|scheduled|expected|planned|slated|set|supposed|meant|to)\b[^.,;:\n]{0,60}\Z"
)
_PLANNED = 100
# "has postponed a visit that had been due to begin on Monday": the one to come, had it not been put off
_PUT_OFF = re.compile(
    r"\b(?:postpon|cancel|call(?:ed|s|ing) off|put(?:s|ting)? off|scrap|shelv|delay|defer)[^.;:\n]*\Z"
)
# "planned for Saturday was called off", "first set for Thursday, has been moved": told on Sunday, the day just gone
_CANCELLED = re.compile(
    r",? (?:was|were) (?:later |then |also |abruptly )?(?:called off|cancel\w+|postponed|put off|scrapped|abandoned)\b"
)
_FIRST_SET = re.compile(
    r"\b(?:originally|initially|first|previously) (?:due|set|scheduled|planned|expected|meant|slated)\b"
    r"[^.,;:\n]{0,40}\Z"
)
_JUST_GONE = 2
# "A and B meet in Lima on Saturday", of a paper of Sunday: what a picture shows
_TWO_MEET = re.compile(
    r"\band (?:(?!(?:will|to|would|shall|can|may) )[\w.'’-]+ ){1,12}(?:meet|talk|confer|pose|speak|chat)\b"
    r"(?![^.;:\n]*\b(?:to|will|next|again|coming|before|ahead|due)\b)[^.;:\n]*\Z"
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_DONE = re.compile(r"\b(?:\w+ed|met|held|left|flew|went|came|was|were|had|began|took|spoke|said|told|gave|saw|sat)\b")
# "the dialogue on Friday is the fifth"
_IS_ONE_OF = re.compile(r" (?:is|are|marks?) (?:the|their|its|his|her) (?:first|second|third|\w+th|latest|next|last)\b")
# "A is the guest of B on", "the two have talks on": a timetable's present without a verb of motion
_IS_HOST = re.compile(
    r"\b(?:(?:is|are) (?:the |an? )?(?:[a-z-]+ )?(?:guests?|hosts?) (?:of|at|to|for)"
    r"|(?:has|have) (?:(?:formal|official|bilateral|separate|further|private|direct|more|high-level) )?"
    r"(?:talks|meetings?|a meeting|an audience|an appointment|lunch|dinner|consultations) (?:with|in|at)"
    r"|(?:stop|stopover|stay|visit|trip|tour|leg)s?\b[^.;:\n]{0,40},? ending(?: on)?"
    r"|(?:is|are) in talks with|follows?(?= (?:on )?\Z))\b"
    r"(?P<rest>[^.;:,\n]*(?:, [A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3},)?) (?:on )?\Z"
)
_WORD = re.compile(r"[A-Za-z'’]+(?:-[A-Za-z'’]+)*")
_CLAUSE_END = r"[.;:!?\n\"“”]|, (?:and|but|who|which|where|while|after|before|as) |\bthat\b"
_CLAUSE_ENDS = re.compile(_CLAUSE_END)
_LAST_END = re.compile(rf"(?s:.*)(?:{_CLAUSE_END})")
_ONE = listed("he she it who which the a an his her its minister president premier leader secretary and also then")
# "several tours", "shook hands"; and "heads of state" are no verbs either
_BEFORE_A_NOUN = listed(
    "the a an his her its their of to two three four five six several many some other all both these those recent "
    "shook shake shaking shakes joining holding"
)
_VERB_WITHIN = 5
# "Friday takes him to Thailand"
_DAY_DOES = listed("takes brings sees")


def lies_nearer_ahead(shape: Shape, today: date) -> bool:
    """Whether the weekday, month or quarter of `shape` to come is nearer than the one gone by."""
    match shape:
        case Weekday(number):
            return 0 < (number - today.weekday()) % 7 <= _NEAR
        case Day(int() as month, number):
            return 0 < days_ahead(month, number, today) <= _HALF_A_YEAR
        case Month(number):
            return 0 < (number - today.month) % 12 <= _MONTHS_OFF
        case Quarter(number):
            return (number - (today.month + 2) // 3) % 4 == 1
        case Part(_, Month() | Quarter() as inner, False):
            return lies_nearer_ahead(inner, today)
        case Range(Weekday() | Day() as inner, _) | Near(Weekday() as inner, 0):
            return lies_nearer_ahead(inner, today)
        case Daytime(_, Weekday() as inner) | Clock(_, Weekday() as inner):
            return lies_nearer_ahead(inner, today)
    return False


def days_ahead(month: int, number: int, today: date) -> int:
    """Days from today to the next such day, in a year whose months all have thirty-one: near enough to compare."""
    return ((month - today.month) * _LONGEST_MONTH + number - today.day) % LONGEST_YEAR


def was_to_come(text: str, start: int) -> bool:
    """Whether something was planned by then for these days: "was due in September", "were to meet on Monday"."""
    at = max(0, start - _PLANNED)
    before = text[at:start]
    if not ("was " in before or "were " in before or "had been " in before):
        return False
    return _WAS_DUE.search(text, at, start) is not None


def was_put_off(text: str, start: int) -> bool:
    """Whether the sentence tells before these days that something was put off."""
    return _PUT_OFF.search(text, start - _REACH, start) is not None


def was_dropped(text: str, start: int, end: int, shape: Shape, today: date) -> bool:
    """Whether a weekday that has only just gone by is one on which something was not to be: it is no day to come."""
    match shape:
        case Weekday(number) | Daytime(_, Weekday(number)) | Clock(_, Weekday(number)):
            if not 0 < (today.weekday() - number) % 7 <= _JUST_GONE:
                return False
            return bool(_CANCELLED.match(text, end) or _FIRST_SET.search(text, start - _PLANNED, start))
    return False


def just_met(text: str, start: int, shape: Shape, today: date) -> bool:
    """Whether two are told to "meet" on a weekday just gone, as captions do."""
    match shape:
        case Weekday(number) | Daytime(_, Weekday(number)):
            gone = 0 < (today.weekday() - number) % 7 <= _JUST_GONE
            return gone and _TWO_MEET.search(text[max(0, start - _REACH) : start]) is not None
    return False


def told_in_present(text: str, start: int, end: int) -> bool:
    """Whether the verb of the clause around the words, or every verb of the sentence, stands in the present."""
    return _verb_in_present(text, start, end) or all_in_present(text, start, end)


def _verb_in_present(text: str, start: int, end: int) -> bool:
    """Whether the verb of the clause stands in the third person of the present."""
    head = text[max(0, start - _REACH) : start]
    if not _may_be_present().search(text[max(0, start - _REACH) : end + _REACH]):
        return False
    ends = _LAST_END.match(head)
    before = head[ends.end() :] if ends else head
    if (host := _IS_HOST.search(before)) is not None and not _DONE.search(host["rest"]):
        return True
    words = _WORD.findall(before)
    if words and words[0] in PRESENT and head[: len(head) - len(before)].endswith((", which ", ", who ", " that")):
        return True
    for place in range(len(words) - 1, 0, -1):
        if words[place] in PRESENT and words[place + 1 : place + 2] != ["of"]:
            return words[place - 1].lower() not in _BEFORE_A_NOUN
        if words[place].endswith("ed") or words[place] in {"was", "were", "had", "has", "have", "met", "held", "said"}:
            return False
    after = text[end : end + _REACH]
    verb = _WORD.match(after, 1)
    if words[-1:] == ["on"] and (_IS_ONE_OF.match(after) or (verb and verb.group() in PRESENT)):
        return True
    return len(words) <= 2 and _verb_follows(after)


@cache
def _may_be_present() -> Pattern:
    """What a clause in the present holds: most hold none of it, which spares the closer look."""
    host = (
        r"(?:is|are|has|have)\b[^.;:\n]*\b(?:guest|host|talks|meeting|audience|appointment|lunch|dinner|consultation)"
    )
    one_of = r"(?:is|are|marks?) (?:the|their|its|his|her)\b"
    return Pattern(rf"\b(?:(?:{'|'.join(sorted(PRESENT))}|follows?)\b|{host}|{one_of})")


def told_as_ahead(text: str, start: int) -> bool:
    """Whether what was done led up to the day: "received him before talks with B on Wednesday".

    "For talks on Wednesday" leads up to it only behind another day: "arrived on Monday for talks on Wednesday".
    """
    before = text[max(0, start - _REACH) : start]
    if not ("before " in before or "for " in before or "ahead of " in before or "prior to" in before):
        return False
    event = _EVENT_AHEAD.search(before)
    if event is None or _DONE.search(event["rest"]):
        return False
    return event["link"] != "for" or _WEEKDAY.search(before[: event.start()]) is not None


def _verb_follows(after: str) -> bool:
    """Whether behind words that open the clause comes "he sees" or "the minister receives"."""
    words = _WORD.findall(_CLAUSE_ENDS.split(after, maxsplit=1)[0])[:_VERB_WITHIN]
    if words[:1] and words[0] in _DAY_DOES:
        return True
    at = next((place for place, word in enumerate(words) if word in PRESENT), 0)
    return at > 0 and (words[at - 1].lower() in _ONE or words[at - 1][0].isupper())
