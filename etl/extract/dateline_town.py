"""The town that a story or its sentence is written in: "VIENTIANE - "."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.places import Place
from etl.extract.zones import Clause
from etl.spans import Span

_ENDS = pattern(r"^(?:, [^?.]{2,40}?)?(?: ?\([^)]{2,30}\))? ?[?:-]")


def dateline_town(page: Page, clause: Clause) -> Place | None:
    """The town that opens the story of the clause, or its sentence, as a dateline does."""
    story = clause.sentence.section.story
    first = next(sentence for sentence in page.sentences if sentence.section.story == story)
    for sentence in {first.span.start: first, clause.sentence.span.start: clause.sentence}.values():
        opening = page.places_in(Span(sentence.span.start, sentence.span.start + 6))[:1]
        if opening and opening[0].city and _ENDS.search(page.flat[opening[0].span.end : opening[0].span.end + 60]):
            return opening[0]
    return None
