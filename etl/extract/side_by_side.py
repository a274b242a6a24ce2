"""People of both sides in one clause, on one day, without a word of meeting: "A agreed on Monday with Premier B"."""

from etl.extract.act import Act
from etl.extract.dated import only_time
from etl.extract.page import Page
from etl.extract.parties import ordered
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.extract.triggers import Hit, Trigger
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, PersonMention, SectionKind, Status
from etl.spans import Span

# no row of seeds/triggers.csv: it has no words of its own, and so no example among them
_TRIGGER = Trigger(
    "people of both sides on one day", EngagementType.MEETING, None, True, (), None, None, "mutual", "", ""
)
# between the two: a second clause, in which either may only be spoken of
_ANOTHER_CLAUSE = pattern(
    r"(?i)[;:\"]|\b(?:said|says|told|tells|that|who|whom|which|when|since|whose|after|before|as|if|whether|because|"
    r"while|under|like|than|asked|late|former|born|named|appointed|elected)\b"
)
# at a distance, not at all, or long before
_NO_MEETING = pattern(
    r"(?i)\b(?:call|calls|phone|phoned|telephone\w*|video|online|virtual\w*|teleconference|letters?|messages?|cables?|"
    r"telegrams?|wrote|not|never|nor|neither|no|"
    r"had (?:[a-z]+ly |also |already |first |long )?(?:been|met|held|gone|come|seen|said|told|spoken|[a-z]+ed)|"
    r"anniversary|birth\w*|death|died|reporters|according|congratulat\w*|"
    r"condol\w*|thank\w*|praise\w*|approv\w*|accus\w*|criticis\w*|refus\w*|gifts?|denied|attended|views?|cartoon|book|survey|poll|funeral|respects|magazine|film|photo\w*|list|cover)\b"
)
# one subject with the other, not two clauses: "A and Premier B settled on a name", "A agreed with Premier B"
_AND = pattern(r"^,? (?:and|together with|along with) (?:(?:the|his|her|its|[A-Z][\w'.-]*|[a-z]+) ){0,4}$")
_WITH = pattern(r"\bwith (?:(?:the|his|her|its|[A-Z][\w'.-]*|[a-z]+) ){0,4}$")
# what is only of the two or about them: "a book on A and B went on sale"
_OF_HIM = pattern(
    r"(?i)\b(?:of|on|about|by|from|for|between|featuring|showing|to) (?:(?:the|[A-Z][\w'.-]*|[a-z]+) ){0,3}$"
)
# what is only told of the two: "recalled how A and B laid the ground for it"
_TOLD_HOW = pattern(r"(?i)\b(?:how|why|recall\w*|remember\w*|reminisc\w*)\b")
# what is done to somebody who need not be there: "In Lima on Monday A urged Premier B to free them"
_FROM_AFAR = pattern(
    r"(?i)\b(?:urg|warn|blam|mock|quot|cit|back|support|remember|recall|hail|laud|commend|slam|rebuk|contradict|sue|"
    r"sanction|dismiss|demand|call(?:s|ed) (?:on|for|upon)|invit|mention|defend|answer|repl|respond|react|succeed|"
    r"replac|follow|compar|join|support|condemn|honou?r|mourn|pay tribute|paid tribute|address|plead|appeal|implor|"
    r"describ|lash|attack|lament|predict|elect|win|won|beat|defeat|trail|lead|led|inform|behind|against|over|versus|rival)"
    r"[a-z]*\b"
)
_IN = pattern(r"(?i)\b(?:in|at) (?:the )?$")
# "co-chaired a ceremony", but not "a welcome ceremony", which opens talks
_CEREMONY = pattern(
    r"(?i)\b(?:chair(?:ed|s)|presid(?:ed|es) over|held|hosted|joined) (?:an?|the) (?:[a-km-vx-z][\w-]* ){0,3}ceremony\b"
)
_APART, _LONGEST_DAYS = 60, 3


def side_by_side(page: Page, sentence: Sentence) -> list[Act]:
    """One meeting a land in a sentence that no trigger reads; none where it gives no day, or more than one."""
    ours, theirs = _sides(page, sentence)
    if not ours or not theirs or sentence.section.kind is SectionKind.CAPTION:
        return []
    day = only_time(page, sentence)
    if day is None or day.interval is None or day.interval.days > _LONGEST_DAYS:
        return []
    near = any(_side_by_side(page, sentence, one.span, two.span) for one in ours for two in theirs)
    if not near or _NO_MEETING.search(page.words(sentence.span)):
        return []
    ahead = day.interval.first > page.published(sentence).last
    kind = EngagementType.CEREMONY if _CEREMONY.search(page.words(sentence.span)) else EngagementType.MEETING
    clause = Clause(Hit(_TRIGGER, theirs[0].span), sentence.span, sentence)
    return [
        Act(
            clause, kind, None, (code,), tuple(ours),
            tuple(person for person in theirs if page.side(person) == code), True, None, None, True,
            Status.PLANNED if ahead else Status.HELD, day.interval, (day,), f"“{day.text}” stands in the sentence",
            borrowed=True, rules=(_TRIGGER.rule,), tellings=(clause,),
        )
        for code in ordered(page.side(person) or "" for person in theirs)
    ]  # fmt: skip


def _sides(page: Page, sentence: Sentence) -> tuple[list[PersonMention], list[PersonMention]]:
    """The people of home and those of countries whom the sentence names."""
    people = page.people_in(sentence.span)
    ours = [person for person in people if person.name and page.side(person) == HOME]
    return ours, [person for person in people if person.name and page.side(person) not in (None, HOME, *page.bodies)]


def _side_by_side(page: Page, sentence: Sentence, one: Span, two: Span) -> bool:
    """Whether both act together: the subjects of the sentence joined by "and", or one of them "with" the other."""
    first, second = sorted((one, two))
    gap = page.flat[first.end : max(first.end, second.start)]
    if not 0 < len(gap) <= _APART or _ANOTHER_CLAUSE.search(gap):
        return False
    ahead = page.flat[sentence.span.start : first.start]
    if _OF_HIM.search(ahead) or _TOLD_HOW.search(ahead):
        return False
    together = (_AND.search(gap) or _WITH.search(gap)) is not None
    return together or (_in_one_place(page, sentence) and b" and " not in gap and not _FROM_AFAR.search(gap))


def _in_one_place(page: Page, sentence: Sentence) -> bool:
    """Whether a town or land is told in which it took place: "in Lima", not "US President A"."""
    return any(
        _IN.search(page.flat[max(sentence.span.start, place.span.start - 12) : place.span.start])
        for place in page.places_in(sentence.span)
    )
