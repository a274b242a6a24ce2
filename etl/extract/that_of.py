""" "The premier's trip to Peru in January and that of President A in April": whose the second was, and whither."""

from etl.extract.journey import Travel
from etl.extract.page import Page
from etl.extract.zones import Clause
from etl.model import HOME
from etl.spans import Span

_RULE = "that of another's visit"
_REACH = 40


def of_another(page: Page, clause: Clause) -> Travel | None:
    """The journey of whoever stands behind "that of": home's to the land told last ahead of it, a guest's to home."""
    if clause.hit.trigger.rule != _RULE:
        return None
    hit = clause.hit.span
    people = page.people_in(Span(hit.end, hit.end + _REACH))
    side = page.side(people[0]) if people else None
    if side is None:
        return None
    ahead = page.places_in(Span(clause.sentence.span.start, hit.start))
    lands = tuple(place.code for place in ahead if place.code != page.home)[-1:]
    if side == HOME:
        return Travel("home", people[:1], (), lands, False) if lands else None
    return Travel("partner", (), people[:1], (side,), False) if not lands or lands == (side,) else None
