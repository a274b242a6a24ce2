"""Days that nothing told later goes on from: of a dateline, a life, what had happened before, a late arrival."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.model import TimeExpression

_LIFE = pattern(
    r"(?i)\b(?:passed away|died|was born|death|passing|(?:was|were|being) (?:re-?)?elected|took office|sworn in)\b"
    r"[^,;.]{0,40}$"
)
_HAD_DONE = pattern(
    r"(?i)\bhad (?:already |earlier |previously |also |first |last )*(?:been |[a-z]+(?:ed|en|wn) |met |made |held |"
    r"sent |paid |told |said |left |gone |come |begun |set |rung |had |found |brought |kept |put |sat |heard |won |"
    r"read |led |sought |stood |spent |run |got )[^;.]*$"
)
_LATE = pattern(r"(?i)\b(?:late|night|evening|midnight)\b")
_ARRIVED = pattern(r"(?i)\b(?:arriv\w+|land(?:ed|ing)|touched down|flew in\w*|reached|came) [^;.]{0,40}$")
# "held talks with the premier, who had landed on Sunday": the day of the way there, not of the talks
_WHO_ARRIVED = pattern(
    r"(?i), (?:who|which) (?:had |has |have )?(?:just |only |also |earlier |first )?"
    r"(?:arriv\w+|landed|touched down|flew in\w*|flown in\w*|came|come|reached|got (?:to|in)|"
    r"beg[au]n|started|is on|are on|is paying|are paying)\b[^;,]*$|"
    r"(?i)(?:^\W*|\) ?|[-:] |\n)(?:having|after) (?:just |first )?"
    r"(?:arriv(?:ed|ing)|land(?:ed|ing)|touch(?:ed|ing) down|flown in|flying in|beg[iu]n\w*|started) [^;,]*$"
)
_ALREADY = pattern(r"(?i)\balready\b")
_CAME = pattern(r"(?i)\b(?:arrived|came|landed|flew in|touched down|travelled|been here|been there)\b")
_DATELINE_REACH = 40
_DATELINE_ENDS = pattern(r"^\.?,? ?(?:\([A-Za-z /-]{2,24}\) ?)?(?:--?|/|:) ")
_BACK = 10


def of_a_life(page: Page, sentence: Sentence, time: TimeExpression) -> bool:
    """Whether it is the day of a death or an election told in passing: "the king, who passed away on 1 May"."""
    return _LIFE.search(page.flat[max(sentence.span.start, time.span.start - 60) : time.span.start]) is not None


def of_the_way_there(page: Page, sentence: Sentence, time: TimeExpression) -> bool:
    """Whether it is a day before the story's own: of what had happened, of an arrival told in passing or late."""
    if arrived_in_passing(page, sentence, time) or of_before(page, sentence, time):
        return True
    return _came_in_the_evening(page, sentence, time) or _came_already(page, sentence, time)


def arrived_in_passing(page: Page, sentence: Sentence, time: TimeExpression) -> bool:
    """Whether it is the day on which somebody who acts in the sentence had come: "received A, who landed on Sunday"."""
    return _WHO_ARRIVED.search(page.flat[sentence.span.start : time.span.start]) is not None


def _came_in_the_evening(page: Page, sentence: Sentence, time: TimeExpression) -> bool:
    """Whether somebody only arrived late that day, told after news of a later one: what follows is of the news."""
    if _LATE.search(page.words(time.span)) is None or time.interval is None:
        return False
    if _ARRIVED.search(page.flat[sentence.span.start : time.span.start]) is None:
        return False
    arrived, published = time.interval.last, page.published(sentence).last
    return any(
        one.interval is not None and one.interval.days == 1 and arrived < one.interval.first <= published
        for earlier in page.sentences[max(0, sentence.order - _BACK) : sentence.order]
        if earlier.section.story == sentence.section.story
        for one in page.times_in(earlier.span)
        if one.dates_engagements and not in_dateline(page, earlier, one)
    )  # fmt: skip


def _came_already(page: Page, sentence: Sentence, time: TimeExpression) -> bool:
    """Whether somebody had come "already last Thursday", before what the story tells of."""
    around = page.flat[max(sentence.span.start, time.span.start - 16) : min(sentence.span.end, time.span.end + 60)]
    return _ALREADY.search(around) is not None and _CAME.search(page.words(sentence.span)) is not None


def of_before(page: Page, sentence: Sentence, time: TimeExpression) -> bool:
    """Whether it is the day of what had happened before: "he had proposed them in a call last Thursday"."""
    return _HAD_DONE.search(page.flat[sentence.span.start : time.span.start]) is not None


def in_dateline(page: Page, sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a day stands in the dateline that opens the line: "Lima, June 15 (Agency) - "."""
    if time.span.start > sentence.span.start + _DATELINE_REACH:
        return False
    opens = sentence.span.start == 0 or page.flat[sentence.span.start - 1 : sentence.span.start] == b"\n"
    return opens and _DATELINE_ENDS.search(page.flat[time.span.end : time.span.end + 30]) is not None
