"""Whose people attend a gathering: "ministers of Peru and Chile took part", "with delegates from Peru and Chile"."""

from etl.extract.page import Page
from etl.extract.parties import ordered
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME
from etl.spans import Span

# "took part in the third conference"
_TAKE_PART = pattern(
    r"(?i)\b(?:attend(?:s|ed|ing)?|(?:took|takes?|taking) part in|participat(?:es?|ed|ing) (?:in|at)|"
    r"c[ao]me (?:to [^;.]{2,24} )?(?:to|for)|joined|(?:were|was|are|is) (?:also )?(?:present )?at|gathered (?:at|for)) "
    r"(?:a|an|the|this|its|their)? ?(?:[\w'-]+ ){0,5}$|"
    # "joined the presidents of Peru and Chile at a summit"
    r"\bjoin(?:s|ed|ing) (?:the |his |her |other |fellow )*(?:[a-z]+ ){0,2}(?:presidents|premiers|ministers|leaders|"
    r"colleagues|counterparts) (?:of|from) [^;.]{3,80} (?:at|for|in) (?:a|an|the|this) (?:[\w'-]+ ){0,4}$"
)
# "hosted a conference attended by", "a summit with the presidents of"
_WITH_THEM = pattern(
    r"(?i)\b(?:attended by|with (?:the )?(?:participation|attendance|presence) of|joined by|"
    r"bringing together|that brought together|which brought together|brought together|"
    r"with (?:the |his |her |its |other |some |senior |all )*(?:[a-z]+ ){0,2}(?:presidents?|premiers?|"
    r"prime ministers?|ministers|leaders|delegates|delegations|officials|representatives|experts|colleagues|"
    r"counterparts|advis[eo]rs|chiefs) (?:of|from)|"
    r"(?:in|at|to) which (?:the )?) (?:the )?"
)
_TO_TALK = pattern(r"(?i)\b(?:talks|met|meets|meeting|meetings|discussed|phone|letter)\b")
_FEWEST = 2


def attendees(page: Page, clause: Clause) -> tuple[str, ...]:
    """Lands, two or more, whose people are told to be at the gathering; none where the words do not say so."""
    hit, zone = clause.hit.span, clause.zone
    before = Span(zone.start, max(zone.start, hit.start))
    behind = Span(hit.end, max(hit.end, clause.sentence.span.end))
    found = _lands(page, before) if _take_part(page.words(before)) else ()
    told = _WITH_THEM.search(page.words(behind))
    if not found and told and not _TO_TALK.search(page.flat[behind.start : behind.start + told.end()]):
        found = _lands(page, Span(behind.start + told.start(), behind.end))
    return found if len(found) >= _FEWEST else ()


def _take_part(words: bytes) -> bool:
    """Whether those named ahead are there: not "met the premier on his trip to attend the conference"."""
    there = _TAKE_PART.search(words)
    return there is not None and not words[: there.start()].endswith(b" to ") and not _TO_TALK.search(words)


def _lands(page: Page, span: Span) -> tuple[str, ...]:
    """Foreign lands of a stretch in text order: of its people, or named."""
    people = [page.side(person) for person in page.people_in(span)]
    sides = [side for side in people if side is not None and side != HOME and side not in page.bodies]
    lands = (one for one in page.partners_in(span) if one.kind != "organisation" and one.form != "place")
    return ordered([*sides, *(one.code for one in lands if not one.home)])
