"""One text as a page of one section, read by the real steps, for the tests of extraction."""

from etl import dates, extract, intervals, recognise
from etl.model import Basis, EngagementMention, Publication, Section, SectionKind, Unresolved
from etl.read import sections as parted
from etl.spans import Span


def extracted(text: str, home: str, published: str) -> tuple[tuple[EngagementMention, ...], tuple[Unresolved, ...]]:
    """Engagements and unresolved tellings of `text`, published on the days `published` names."""
    return _extracted(text, (Section(0, SectionKind.BODY, Span(0, len(text)), 0),), home, published)


def extracted_page(
    text: str, home: str, published: str
) -> tuple[tuple[EngagementMention, ...], tuple[Unresolved, ...]]:
    """Those of a page with its headline, stamps and lists, parted as pages are."""
    return _extracted(text, parted(text), home, published)


def _extracted(
    text: str, sections: tuple[Section, ...], home: str, published: str
) -> tuple[tuple[EngagementMention, ...], tuple[Unresolved, ...]]:
    publications = (Publication(intervals.parse(published), Basis.METADATA, "given"),) * len(sections)
    times = dates.resolve(text, sections, dates.find(text), publications)
    partners = recognise.partners(text, home)
    people = recognise.people(text, sections, partners, home)
    return extract.engagements("page", text, sections, publications, times, partners, people, home)


def row(mention: EngagementMention) -> str:
    """The mention as the corpus writes it: type|partners|first..last|status|direction."""
    days = f"{mention.date.first}..{mention.date.last}" if mention.date else "undated"
    return f"{mention.type}|{','.join(mention.partners)}|{days}|{mention.status}|{mention.direction}"
