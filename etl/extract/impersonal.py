"""Acts told without a subject: "There were also meetings with A and B", "Agreements were signed with Oman"."""

from msgspec.structs import replace

from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import Match, any_of, pattern
from etl.extract.sentences import Sentence
from etl.extract.slots import named
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, PersonMention
from etl.spans import Span

_DAY = r"(?:(?:on|in|at|during|earlier|later|that|the same|besides|also|separately)\b[^,;.]{0,60},? )?"
_LEAD = (
    r"(?:(?:the|a|an|several|some|two|three|further|other|more|separate|bilateral|individual|working|brief|also|short|"
    r"fruitful|productive|high-level|official|numerous|informal|private|one-on-one) )*"
)
_TALKS = r"(?:meetings?|talks|bilaterals?|conversations?|discussions?|consultations|working sessions?)"
# "There were also bilateral meetings with", "Talks were held with", "Separate meetings took place with"
_THERE_WERE = pattern(
    rf"(?i)^\W*{_DAY}there (?:was|were|will be|have been|followed) (?:also )?{_LEAD}{_TALKS}"
    rf"[^;.]{{0,60}} with "
)
_TOOK_PLACE = pattern(
    rf"(?i)^\W*{_DAY}{_LEAD}{_TALKS} (?:also |then |later |were |was |will be |have been )*"
    r"(?:held|took place|followed|planned|scheduled|conducted|arranged)[^;.]{0,60} with "
)
_SIGNED = pattern(
    rf"(?i)^\W*{_DAY}(?:[\w-]+ ){{0,4}}(?:agreements?|memorand\w+|mous?|treat(?:y|ies)|protocols?|documents?|deals?|"
    r"pacts?|conventions?|accords?)(?: of understanding)?(?: (?:on|for|in|concerning|about) [^,;.]{2,60})? "
    r"(?:was|were|will be|is to be|are to be|has been|have been) (?:also )?"
    r"(?:signed|initialled|concluded|inked)[^;.]{0,60} with "
)
# "A memorandum with Laos on border trade was signed in Ha Noi"
_SIGNED_WITH = pattern(
    rf"(?i)^\W*{_DAY}(?:[\w-]+ ){{0,4}}(?:agreements?|memorand\w+|mous?|treat(?:y|ies)|protocols?|documents?|deals?|"
    r"pacts?|contracts?|conventions?|accords?)(?: of understanding)?(?: (?:on|for|in|concerning|about) [^,;.]{2,60})? "
    r"with "
)
_PASSIVE = pattern(r"(?i)\b(?:was|were|will be|is to be|are to be|has been|have been|is due to be) (?:also )?$")
_COMMISSION = pattern(
    rf"(?i)^\W*{_DAY}(?:the )?(?:[\w-]+ ){{0,6}}(?:commission|committee|working group|consultations|dialogue) with "
)
_UNSAID = any_of(_THERE_WERE, _TOOK_PLACE, _SIGNED, _COMMISSION)
_KINDS = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.AGREEMENT})


def impersonal(page: Page, clause: Clause, sides: Cast) -> Cast:
    """The sides with home, where nobody is the subject: home that the sentence before tells of, or who is at home."""
    if clause.hit.trigger.type not in _KINDS or sides.home or not sides.partners:
        return sides
    sentence = clause.sentence.span
    unsaid = _UNSAID.search(page.words(sentence)) or _signed_with(page, clause)
    if unsaid is None or _somebody(page, Span(sentence.start, sentence.start + unsaid.end())):
        return sides
    if any(place.code == page.home for place in page.places_in(sentence)) and len(sides.partners) == 1:
        return replace(sides, home_named=True)
    before = _told_before(page, clause.sentence)
    people = _home_alone(page, before, sides) if before else None
    if people is None:
        return sides
    talks = clause.hit.trigger.type is EngagementType.MEETING
    return replace(sides, home_people=people if talks else (), home_named=True)


def on_the_day_before(page: Page, clause: Clause, sides: Cast, dating: Dating) -> Dating:
    """The one day of the sentence before, where an act of that sentence's home is told without subject and day."""
    before = None if dating.interval or not sides.home else _told_before(page, clause.sentence)
    if before is None or not _UNSAID.search(page.words(clause.sentence.span)):
        return dating
    times = [time for time in page.times_in(before.span) if time.interval is not None and time.dates_engagements]
    if len(times) != 1 or _home_alone(page, before, sides) is None:
        return dating
    return Dating(times[0].interval, (times[0],), f"“{times[0].text}” of the sentence before, which it goes on from")


def _signed_with(page: Page, clause: Clause) -> Match | None:
    """The words up to the partner, where a paper "with Laos" was signed and nobody of home is named."""
    before = page.flat[clause.sentence.span.start : clause.hit.span.start]
    told = clause.hit.trigger.frame == "sign" and _PASSIVE.search(before)
    return _SIGNED_WITH.search(page.words(clause.sentence.span)) if told else None


def _somebody(page: Page, ahead: Span) -> bool:
    """Whether anybody is named ahead of those with whom it was."""
    return bool(page.people_in(ahead)) or bool(named(page, ahead))


def _told_before(page: Page, here: Sentence) -> Sentence | None:
    before = page.sentences[here.order - 1] if here.order else None
    return before if before is not None and before.section.story == here.section.story else None


def _home_alone(page: Page, before: Sentence, sides: Cast) -> tuple[PersonMention, ...] | None:
    """Home's one person whom a sentence tells of, with no foreigner of a third side in it; None where it is not so."""
    people = [person for person in page.people_in(before.span) if page.side(person) is not None]
    home = [person for person in people if page.side(person) == HOME]
    others = {page.side(person) for person in people} - {HOME, *page.bodies}
    if not home or others - set(sides.partners) or len({page.identity(person) for person in home}) > 1:
        return None
    return tuple(home[:1])
