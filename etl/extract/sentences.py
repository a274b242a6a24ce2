"""Sections of clean text in, sentences out: the stretches inside which an engagement is told."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from etl.extract.patterns import pattern
from etl.model import Section, SectionKind
from etl.spans import Span

_BREAK = pattern(r"[.!?][\"')\]]*\s+|\n\s*|\s\|\s*|\./\.|(?:[a-z]{3}|\d\d|[A-Z]{2}|\w[\"')])\.[\"'(]?[A-Z][a-z]")
# "23.Mar 2017" is a date, "held on March 23.The visitors" two sentences
_MONTH = pattern(r"^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
_ABBREVIATION = pattern(
    r"(?i)(?:\b(?:mr|mrs|ms|dr|gen|col|lt|capt|maj|sen|sr|jr|sgt|cmdr|cdr|lieut|brig|rear|mohd|md|muhd|abd|adm|amb|rep|gov|prof|hon|"
    r"st|no|vs|"
    r"inc|ltd|co|corp|dept|approx|"
    r"jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|mon|tue|tues|wed|thu|thurs|fri|sat|sun|h\.e|u\.s|"
    r"u\.n|u\.k|e\.g|i\.e|a\.m|p\.m|viz|fig|art)"
    r"|\b[A-Za-z]|(?:^|\s)[A-Z]\.[A-Z])\.$"
)
# "set up relations with the U.S. In August 1995 the two"
_LAND_SHORT = pattern(r"\b(?:U\.S|U\.K|U\.N|U\.S\.A|D\.C)\.$")
# a premier's name, and no senator's title
_NAMED_SO = pattern(r"\b(?:Hun|Amartya) Sen\.$")
_OPENS = pattern(
    r"^(?:In|On|The|He|She|They|At|During|After|Before|This|These|That|It|Both|Since|Earlier|Later|Also|Meanwhile|"
    r"However|As|When|While|For|From|By|Following) "
)
# "Met the president in New York City. September 6, 2000": the day of what stands before it in its line
_DAY_ALONE = pattern(
    r"^(?:[A-Z][a-z]+\.? \d{1,2}(?: ?- ?(?:[A-Z][a-z]+\.? )?\d{1,2})?,? \d{4}|"
    r"\d{1,2} [A-Z][a-z]+ \d{4})\.?[ \t]*(?:\n|$)"
)
# "met Premier A. 10 October: talks with": a diary goes on with its next day
_DIARY_DAY = pattern(
    r"^\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?(?: \d{4})? ?(?::|--?) "
)
# a line broken behind such a word goes on in the next: "went to China in / February 1999"
_LEANS = pattern(
    r"(?i) (?:in|on|of|the|and|to|for|with|at|by|from|an?|his|her|their|its|between|during|or|as|into|under)$|[(]$"
)
_DATED_ROW = pattern(
    r"^[| ]*(?:\d{1,2}(?: ?- ?\d{1,2})?(?: [A-Z][a-z]+)?(?: ?- ?\d{1,2})? [A-Z][a-z]{2,8}|"
    r"[A-Z][a-z]{2,8} \d{1,2}(?: ?- ?\d{1,2})?|\d{1,2}/\d{1,2})(?:,? \d{4})? ?\|"
)
_LONGEST = 4_000
_LEADS = 2
_LONGEST_DATELINE = 50
# "ASTANA, May 5." and "/TASS/." are no sentences of the lead
_DATELINE = pattern(
    r"^(?:[A-Z][A-Z .'-]+,? (?:\([A-Za-z ]+\),? )?(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+)\.?|"
    r"[/(][A-Z][\w .-]+[/)]\.?|[A-Z][A-Z-]{3,}\.|[A-Z][a-z]+ \d{1,2},? \d{4}\.?)$"
)
_SILENT = frozenset({SectionKind.SPAM, SectionKind.STAMP})


class Sentence(Struct, frozen=True):
    """One sentence; `order` counts through the page, `lead` marks the first two of a section.

    A body goes on behind site furniture in its midst: what follows is no lead.
    """

    order: int
    span: Span
    section: Section
    lead: bool


def split(text: str, flat: bytes, sections: tuple[Section, ...]) -> tuple[Sentence, ...]:
    """Sentences of all sections that speak, in page order; spans cover `text` without outer white space."""
    found: list[Sentence] = []
    told: Counter[int] = Counter()
    for section in sections:
        if section.kind in _SILENT:
            continue
        if section.kind is not SectionKind.BODY:
            told.pop(section.story, None)
        before = told[section.story] if section.kind is SectionKind.BODY else 0
        place = before
        for span in _stretches(text, flat, section.span, is_title=section.kind is SectionKind.HEADLINE):
            found.append(Sentence(len(found), span, section, place < _LEADS))
            told[section.story] += section.kind is SectionKind.BODY
            place += not (span.end - span.start < _LONGEST_DATELINE and _DATELINE.search(flat[span.start : span.end]))
    return tuple(found)


def _stretches(text: str, flat: bytes, within: Span, *, is_title: bool) -> list[Span]:
    """The stretches of a section between ends of sentences; lines of a title are one."""
    spans: list[Span] = []
    start = within.start
    body = flat[within.start : within.end]
    for hit in _BREAK.finditer(body):
        mark, end = within.start + hit.start(), within.start + hit.end()
        if text[mark].isalnum() and flat[mark : mark + 1] == b"?":
            continue  # a letter of another script: "Wang Yi (王毅) arrived"
        if text[mark].isalnum():
            mark = text.index(".", mark)
            end = mark + 1
            if text[mark - 1].isdigit() and _MONTH.search(flat[end : end + 12]):
                continue
        elif (
            (is_title and text[mark] == "\n")
            or _continues(text, flat, mark, end, start, within.end)
            or _in_a_table(flat, mark)
        ):
            continue
        spans.append(Span(start, end))
        start = end
    spans.append(Span(start, within.end))
    pieces = (piece for span in spans for piece in _pieces(flat, span))
    return [trimmed for piece in pieces if (trimmed := _trim(text, piece))]


def _in_a_table(flat: bytes, at: int) -> bool:
    """Whether a bar parts the cells of a row that opens with its day: "3-5 April | Party of A | Visit to B"."""
    if b"|" not in flat[at : at + 3]:
        return False
    start = flat.rfind(b"\n", 0, at + 1) + 1
    return _DATED_ROW.search(flat[start : start + _LONGEST_DATELINE]) is not None


def _pieces(flat: bytes, span: Span) -> Iterator[Span]:
    """A stretch without an end, cut at white space: what is told in it must not be weighed all against all."""
    start = span.start
    while span.end - start > _LONGEST:
        cut = flat.rfind(b" ", start + 1, start + _LONGEST)
        stop = cut if cut > start else start + _LONGEST
        yield Span(start, stop)
        start = stop
    yield Span(start, span.end)


def _continues(text: str, flat: bytes, mark: int, end: int, start: int, stop: int) -> bool:
    """Whether the boundary lies inside a sentence: an abbreviation, or a line broken before a small letter."""
    following = text[end : end + 1] if end < stop else ""
    if text[mark] == "\n":
        return following.islower() or _LEANS.search(flat[max(start, mark - 12) : mark]) is not None
    if flat[mark : mark + 1] != b".":
        return False
    if "\n" in text[mark:end]:
        return False
    if _DAY_ALONE.search(flat[end : min(stop, end + 48)]):
        return True
    if following.islower() or (following.isdigit() and not _DIARY_DAY.search(flat[end : min(stop, end + 24)])):
        return True
    if _LAND_SHORT.search(flat[max(start, mark - 12) : mark + 1]) and _OPENS.search(flat[end : min(stop, end + 24)]):
        return False
    behind = flat[max(start, mark - 12) : mark + 1]
    return _ABBREVIATION.search(behind) is not None and _NAMED_SO.search(behind) is None


def _trim(text: str, span: Span) -> Span | None:
    piece = span.of(text)
    left = len(piece) - len(piece.lstrip())
    width = len(piece.strip())
    return Span(span.start + left, span.start + left + width) if width else None
