"""The present of a programme: "He calls on the president and meets the premier" of a guest whose visit is to come."""

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.wording import FIRM
from etl.model import EngagementType, Status

_PRESENT = pattern(
    r"(?i)^(?:calls (?:up)?on|meets|sees|receives|holds|hosts|welcomes|pays|talks|has|greets|is (?:received|hosted))\b"
)
# "who gives him an official dinner"
_GIVES = pattern(r"(?i)\b(?:gives|holds|hosts|offers|attends) (?:him |her |them )?(?:an? |the |in )*(?:[a-z]+ ){0,3}$")
_BEFORE = 50


def as_he_will(page: Page, act: Act, last: Act | None) -> Act:
    """The meeting as still to come where the visit told last begins after the news, and the verb stands in the present.

    A headline and a caption tell in the present what is past.
    """
    if act.type is not EngagementType.MEETING or act.date is not None or act.status is not Status.HELD:
        return act
    if last is None or last.type is not EngagementType.VISIT or last.date is None:
        return act
    sentence = act.clause.sentence
    yet = last.status is Status.PLANNED and last.date.first > page.published(sentence).last
    if not yet or sentence.section.kind in FIRM or not {*act.partners} & {*last.partners}:
        return act
    before = page.flat[max(sentence.span.start, act.at.start - _BEFORE) : act.at.start]
    present = _PRESENT.search(page.words(act.at)) or (not act.clause.hit.trigger.verb and _GIVES.search(before))
    return replace(act, status=Status.PLANNED) if present else act
