"""Meetings announced together and told by what was said at each: "met several leaders on Monday. President A said"."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.extract.act import Act
from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.extract.triggers import Hit, Trigger
from etl.extract.who_says import speakers, spoken_to
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, Level, PersonMention, Status

# no row of seeds/triggers.csv: it has no words of its own, and so no example among them
_TRIGGER = Trigger("meetings told one by one", EngagementType.MEETING, None, True, (), None, None, "mutual", "", "")
_MANY = (
    r"(?:(?:the|his|her|world|foreign|other|several|many|some|various|visiting|regional|new|newly|their|"
    r"a (?:number|series|host|range) of|two|three|four|five|six|seven|eight|nine|ten|\d+|dozens? of) )+"
)
_WHOM = (
    r"(?:[\w-]+ ){0,2}(?:leaders|heads of state|heads of government|heads of delegations?|presidents|prime ministers|"
    r"premiers|counterparts|ministers|colleagues|ambassadors|envoys|guests|dignitaries|delegates)\b"
)
# "met world leaders on the sidelines of the summit", "had separate talks with several of her colleagues"
_MET_MANY = pattern(
    rf"(?i)\b(?:met|meets|received|hosted|saw) (?:with |separately )*(?:separately )?{_MANY}{_WHOM}|"
    r"\b(?:held|holds|had|having|conducted) (?:[\w-]+ ){0,4}(?:meetings|talks|encounters|discussions|bilaterals|"
    rf"conversations|exchanges) (?:separately )?with (?:some of )?{_MANY}{_WHOM}"
)
_NOT_YET = pattern(
    r"(?i)\b(?:will|would|is to|are to|plans?|expected|hopes?|scheduled|not|nor|last time|first met|as|if)\b"
)
_ELSEWHERE = pattern(
    r"(?i)\b(?:reporters|journalists|press|interview|news agency|plenary|rostrum|statement|tweet\w*|phone\w*|"
    r"telephone\w*|(?:at|in|during|address\w*|opening|open\w*|chair\w*|to|of) (?:the|a|an) (?:[\w-]+ ){0,3}"
    r"(?:session|summit|conference|forum|assembly|ceremony|congress|debate|speech|council|retreat|dialogue)|speech|had|ago|late)\b"
)
_RANKS = frozenset({Level.LEADER, Level.DEPUTY_LEADER, Level.MINISTER, Level.AMBASSADOR})
_FACE_TO_FACE = frozenset({EngagementType.MEETING, EngagementType.CREDENTIALS})
_LONGEST_GAP, _LONGEST_DAYS = 4, 4


@dataclass(slots=True)
class OneMeetingEach:
    """What stands open: who of home met them and when, the story, and the sentence that told last of one."""

    home: tuple[PersonMention, ...] = ()
    dating: Dating | None = None
    story: int = -1
    order: int = 0

    def acts(self, page: Page, sentence: Sentence, told: Sequence[Act]) -> list[Act]:
        """The meetings with those who speak or are spoken to in this sentence; `told` are the acts before and in it."""
        if self.dating is None or sentence.section.story != self.story or sentence.order - self.order > _LONGEST_GAP:
            self.dating = None
        if (announced := _announced(page, sentence)) is not None:
            self.home, self.dating = announced
            self.story, self.order = sentence.section.story, sentence.order
            return []
        here = [act for act in told if act.clause.sentence.order == sentence.order]
        if self.dating is None:
            return []
        if any(act.type is EngagementType.MEETING for act in here):
            self.order = sentence.order
            return []
        if any(act.date is not None for act in here) or _ELSEWHERE.search(page.words(sentence.span)):
            return []
        known = {page.identity(person) for act in told for person in act.partner_people if act.type in _FACE_TO_FACE}
        people = speakers(page, sentence, _RANKS) or spoken_to(page, sentence, _RANKS)
        found = [_act(page, sentence, person, self) for person in people if page.identity(person) not in known]
        self.order = sentence.order if found else self.order
        return found


def _announced(page: Page, sentence: Sentence) -> tuple[tuple[PersonMention, ...], Dating] | None:
    """Who of home met many, none of them named, and on which day; None for any other sentence."""
    met = _MET_MANY.search(page.words(sentence.span))
    if met is None or _NOT_YET.search(page.words(sentence.span)[: met.start()]):
        return None
    people = page.people_in(sentence.span)
    ours = tuple(person for person in people if page.side(person) == HOME)
    others = any(person.name and page.side(person) not in (HOME, *page.bodies) for person in people)
    times = [time for time in page.times_in(sentence.span) if time.interval and time.dates_engagements]
    days = [time for time in times if time.interval and time.interval.days <= _LONGEST_DAYS]
    if not ours or others or len({time.interval for time in days}) != 1 or days[0].interval is None:
        return None
    if days[0].interval.first > page.published(sentence).last:
        return None
    return ours, Dating(days[0].interval, (days[0],), f"“{days[0].text}” tells when they met")


def _act(page: Page, sentence: Sentence, person: PersonMention, told: OneMeetingEach) -> Act:
    assert told.dating is not None
    clause = Clause(Hit(_TRIGGER, person.span), sentence.span, sentence)
    return Act(
        clause, EngagementType.MEETING, None, (page.side(person) or "",), told.home, (person,), True, None, None, True,
        Status.HELD, told.dating.interval, told.dating.times, told.dating.why, borrowed=True, rules=(_TRIGGER.rule,),
        tellings=(clause,),
    )  # fmt: skip
