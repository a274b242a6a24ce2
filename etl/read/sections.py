"""Clean text in, sections out: lines of one purpose and one story that stand together become one section."""

from etl.model import Section, SectionKind
from etl.read.lines import lines
from etl.read.stories import Placed, placed
from etl.spans import Span


def sections(text: str) -> tuple[Section, ...]:
    """The sections of a clean page in page order; they never overlap and leave only white space uncovered.

    Story 0 is the page's own; every teaser and sidebar item has a number of its own, shared with its caption.
    """
    out: list[Section] = []
    for item in placed(lines(text)):
        last = out[-1] if out else None
        if last and _continues(last, item):
            out[-1] = Section(
                last.index, last.kind, Span(last.span.start, item.line.span.end), last.story, last.subkind
            )
        else:
            out.append(Section(len(out), item.kind, item.line.span, item.story, item.subkind))
    return tuple(out)


def _continues(last: Section, item: Placed) -> bool:
    joins = item.line.goes_on or item.kind in (SectionKind.BODY, SectionKind.TEASER, SectionKind.SIDEBAR)
    return joins and (last.kind, last.story, last.subkind) == (item.kind, item.story, item.subkind)
