"""Names that hold a date: of treaties and plans, whose years date no engagement, of papers, programmes and people."""

import re
from functools import cache, lru_cache

from etl.dates.grammar.fragments import DASH, GAP, any_of
from etl.dates.shapes import Range, Shape, Year
from etl.patterns import Pattern

_REACH = 90
_INSTRUMENT = any_of(
    "convention treaty accord accords agreement agreements protocol charter constitution declaration covenant law act "
    "code decree plan plans programme program strategy strategies agenda vision roadmap profile report yearbook census "
    "index framework masterplan budget edition"
)
_PLAN = any_of("plan plans programme program strategy agenda vision roadmap framework masterplan budget")
_STRETCH = any_of("period term tenure phase plan cycle stage")
_KNOWN = r"(?:UNCLOS|NPT|CEDAW|CTBT|CPTPP|EVFTA|RCEP|SDGs?)\b"
_MAY = re.compile(r"\b(?:Theresa|Brian|Imelda|Mr|Mrs|Ms|Miss|Sir|Dame|Prime Minister|Premier|PM)\.? May\b")
_SENTENCE = re.compile(r"(?:\A|[.!?:;,]|[\"“‘(\n])\s*\Z")
# "Mary May Simon", and "Obama May Visit Peru" of headlines: between two capitalised words it is no month
_BESIDE_NAME = re.compile(r"[A-Z][a-z]+ \Z")
_NAME_BEHIND = re.compile(r" (?!Day\b|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[A-Z][a-z]+\b(?! \d)")
_WISHED = re.compile(
    r" (?:the|this|these|our|your|their|his|her|its|you|we|they|it|he|she|I|all|both|every|each|there|peace|God|Allah"
    r"|friendship|relations)\b"
)
_MONTHLY = re.compile(r"(?i)\b(?:in|by|since|last|next|this|late|early|mid|until|till|during|through)[ \n-]\Z")
_OWN = re.compile(r"\b(?:his|her|their|my|your|our) (?:(?:very )?(?:early|mid|late)[ -])?\Z")
_FIRST_NAMES = frozenset({"april", "may", "june", "august"})
_SURNAME = re.compile(r"(?: [A-Z][\w'’.-]*){1,2}[ \t]*(?:[,|/\n]|\Z)")
_MARK = "\x00"
_YEARS = frozenset({Year, Range})
_BY = frozenset({"by", "By", "BY"})
_NAMES_BEHIND = (" Night", " Club", " school", " roast")
_NEAR = 24
_OPENINGS = frozenset({"To", "Th", "La", "Ne", "Mo", "Tu", "We", "Fr", "Sa", "Su", "Sp", "Wi", "Au"})
_PAPERS = "Russia|India|Pakistan|Africa|Malaysia|Egypt|Business|Psychology|Christianity|Physics|History"
_BYNAMES = "Black|Bloody|Cyber|Super|Ruby|Casual|Freaky|Giving|Fat|Sheffield"
_UPHEAVALS = "Arab|Prague|Croatian|Jasmine|Burmese|Beijing|Seoul|Athens|Kurdish|Mr|Mrs|Ms|Miss|Dr|Nuclear"
_TITLE_WORD = r"(?:\p{Lu}[\p{L}'’-]*|of|on|the|for|and|in|to)"


def may_be_title(shape: Shape) -> bool:
    """Whether a shape can be the year or run of years in the name of a document."""
    return type(shape) in _YEARS


def is_title(text: str, start: int, end: int, shape: Shape) -> bool:
    """Whether the year or run of years at `start` to `end` belongs to the name of a document, plan or treaty."""
    match shape:
        case Year():
            after, before = _after_year(), _before()
        case Range(Year(), Year()):
            after, before = _after_run(), _before()
        case _:
            return False
    behind = text[end : end + _REACH]
    return bool((behind[:1].isspace() and after.match(behind)) or before.search(text[max(0, start - _REACH) : start]))


def may_be_name(words: str) -> bool:
    """Whether words of time can name something else at all: a paper, a programme, somebody, somebody's age."""
    return words[:2] in _OPENINGS or words == "May" or words.endswith("0s") or words.lower() in _FIRST_NAMES


def is_name(text: str, start: int, end: int) -> bool:
    """Whether what stands around such words makes them a name, not a time."""
    if is_programme(text, start, end) or is_person(text, start, end):
        return True
    return text[start - 1 : start] == " " and text[start - 3 : start - 1] in _BY and is_byline(text, start, end)


def is_programme(text: str, start: int, end: int) -> bool:
    """Whether the capitalised words name a paper, a programme or a day that is no date: USA Today, "This Week"."""
    if text[start : start + 2] not in _OPENINGS or not _may_be_programme(text, start, end):
        return False
    around = text[max(0, start - _NEAR) : start] + _MARK + text[start:end] + _MARK + text[end : end + _NEAR]
    return bool(_programme().search(around))


def _may_be_programme(text: str, start: int, end: int) -> bool:
    """Whether anything right beside the words can make a name of them; beside most dates nothing can."""
    if text.startswith("To", start) or text.endswith("ght", start, end) or text.startswith(_NAMES_BEHIND, end):
        return True
    before = text[text.rfind(" ", 0, max(0, start - 1)) + 1 : start]
    return not (before.endswith(" ") and before.islower())


def is_person(text: str, start: int, end: int) -> bool:
    """Whether "May" is somebody of that name whom the text names in full, or "early 40s" somebody's age."""
    if end - start == len("May") and text.startswith("May", start):
        if _MONTHLY.search(text, start - _NEAR, start):
            return False
        return _is_wish(text, start, end) or _is_second_name(text, start, end) or _names_somebody_may(text)
    return text.endswith("0s", start, end) and bool(_OWN.search(text, start - _NEAR, start))


def is_byline(text: str, start: int, end: int) -> bool:
    """Whether the month behind "by" is the first name of who wrote the text: "By June Carter", at the end of a line."""
    return text[start:end].lower() in _FIRST_NAMES and bool(_SURNAME.match(text, end))


def _is_wish(text: str, start: int, end: int) -> bool:
    """Whether "May" opens a wish: "May this visit bring"."""
    return bool(_WISHED.match(text, end) and _SENTENCE.search(text, start - _NEAR, start))


def _is_second_name(text: str, start: int, end: int) -> bool:
    """Whether "May" stands between two capitalised words of one name: "Mary May Simon"."""
    return bool(_NAME_BEHIND.match(text, end) and _BESIDE_NAME.search(text, start - _NEAR, start))


@lru_cache(maxsize=1)
def _names_somebody_may(text: str) -> bool:
    return bool(_MAY.search(text))


@cache
def _programme() -> Pattern:
    told = r"\A|[.,;:!?\"“‘(\n-]\s*|\b(?:the|The|and|told|newspaper|channel|broadcaster|magazine) "
    paper = rf"(?:\b[A-Z]{{3,}}|(?:{told})(?:{_PAPERS})) {_MARK}Today{_MARK}"
    show = rf"{_MARK}(?:Today|Tonight){_MARK}[\"”'’]? (?i:shows?|programmes?|programs?)\b"
    quoted = rf"[\"“‘'`]{_MARK}(?:This|Last|Next) [A-Z][a-z]+{_MARK}(?:,?[\"”'’]| With\b)"
    night = rf"{_MARK}[A-Z][a-z]+day(?: Night{_MARK}|{_MARK} Night) (?:Live|Football|Raw|Lights|Baseball)\b"
    byname = rf"\b(?:{_BYNAMES}) {_MARK}[A-Z][a-z]+day{_MARK}"
    season = rf"\b(?:{_UPHEAVALS})\.? {_MARK}(?:Spring|Summer|Autumn|Winter){_MARK}"
    club = rf"{_MARK}[A-Z][a-z]+day{_MARK} Club\b"
    school = rf"{_MARK}[A-Z][a-z]+day{_MARK} (?:schools?|roasts?)\b"
    return Pattern("|".join((paper, show, quoted, night, byname, season, club, school)))


@cache
def _after_year() -> Pattern:
    return Pattern(rf"\A{GAP}(?:\p{{Lu}}[\p{{L}}'’-]*{GAP}(?:{_TITLE_WORD}{GAP}){{0,5}})?(?:{_KNOWN}|{_INSTRUMENT}\b)")


@cache
def _after_run() -> Pattern:
    return Pattern(rf"\A{GAP}(?:[\p{{L}}-]+{GAP}){{0,3}}(?:{_STRETCH}|{_INSTRUMENT})\b")


@cache
def _before() -> Pattern:
    named = rf"\b(?:Agenda|Vision|Strategy|Expo|Plan|Programme|Program)|{_KNOWN}\)?|\b(?i:period)(?:{GAP}of)?"
    return Pattern(rf"(?:{named}|\b(?:{_PLAN}|{_STRETCH}){GAP}(?i:for|to|until))(?:{GAP}|{DASH})\z")
