"""Foreigners who are guests at an occasion of home's: an inauguration, a funeral, a parade, a national day."""

from collections.abc import Sequence

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.parties import ordered
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.extract.triggers import Hit, Trigger
from etl.extract.zones import Clause
from etl.intervals import Interval
from etl.model import HOME, EngagementType, Level, PersonMention, SectionKind, Status, TimeExpression

# no row of seeds/triggers.csv: what counts is who stands on which side of the words
_TRIGGER = Trigger(
    "guests at an occasion", EngagementType.CEREMONY, "occasion", True, (), None, None, "ceremony", "", ""
)
_OCCASION = (
    r"(?:inauguration|inaugural|swearing-in|oath-taking|investiture|coronation|enthronement|parade|(?:state |royal )?"
    r"funeral|memorial service|requiem|celebrations?|commemorations?|festivities|anniversary|jubilee|national day|"
    r"(?:opening|closing|inaugural|inauguration|handover|groundbreaking|official|main|grand|unveiling) ceremony|"
    r"ceremony)\b"
)
_ATTEND = pattern(
    r"(?i)\b(?:attend(?:s|ed)?|witness(?:es|ed)?|graced|will attend|(?:was|were|is|are) (?:also )?(?:present|in "
    r"attendance) (?:at|for)|(?:took|take|takes) part in|join(?:s|ed)? (?:president|prime minister|king|queen|chairman|"
    r"him|her|them)?[^,;.]{0,40}? ?(?:at|for|in)|"
    r"(?:was|were|is|are|will be) (?:also )?(?:among )?(?:the |a )?(?:chief |special |main |foreign |top )*guests? "
    r"(?:of hono(?:u)?r )?(?:at|for|of)) (?:the |a |this |his |her |its )?(?:[\w'-]+ ){0,6}?" + _OCCASION
)
_ATTENDED_BY = pattern(
    rf"(?i)\b{_OCCASION}[^;.]{{0,110}}\b(?:was|were|will be) (?:also )?(?:attended|graced|witnessed) by |"
    r"(?i)\b(?:among|amongst) (?:the |those |many |its |other |foreign |distinguished )*(?:guests?|attendees|"
    r"dignitaries|present|attending|(?:world |foreign )?leaders (?:present|attending|who attended|who came))"
    r"[^;.]{0,60}? (?:were|was|are|will be) |"
    rf"(?i)\b(?:attending|present at|witnessing) the (?:[\w'-]+ ){{0,3}}{_OCCASION}[^;.,]{{0,60}} (?:were|was|are) "
)
# what is no occasion by itself, or only a part of a visit told otherwise
_OF_A_VISIT = pattern(
    r"(?i)\b(?:signing|welcom\w+|reception|farewell|wreath[- ]laying|exchange|hand-?over|award|credentials|letters|"
    r"arrival|flag[- ]raising) ceremon|\bwas not\b|\bdid not\b|\bnever\b|\brefused\b|\bdeclined\b|\binvited to\b|"
    r"\b(?:hopes?|wants?|asked|plans?) to\b"
)
_IN = pattern(r"(?i)\b(?:in|at) (?:the )?$")
_LONGEST = 3


def guests(page: Page, sentence: Sentence, told: Sequence[Act]) -> list[Act]:
    """A ceremony a land whose people above an ambassador were there; none without a day or where it was abroad."""
    words = page.words(sentence.span)
    attend, attended_by = _ATTEND.search(words), _ATTENDED_BY.search(words)
    if (attend is None and attended_by is None) or _OF_A_VISIT.search(words) or _elsewhere(page, sentence):
        return []
    if sentence.section.kind is SectionKind.CAPTION:
        return []
    there = _foreigners(page, sentence, attend.start() if attend else None, attended_by.end() if attended_by else None)
    day = _day(page, sentence)
    if not there or day is None or _told_already(told, sentence):
        return []
    time, days = day
    clause = Clause(Hit(_TRIGGER, there[0].span), sentence.span, sentence)
    ours = tuple(one for one in page.people_in(sentence.span) if one.name and page.side(one) == HOME)
    ahead = days.first > page.published(sentence).last
    return [
        Act(
            clause, EngagementType.CEREMONY, _TRIGGER.subtype, (code,), ours,
            tuple(person for person in there if page.side(person) == code), True, None, "partner", True,
            Status.PLANNED if ahead else Status.HELD, days, (time,), f"“{time.text}” tells the day of the occasion",
            borrowed=True, rules=(_TRIGGER.rule,), tellings=(clause,),
        )
        for code in ordered(page.side(person) or "" for person in there)
    ]  # fmt: skip


def _foreigners(page: Page, sentence: Sentence, until: int | None, since: int | None) -> list[PersonMention]:
    """The named foreigners before who "attended", or behind whom it was "attended by"."""
    start = sentence.span.start
    return [
        person
        for person in page.people_in(sentence.span)
        if person.name and page.side(person) not in (None, HOME, *page.bodies) and person.level is not Level.AMBASSADOR
        and ((until is not None and person.span.end <= start + until)
             or (since is not None and person.span.start >= start + since))
    ]  # fmt: skip


def _elsewhere(page: Page, sentence: Sentence) -> bool:
    """Whether the sentence puts it in a foreign place."""
    return any(
        place.code != page.home
        and _IN.search(page.flat[max(sentence.span.start, place.span.start - 12) : place.span.start])
        for place in page.places_in(sentence.span)
    )


def _day(page: Page, sentence: Sentence) -> tuple[TimeExpression, Interval] | None:
    """The one day of the sentence, or of the one before it, which tells the occasion; None where home is in neither."""
    at_home = False
    for other in page.sentences[max(0, sentence.order - 1) : sentence.order + 1][::-1]:
        if other.section.story != sentence.section.story or (other is not sentence and _elsewhere(page, other)):
            return None
        at_home = at_home or _names_home(page, other)
        times = [time for time in page.times_in(other.span) if time.interval and time.dates_engagements]
        if times:
            days = {time.interval for time in times if time.interval and time.interval.days <= _LONGEST}
            return (times[0], days.pop()) if len(days) == 1 and (at_home or _told_at_home(page, other)) else None
    return None


def _told_at_home(page: Page, sentence: Sentence) -> bool:
    """Whether the sentence before that of the day names home."""
    before = page.sentences[max(0, sentence.order - 1) : sentence.order]
    return any(other.section.story == sentence.section.story and _names_home(page, other) for other in before)


def _names_home(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence names home, one of its towns or its people."""
    return (
        any(mention.home for mention in page.partners_in(sentence.span))
        or any(place.code == page.home for place in page.places_in(sentence.span))
        or any(page.side(person) == HOME for person in page.people_in(sentence.span))
    )


def _told_already(told: Sequence[Act], sentence: Sentence) -> bool:
    """Whether a ceremony of the sentence before is told with its partners."""
    return any(
        act.type is EngagementType.CEREMONY and 0 <= sentence.order - act.clause.sentence.order <= 1 for act in told
    )
