"""Who came after another: "Minister A came to Hanoi in April. Secretary B followed in July"."""

from etl.extract.act import Act
from etl.extract.journey import Travel
from etl.extract.page import Page
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType
from etl.spans import Span

FOLLOWED = "followed another"


def follower(page: Page, clause: Clause, last: Act | None) -> Travel | None:
    """The same journey by somebody else of the same side; None without a visit right before, or of another side."""
    before = page.people_in(Span(clause.sentence.span.start, clause.hit.span.start))
    if page.words(clause.hit.span).lower().startswith(b"so "):
        before = page.people_in(Span(clause.hit.span.end, clause.zone.end))[:1]
    if last is None or last.type is not EngagementType.VISIT or not before:
        return None
    if clause.sentence.order - last.clause.sentence.order > 1 or last.story != clause.sentence.section.story:
        return None
    who, side = before[-1], page.side(before[-1])
    if last.mover == "home":
        return Travel("home", (who,), (), last.partners, True) if side == HOME else None
    return Travel("partner", (), (who,), last.partners[:1], True) if side in (None, last.partners[0]) else None
