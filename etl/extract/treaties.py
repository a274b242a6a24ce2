"""Treaties whose day stands in brackets behind their name: "45 years of the Treaty of Amity (18 July 1977 - 2022)"."""

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.extract.slots import named
from etl.extract.triggers import Hit, Trigger
from etl.extract.zones import Clause
from etl.intervals import Granularity, Interval
from etl.model import EngagementType, Status
from etl.spans import Span

# no row of seeds/triggers.csv: the words around tell of the remembrance, only the brackets of the treaty
_TRIGGER = Trigger("treaty dated in brackets", EngagementType.AGREEMENT, None, False, (), None, None, "sign", "", "")
_TREATY = pattern(r"\b[Tt]reaty (?:(?:of|on) (?:[A-Z]\w+,? (?:and )?){1,5})?\($")
_BOTH = pattern(r"(?i)\b(?:two|both) (?:countries|nations|states|sides|neighbou?rs|peoples)\b|\bbilateral\b")
_REACH = 90


def treaties(page: Page) -> list[Act]:
    """One agreement for each such treaty of a page, which dates nothing told beside it."""
    found = [act for sentence in page.sentences for act in _of_sentence(page, sentence)]
    return list({(act.partners, act.date): act for act in reversed(found)}.values())


def _of_sentence(page: Page, sentence: Sentence) -> list[Act]:
    """The agreements with the one foreign land of the sentence, or else of the story."""
    words = page.words(sentence.span)
    if b"reaty" not in words or b"(" not in words:
        return []
    sides = named(page, sentence.span)
    if not any(one.home for one in sides) and _BOTH.search(words) is None:
        return []
    lands = {one.code for one in sides if not one.home and one.kind != "organisation"}
    topic = page.topics.get(sentence.section.story)
    lands = lands or ({topic} if topic else set())
    if len(lands) != 1:
        return []
    found = []
    for time in page.times_in(sentence.span):
        start = time.span.start
        ahead = page.flat[max(sentence.span.start, start - _REACH) : start]
        if time.interval is None or time.granularity != "day" or not _TREATY.search(ahead):
            continue
        day = Interval(time.interval.first, time.interval.first, Granularity.DAY)
        clause = Clause(Hit(_TRIGGER, Span(start - 1, time.span.end)), sentence.span, sentence)
        found.append(
            Act(
                clause, EngagementType.AGREEMENT, None, tuple(lands), (), (), True, None, None, True, Status.HELD, day,
                (time,), f"“{time.text}” stands in brackets behind the treaty", rules=(_TRIGGER.rule,),
                tellings=(clause,),
            )
        )  # fmt: skip
    return found
