"""A page that looks back on a year by its title, "Visits exchanged in 2022", "The year in brief": which year it is.

What such a page tells without a year ("12 January: talks") lies in that year, be its end ever so near.
"""

import re
from collections.abc import Sequence
from functools import cache

from etl.dates.find import Found
from etl.dates.shapes import Year
from etl.model import Publication, Section, SectionKind
from etl.patterns import Pattern

_LOOKS_BACK = (
    r"(?i)\b(?:year|years|chronology|chronicle|timeline|milestones|overview|round-?up|recap|highlights?|high points|"
    r"events|outcomes|results|review|retrospect|bulletin|newsletter|calendar|diary|agenda|visits|exchanges|"
    r"engagements|activities|contacts|affairs|relations|diplomacy|foreign policy|look(?:s|ing)? back|in figures|"
    r"at a glance|annual)\b"
)
_YEAR_UNSAID = re.compile(
    r"(?i)\b(?:year[- ]end(?:er)?\b|(?:the|a|this) year in (?:review|brief|retrospect|numbers|figures|diplomacy|"
    r"foreign (?:affairs|policy|relations))|"
    r"end[- ]of[- ]year|(?:review|highlights|round-?up|overview|events) of the year|"
    r"look(?:s|ing)? back (?:at|on) (?:the|this|a) [\w ]{0,12}year)"
)
_IN_THAT_YEAR = re.compile(r"\b(?:in|during|for) (?:the year )?\Z")
_AHEAD = re.compile(r"(?i)\b(?:to|will|plans?|ahead|upcoming|forecast|target|next)\b")
_LAST_MONTHS = 10
_LONGEST_TITLE = 120


def years_reviewed(
    text: str, sections: Sequence[Section], found: Sequence[Found], publications: Sequence[Publication]
) -> dict[int, int]:
    """The year that the title of a story looks back on, by the number of the story; the last two years alone."""
    out: dict[int, int] = {}
    for section in sections:
        title = "" if section.story in out else _title(text, section)
        if not title or not (_looks_back().search(title) or _ends_in_its_year(title)):
            continue
        published = publications[section.index].interval.last
        named = [
            one.shape.number
            for one in found
            if isinstance(one.shape, Year) and 0 <= one.span.start - section.span.start < len(title)
        ]
        if len(named) == 1 and 0 <= published.year - named[0] <= 1:
            out[section.story] = named[0]
        elif not named and _YEAR_UNSAID.search(title):
            out[section.story] = published.year - (published.month < _LAST_MONTHS)
    return out


@cache
def _looks_back() -> Pattern:
    return Pattern(_LOOKS_BACK)


def _title(text: str, section: Section) -> str:
    """The headline, or the short first line of a text that is all body; empty for any other section."""
    span = section.span
    if section.kind is SectionKind.HEADLINE and not section.subkind:
        return span.of(text) if len(span) <= _LONGEST_TITLE else ""
    end = text.find("\n", span.start, min(span.end, span.start + _LONGEST_TITLE + 1)) if section.index == 0 else -1
    line = text[span.start : max(span.start, end)]
    return "" if line.rstrip().endswith((".", ";", ",")) else line


def _ends_in_its_year(title: str) -> bool:
    """Whether a title closes with a year over: "How the neighbours were engaged in 2022"."""
    bare = title.rstrip(" .:!")
    return bare[-4:].isdigit() and bool(_IN_THAT_YEAR.search(bare[:-4])) and not _AHEAD.search(title)
