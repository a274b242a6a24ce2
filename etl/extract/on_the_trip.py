"""Gatherings that a journey of home's takes in: "The Peruvian leg combines a visit with attendance at the summit"."""

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.story import Story
from etl.extract.zones import Clause
from etl.model import EngagementType

_ATTENDANCE = pattern(
    r"(?i)\b(?:attendance at|attending|to attend|participation in|taking part in|to take part in|an appearance at|"
    r"(?:a|his|her) (?:speech|keynote) (?:at|to)|"
    r"(?:where|and) (?:it|he|she|they) (?:also |then |will |had )*(?:t[ao]kes? part in|took part in|taken part in|"
    r"attend(?:s|ed)?|participat(?:es?|ed) in|join(?:s|ed)?))(?:, [^;,.]{2,40},)? [^;,.]{0,50}$"
)


def on_the_trip(page: Page, clause: Clause, story: Story) -> Act | None:
    """Home's journey, told in the same sentence, that attends the gathering."""
    last = story.last
    if last is None or last.type is not EngagementType.VISIT or last.mover != "home":
        return None
    before = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 60) : clause.hit.span.start]
    here = last.clause.sentence.order == clause.sentence.order and _ATTENDANCE.search(before) is not None
    return last if here else None
