"""Letters announced together and then told one by one: "Condolences came from many leaders. President A wrote that"."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.extract.act import Act
from etl.extract.dated import Dating, only_time
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.extract.triggers import Hit, Trigger
from etl.extract.who_says import speakers
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, Level, PersonMention, Status

# no row of seeds/triggers.csv: it has no words of its own, and so no example among them
_TRIGGER = Trigger("letters told one by one", EngagementType.MESSAGE, None, True, (), None, None, "send", "", "")
_LETTERS = (
    r"(?:letters?|messages|cables|telegrams|condolences|congratulations|greetings|wishes|felicitations|tributes|"
    r"sympathy|sympathies)"
)
_SENDERS = (
    r"(?:(?:world|foreign|other|state|party|political) )*(?:leaders|heads of state|heads of government|presidents|"
    r"governments|statesmen|parties|(?:the )?top)\b"
)
_MANY = r"(?:the |many |several |some |various |numerous |other |more |dozens of |scores of |a number of |a host of )*"
# "Messages of congratulation have come from leaders of many countries"; not what the guests were only asked to pass on
_FROM_MANY = pattern(
    rf"(?i)\b{_LETTERS}\b[^.;]{{0,140}}\b(?:from|by|of) {_MANY}(?:{_SENDERS}|abroad\b|around the (?:world|globe)\b|"
    r"(?:foreign |other )?(?:countries|nations|lands)\b)"
)
_MANY_SEND = pattern(
    rf"(?i)(?:^|[.:;,]|\n)\W*{_MANY}{_SENDERS}[^.;]{{0,100}}\b(?:sent|send|sending|extend\w*|offer\w*|convey\w*|"
    rf"cabled|express\w*|addressed)\b[^.;]{{0,60}}\b{_LETTERS}\b"
)
_NO_NEWS = pattern(
    r"(?i)\b(?:thank\w*|grateful|gratitude|appreciat\w*|asked|pass(?:ed|ing)?|praises|regards|if|would|should|ahead of|"
    r"ambassadors|meeting|reception|talks)\b"
)
_FACE_TO_FACE = pattern(
    r"(?i)\b(?:reporters|journalists|press|interview|news agency|parliament|at (?:the|a) (?:reception|ceremony|meeting|"
    r"banquet|airport|embassy|summit|dinner)|phone\w*|telephone\w*|by video|tweet\w*|called on|received by|"
    r"visited the embassy)\b"
)
_WRITERS = frozenset({Level.LEADER, Level.DEPUTY_LEADER, Level.MINISTER})
_LONGEST_GAP = 4


@dataclass(slots=True)
class TheirLetters:
    """What stands open: the days of the letters announced last, the story, and the sentence that told last of one."""

    dating: Dating | None = None
    story: int = -1
    order: int = 0

    def acts(self, page: Page, sentence: Sentence, told: Sequence[Act]) -> list[Act]:
        """The letters of those who are told to have written in this sentence; `told` are the acts before and in it."""
        if self.dating is None or sentence.section.story != self.story or sentence.order - self.order > _LONGEST_GAP:
            self.dating = None
        if (announced := _announced(page, sentence)) is not None:
            self.dating, self.story, self.order = announced, sentence.section.story, sentence.order
            return []
        if self.dating is None or _FACE_TO_FACE.search(page.words(sentence.span)):
            return []
        known = {page.identity(person) for act in told for person in act.partner_people if _of_its_kind(act)}
        found = [
            _act(page, sentence, writer, self.dating)
            for writer in speakers(page, sentence, _WRITERS)
            if page.identity(writer) not in known
        ]
        if found or any(act.clause.sentence.order == sentence.order for act in told if _of_its_kind(act)):
            self.order = sentence.order
        return found


def _of_its_kind(act: Act) -> bool:
    return act.type in (EngagementType.MESSAGE, EngagementType.CALL)


def _announced(page: Page, sentence: Sentence) -> Dating | None:
    """The days of letters that many have sent to home, none of whom is named yet; None for any other sentence."""
    words = page.words(sentence.span)
    if not (_FROM_MANY.search(words) or _MANY_SEND.search(words)) or _NO_NEWS.search(words):
        return None
    named = page.partners_in(sentence.span)
    ours = any(mention.home for mention in named) or any(
        page.side(person) == HOME for person in page.people_in(sentence.span)
    )
    if not ours or any(not mention.home for mention in named):
        return None
    day = only_time(page, sentence)
    if day is None or day.interval is None or day.interval.last > page.published(sentence).last:
        return Dating()
    return Dating(day.interval, (day,), f"“{day.text}” tells when the letters came")


def _act(page: Page, sentence: Sentence, writer: PersonMention, dating: Dating) -> Act:
    ours = tuple(person for person in page.people_in(sentence.span) if page.side(person) == HOME)
    clause = Clause(Hit(_TRIGGER, writer.span), sentence.span, sentence)
    days = dating.interval or page.published(sentence)
    why = dating.why or "told on the day of the news"
    return Act(
        clause, EngagementType.MESSAGE, None, (page.side(writer) or "",), ours, (writer,), True, None, "partner", True,
        Status.HELD, days, dating.times, why, borrowed=True, rules=(_TRIGGER.rule,), tellings=(clause,),
    )  # fmt: skip
