"""The countries that were only talked of: those behind "on" or "about"."""

from collections.abc import Sequence

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType, PartnerMention
from etl.spans import Span

_ABOUT = pattern(
    r"(?i)\b(?:about|regarding|concerning|to discuss|discussing|(?:will |would |to )cover|covered|"
    r"covering|dealt with|deal with|dealing with|touched (?:up)?on|"
    r"focus(?:ed|ing|es)? on|with a focus on|topics|issues|"
    r"(?:where|when|(?:in|during|at|on) which) [^,;.]{0,60}\b(?:discuss\w*|review\w*|exchang\w+|touch\w*)|"
    r"views on|opinions on|talks on|discussions? on|consultations? on|dialogue on|conversation on|focused on|"
    r"on (?:the (?:situation|issue|question|war|conflict|crisis|latest|future|fight|implementation)|issues|matters|"
    r"bilateral|regional|global|international|ways|how|trade|security|developments|expanding|fundamentalism))\b"
)
_TALKS_ON = pattern(
    r"(?i)^(?:[a-z]+ ){0,1}[a-z]+ (?:(?:with|between) (?:the |their )?(?:[a-z]+ ){0,2})?on "
    r"(?:the |its |their )?(?:[a-z-]+ (?:(?:[a-z-]+ )*(?:and|,|in|with|of) )?(?:the )?)?"
)
# "discussed Oman by telephone": told ahead of how they talked
_DISCUSSED = pattern(
    r"(?i)\b(?:discuss(?:es|ed)?|review(?:s|ed)?|took up|take up|weigh(?:s|ed)?|debate[ds]?|talk(?:s|ed)? over|"
    r"(?:went|go|goes) over) "
)
_OPENS = pattern(r"(?i)^\W*(?:during|at|in|after) (?:the|their|this|that|his|her) (?:[a-z]+ )?$")
_SAID = pattern(
    r"(?i)^,[^;.]{0,80}\b(?:agreed|said|discussed|noted|stressed|affirmed|talked|exchanged|reviewed|touched|expressed|"
    r"underlined|called|urged|pledged|hailed|emphasi[sz]ed|highlighted|addressed|focused|raised|voiced|reiterated)\b"
)
_DASH = 3
_BACK_TO_SIDES = pattern(r"(?i)\b(?:with|between|by)\s")


def talked_of(page: Page, clause: Clause) -> frozenset[str]:
    """Codes of countries named only behind "on" or "about": "exchanged views on trade and Syria"."""
    zone = clause.zone
    start = _topics_from(page, clause) or _what_was_said(page, clause)
    if start is None:
        return frozenset()
    tail = Span(start, zone.end)
    back = _BACK_TO_SIDES.search(page.words(tail))
    stop = tail.start + back.start() if back else tail.end
    spoken = page.partners_in(Span(tail.start, stop))
    beside_home = {m.code for m in spoken if m.form == "compound" and _joined_to_home(m, spoken)}
    topics = {m.code for m in spoken if m.form != "compound" or m.code not in beside_home}
    named_elsewhere = {m.code for m in page.partners_in(Span(zone.start, tail.start))}
    named_elsewhere |= {m.code for m in page.partners_in(Span(stop, zone.end))}
    return frozenset(topics - named_elsewhere)


def _joined_to_home(mention: PartnerMention, spoken: Sequence[PartnerMention]) -> bool:
    """Whether it makes one word with home: "Korea-Vietnam", not "Korea-ASEAN"."""
    return any(
        other.home and min(abs(other.span.start - mention.span.end), abs(mention.span.start - other.span.end)) <= _DASH
        for other in spoken
    )


def _topics_from(page: Page, clause: Clause) -> int | None:
    """Where the topics begin: "talks on Iraq", "discussed Iraq by telephone", not "talks on Monday"."""
    hit, zone = clause.hit.span, clause.zone
    if clause.stem is not None and zone.start > hit.end:
        return None
    about = _ABOUT.search(page.flat[hit.end : zone.end])
    if about is not None:
        return hit.end + about.end()
    if clause.hit.trigger.type is EngagementType.CALL and clause.hit.trigger.verb:
        ahead = _DISCUSSED.search(page.flat[zone.start : hit.start])
        return zone.start + ahead.end() if ahead else None
    on = _TALKS_ON.search(page.flat[hit.start : zone.end])
    if on is None or clause.hit.trigger.verb or page.times_in(Span(hit.start + on.end() - 1, hit.start + on.end() + 2)):
        return None
    return hit.start + on.end()


def _what_was_said(page: Page, clause: Clause) -> int | None:
    """Where behind "During the talks, they agreed" begins what was agreed; None when the trigger opens no sentence."""
    hit, sentence = clause.hit.span, clause.sentence.span
    if clause.hit.trigger.verb or not _OPENS.search(page.flat[sentence.start : hit.start]):
        return None
    said = _SAID.search(page.flat[hit.end : clause.zone.end])
    return hit.end + said.end() if said else None
