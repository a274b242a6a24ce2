"""Dates that a page wears: stamp lines, datelines, addresses and metadata, each as a day with or without its year."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from etl import intervals
from etl.dates.find import Found
from etl.dates.page import day_first
from etl.dates.shapes import Clock, Day, Daytime, Month, Numeric, Shape, Within, Year
from etl.intervals import Interval
from etl.model import Basis, Section, SectionKind
from etl.read.stated_day import OF_PROGRAMS, published
from etl.spans import Span

ADDRESS_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
ADDRESS_MONTH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/")
DATELINE = re.compile(r"(?:[^\W\d_][^\d\n(),;:|/–—]{1,30}(?:, ?[^\W\d_][^\d\n(),;:|/–—]{1,25})?)(?:, ?| \()$")
AFTER_DATELINE = re.compile(r"(?:, ?\d{4})?\)?\.?\s?(?:[(/\[][\w ./-]{2,30}[)/\]])?\.?\s?(?:[-–—:]|\n|$|(?<=[)/\]])\s)")
DATELINE_REACH = 70
# "Nov 23 (Reuters) - The envoy"
_AGENCY_LINE = re.compile(r" ?[(/][A-Z][\w ./-]{1,28}[)/] ?[-–—]")
_HEAD = 600
_HEADING = 6
_AGENCY = re.compile(r"[,. ]*(?:\(|[-–—]|\n|\Z)")
_ENTRIES = 3
_YEARS_APART = timedelta(days=730)
# Zones whose writers put the month before the day in figures, and those whose writers put the day first.
MONTH_FIRST = re.compile(r"\b(?:E[DS]T|P[DS]T|C[DS]T|M[DS]T)\b")
DAY_FIRST = re.compile(
    r"\b(?:(?:GMT|UTC) ?\+|(?:CES?T|EES?T|EAT|WAT|SAST|MSK|IST|PKT|ICT|WIB|SGT|HKT|AES?T|AWST|NZS?T)\b)"
)
# The end of an address of a country that puts the day first in figures in any language.
_DAY_FIRST_HOST = re.compile(
    r"(?i)\w+://[^/?#:]+\.(?:ae|ar|at|au|bd|be|bg|bn|br|by|ch|cl|cu|cz|de|dk|dz|ec|eg|es|et|fi|fr|ge|gr|id|ie|il|in|iq|ir"
    r"|it|jo|ke|kg|kh|kw|kz|la|lb|lk|lu|lv|ma|mg|mk|mn|mx|my|mz|ng|nl|no|nz|om|pe|pk|pl|ps|pt|py|qa|ro|rs|ru|rw|sa|se|sg"
    r"|si|sk|sn|sv|sy|th|tj|tn|tr|tz|ua|ug|uk|uy|uz|ve|vn|ye|za|zm|zw)(?:[:/?#]|\Z)"
)
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.")
UPDATED = re.compile(r"(?i)\b(?:updated?|modified|last)\b")
PUBLISHED_KEYS = ("published", "datePublished", "article:published_time", "date", "dc.date", "pubdate", "dateCreated")


@dataclass(frozen=True, slots=True)
class Worn:
    """A date the page wears: its day (`year` None where unsaid), or the span of a coarser one, and where it stands.

    `readings` are the two days that figures may mean, in order, where nothing in them shows which.
    """

    basis: Basis
    where: str
    text: str
    interval: Interval | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    readings: tuple[date, ...] = ()

    def in_year(self, year: int) -> date | None:
        """The day in `year`, None where the calendar or the weekday beside it forbids it."""
        if self.month is None or self.day is None:
            return None
        try:
            when = date(year, self.month, self.day)
        except ValueError:
            return None
        return when if self.weekday in (None, when.weekday()) else None


def from_metadata(metadata: Mapping[str, str]) -> list[Worn]:
    """The day of publication that a page's own metadata states."""
    for key in PUBLISHED_KEYS:
        if stated := metadata.get(key, ""):
            try:
                when = published(stated)
            except ValueError:
                continue
            return [Worn(Basis.METADATA, f"the page's metadata ({key})", stated, when)]
    return []


def from_address(url: str) -> list[Worn]:
    """The day or month that an address carries."""
    if match := ADDRESS_DAY.search(url):
        when = _date(int(match[1]), int(match[3]), int(match[4]))
        return [Worn(Basis.METADATA, "the page's address", match[0], intervals.day(when))] if when else []
    if match := ADDRESS_MONTH.search(url):
        return [Worn(Basis.METADATA, "the page's address", match[0], intervals.month(int(match[1]), int(match[2])))]
    return []


def from_stamps(text: str, sections: Iterable[Section], found: Sequence[Found], url: str = "") -> list[Worn]:
    """The dates of stamp sections: those of an update last, and before them those above the headline.

    What stands above the headline may be the day on which the site was visited. Figures are read in the order that
    others on the page show, else in that of the country of the address `url`.
    """
    worn = []
    sections = list(sections)
    order = day_first(text, found)
    if order is None and _DAY_FIRST_HOST.match(url):
        order = True
    headline = next((section.index for section in sections if section.kind is SectionKind.HEADLINE), -1)
    for section in sections:
        if section.kind is SectionKind.STAMP:
            line = section.span.of(text)
            place = line.rstrip(" -–—").split(",")[0].strip()
            basis = Basis.DATELINE if line.rstrip().endswith(("-", "–", "—")) and place[:1].isupper() else Basis.STAMP
            late = (UPDATED.search(line) is not None, section.index < headline)
            worn += [(late, item) for item in _within(text, section.span, found, basis, order)]
    if _are_entries([item for _, item in worn]):
        return _heading([item for _, item in worn])
    return [item for _, item in sorted(worn, key=lambda pair: pair[0])]


def _are_entries(worn: Sequence[Worn]) -> bool:
    """Whether the lines that hold nothing but a date head the entries of a chronology: years lie between them."""
    days = [item.interval.first for item in worn if item.interval]
    return len(days) >= _ENTRIES and max(days) - min(days) > _YEARS_APART


def _heading(worn: list[Worn]) -> list[Worn]:
    """The first of the dates over a chronology, when none of its entries is later."""
    first, *entries = (item for item in worn if item.interval)
    latest = max(item.interval.first for item in entries if item.interval)
    return [first] if first.interval and first.interval.first > latest else []


def from_opening(text: str, found: Sequence[Found]) -> list[Worn]:
    """The hour and day that open a line at the head of the page: "12:38 PM EDT, 05/01/2024 (Agency) --"."""
    for item in found[:_HEADING]:
        line = text.rfind("\n", 0, item.span.start) + 1
        if item.span.start > _HEAD:
            break
        opens = isinstance(item.shape, Clock) and not text[line : item.span.start].strip()
        if opens and _AGENCY.match(text, item.span.end):
            return _within(text, item.span, [item], Basis.STAMP)
    return []


def from_datelines(text: str, sections: Iterable[Section], found: Sequence[Found]) -> list[Worn]:
    """The dates that open a paragraph after its place: "HANOI, March 23 (VNA) -"."""
    worn = []
    for section in sections:
        if section.kind in (SectionKind.BODY, SectionKind.TEASER, SectionKind.SIDEBAR):
            for item in _inside(section.span, found):
                if _opens(text, section.span, item):
                    worn += _within(text, item.span, [item], Basis.DATELINE)
    return worn


def _inside(span: Span, found: Sequence[Found]) -> Sequence[Found]:
    """Those of `found`, which are in order, that lie in `span`."""
    first = bisect_left(found, span.start, key=lambda item: item.span.start)
    last = bisect_left(found, span.end, key=lambda item: item.span.start)
    return [item for item in found[first:last] if item.span.end <= span.end]


def _opens(text: str, section: Span, item: Found) -> bool:
    """Whether a day stands behind the place that opens its line, or, with its agency, opens the line itself."""
    span = item.span
    line_start = max(
        section.start, text.rfind("\n", max(section.start, span.start - DATELINE_REACH - 2), span.start) + 1
    )
    if span.start - line_start > DATELINE_REACH:
        return False
    before = text[line_start : span.start]
    if not before:
        return isinstance(item.shape, Day) and _AGENCY_LINE.match(text, span.end) is not None
    return DATELINE.fullmatch(before) is not None and AFTER_DATELINE.match(text, span.end) is not None


def _within(text: str, span: Span, found: Sequence[Found], basis: Basis, order: bool | None = None) -> list[Worn]:
    """The dates inside `span`; `order` is whether figures put the day first, None where the page does not show it."""
    where = "dateline" if basis is Basis.DATELINE else "stamp"
    if MONTH_FIRST.search(span.of(text)):
        order = False
    elif order is None and DAY_FIRST.search(span.of(text)):
        order = True
    return [
        worn for item in _inside(span, found) for worn in _worn(item.shape, basis, where, item.span.of(text), order)
    ]


def _worn(shape: Shape, basis: Basis, where: str, words: str, order: bool | None) -> list[Worn]:
    match shape:
        case Clock(of=inner) | Daytime(of=inner) if inner is not None:
            return _worn(inner, basis, where, words, order)
        case Day(month=int() as month, number=number, weekday=weekday):
            return [Worn(basis, where, words, None, month, number, weekday)]
        case Within(inner=Day(month=int() as month, number=number), outer=Year(number=year)):
            when = _date(year, month, number)
            return [Worn(basis, where, words, intervals.day(when))] if when else []
        case Within(inner=Month(number=month), outer=Year(number=year)):
            return [Worn(basis, where, words, intervals.month(year, month))]
        case Numeric(a=a, b=b, year=int() as year):
            return _in_figures((a, b), year, Worn(basis, where, words), order)
    return []


def _in_figures(pair: tuple[int, int], year: int, worn: Worn, order: bool | None) -> list[Worn]:
    """A stamp in figures: the day in the `order` known, the bounds of both readings where none is."""
    day_first, month_first = _date(year, pair[1], pair[0]), _date(year, pair[0], pair[1])
    if day_first is None or month_first is None or day_first == month_first:
        return [replace(worn, interval=intervals.day(when)) for when in (day_first or month_first,) if when]
    if order is None and not _DOTTED.match(worn.text):
        first, last = sorted((day_first, month_first))
        where = f"{worn.where}, in figures that may be read two ways,"
        return [replace(worn, where=where, interval=Interval(first, last), readings=(first, last))]
    by_day = order is not False
    where = f"{worn.where}, read with the {'day' if by_day else 'month'} first,"
    return [replace(worn, where=where, interval=intervals.day(day_first if by_day else month_first))]


def _date(year: int, month: int, day: int) -> date | None:
    """The day, None where there is none or programs write it for no day."""
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    return None if when in OF_PROGRAMS else when
