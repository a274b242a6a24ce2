"""Those who met or saw off at the airport whoever travels: no contact of their own where the journey is told."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.story import Story
from etl.extract.zones import Clause
from etl.model import EngagementType

_WELCOMES = frozenset({"hosted visitor", "welcomed guest", "welcomed by host", "meet", "receive guest"})
_AT_THE_AIRPORT = pattern(
    r"(?i)\b(?:met|welcom\w+|greet\w+|receiv\w+|seen off|seeing (?:him|her|them|[^,;.]{3,60}) off|seeing off|saw off|"
    r"bade farewell|see off)\b[^;]{0,140}\bairport\b|\bairport\b[^;]{0,40}\b(?:were|was|included?) |"
    r"(?i)^\W*(?:up)?on (?:his |her |their )?arrival\b[^;]*\b(?:met|welcomed|greeted|received)\b|"
    r"\bpresent (?:at [^,;]{2,30} )?to (?:receive|welcome|greet|meet)\b"
)


def greeted(page: Page, clause: Clause, story: Story) -> bool:
    """Whether it only tells who met, at the airport, those whose journey the story has just told."""
    if clause.hit.trigger.rule not in _WELCOMES or story.last is None:
        return False
    if story.last.type is not EngagementType.VISIT or story.last.clause.sentence.order == clause.sentence.order:
        return False
    return _AT_THE_AIRPORT.search(page.words(clause.sentence.span)) is not None
