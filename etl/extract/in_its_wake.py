"""Talks told only as what came next: "Separate receptions followed", "Meetings came next with Premier A"."""

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import pattern
from etl.extract.story import Story
from etl.extract.zones import Clause
from etl.model import EngagementType
from etl.spans import Span

_CAME_NEXT = pattern(
    r"(?i)^(?: (?:with|for|of|between) [^.;]{2,60}| between them)?,? (?:then |also |next |afterwards )?"
    r"(?:followed?(?:[.,;:]| (?:with|for|between|at|in|on|then|afterwards)\b|$)|ensued|"
    r"(?:came|come|were|was) (?:next|after(?:wards)?)\b)|^ that (?:then )?followed\b"
)
# "Similar meetings were held with A and B", "Talks were also held with A"
_MORE = pattern(r"(?i)^\W*(?:similar|further|more|other|separate|additional|another) (?:[a-z]+ )?$")
_HELD_WITH = pattern(r"(?i)^ (?:(?:was|were|had been) (?:[a-z]+ )?(?:held|conducted|arranged) with|with)\b")
_ALSO_HELD = pattern(r"(?i)^ (?:was|were) (?:also|then|later|subsequently|separately) held with\b")
# "Talks with A rounded off the day", "There was also a meeting with B": nobody of the sentence but whom he met
_THERE_WAS = pattern(
    r"(?i)^\W*(?:(?:also )?(?:on|in|part of) (?:the|his|her) (?:programme|program|agenda|diary|schedule|list)|there|"
    r"then there)[^,;.]{0,30}? (?:(?:was|were|is|are|will|would|be|had|been|also|time|room|even) )+(?:for )?(?:an? )?"
    r"(?:[a-z-]+ ){0,2}$"
)
_WITH = pattern(r"(?i)^ with (?:the |his |her |its )?")
_OPENS = pattern(
    r"(?i)^\W*(?:(?:also )?(?:on|in) [^,;.]{3,24},? )?(?:an? |the |another |more |two |three |several )?"
    r"(?:[a-z-]+ ){0,2}$"
)
# "Separate receptions": one for each of those told of
_ONE_EACH = pattern(r"(?i)\b(?:separate|individual|private) (?:[a-z]+ )?$")
# sentences to the act before, a caption or two among them
_BACK = 3
_KINDS = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION})


def in_its_wake(page: Page, clause: Clause, story: Story) -> bool:
    """Whether the noun says no more than that such talks came after what the story has just told of."""
    trigger, sentence = clause.hit.trigger, clause.sentence
    if trigger.verb or trigger.type not in _KINDS or story.last is None:
        return False
    if sentence.order - story.last.clause.sentence.order > _BACK or story.last.story != sentence.section.story:
        return False
    rest = page.flat[clause.hit.span.end : sentence.span.end]
    if _one_more_with(page, clause, story.last):
        return True
    if _HELD_WITH.search(rest) and _MORE.search(page.flat[sentence.span.start : clause.hit.span.start]):
        return True
    return _CAME_NEXT.search(rest) is not None or _ALSO_HELD.search(rest) is not None


def _one_more_with(page: Page, clause: Clause, last: Act) -> bool:
    """Whether the sentence tells only of one more whom home's person met: "Talks with A closed the day"."""
    sentence, hit = clause.sentence.span, clause.hit.span
    ahead = Span(sentence.start, hit.start)
    if not last.asserted or last.mover == "partner" or not last.home_people:
        return False
    if page.people_in(ahead) or page.partners_in(ahead) or not _WITH.search(page.flat[hit.end : sentence.end]):
        return False
    words = page.words(ahead)
    return _THERE_WAS.search(words) is not None or _OPENS.search(words) is not None


def each_of_them(page: Page, clause: Clause, story: Story, sides: Cast) -> Cast:
    """The sides with all envoys who handed in their letters, where separate receptions came next."""
    last, hit = story.last, clause.hit.span
    if last is None or last.type is not EngagementType.CREDENTIALS or not in_its_wake(page, clause, story):
        return sides
    apart = _ONE_EACH.search(page.flat[max(clause.sentence.span.start, hit.start - 24) : hit.start])
    if apart is None or not set(sides.partners) <= set(last.partners):
        return sides
    people = last.partner_people if len(sides.partner_people) < len(last.partner_people) else sides.partner_people
    return replace(sides, partners=last.partners, partner_people=people)
