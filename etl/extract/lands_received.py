"""Who comes to a reception that names no person: the land of those received, or of those who receive."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.slots import named
from etl.extract.zones import Clause
from etl.spans import Span

_BY = pattern(r"\bby (?:the )?(?:(?:[A-Z][\w']+|leaders|officials|representatives|of|for|and|the) )*(?:All-)?$")
_REACH = 90


def guest_by_land(page: Page, clause: Clause, in_passive: bool) -> str | None:
    """ "partner" for "The Women's Union received Lao guests", "home" for "our guests were received by Laos"."""
    hit = clause.hit
    if hit.trigger.frame != "host" or not hit.trigger.verb:
        return None
    behind = named(page, Span(hit.span.end, clause.zone.end))
    if not behind or behind[0].span.start - hit.span.end > _REACH:
        return None
    if in_passive and not _BY.search(page.flat[hit.span.end : behind[0].span.start]):
        return None
    return "home" if behind[0].home != in_passive else "partner"
