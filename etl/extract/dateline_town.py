"""The town that a story or its sentence is written in: "VIENTIANE - "."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.places import Place
from etl.extract.zones import Clause
from etl.spans import Span

_ENDS = pattern(r"^(?:, [^?.]{2,40}?)?(?: ?\([^)]{2,30}\))? ?[?:-]")

# "HANOI - ", "Hanoi, May 27 (Agency) -- ", "LIMA, Peru: "
_DATELINE = pattern(
    r"^\W*[A-Z][\w.' -]{1,30}(?:, [A-Z][\w. ]{1,20}\d{0,2},?)?(?: ?[(/][A-Z][\w ./-]{1,30}[)/])? ?(?:--?|:) "
)


def behind_dateline(page: Page, start: int, end: int) -> bytes:
    """The words of a sentence from `start` to `end` less the dateline that opens it."""
    words = page.flat[start:end]
    if b"- " not in words[:80] and b": " not in words[:80]:
        return words
    dateline = _DATELINE.search(words)
    return words[dateline.end() :] if dateline else words


def dateline_town(page: Page, clause: Clause) -> Place | None:
    """The town that opens the story of the clause, or its sentence, as a dateline does."""
    story = clause.sentence.section.story
    first = next(sentence for sentence in page.sentences if sentence.section.story == story)
    for sentence in {first.span.start: first, clause.sentence.span.start: clause.sentence}.values():
        opening = page.places_in(Span(sentence.span.start, sentence.span.start + 6))[:1]
        if opening and opening[0].city and _ENDS.search(page.flat[opening[0].span.end : opening[0].span.end + 60]):
            return opening[0]
    return None
