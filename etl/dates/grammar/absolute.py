"""Calendar dates by name and in figures: days, months, years, decades, centuries, seasons, quarters."""

from calendar import monthrange
from datetime import date

from etl.dates.grammar.fragments import (
    ANY_SEASON,
    ANY_WEEKDAY,
    APOSTROPHE,
    COMMA,
    DASH,
    DAY_NUMBER,
    GAP,
    HYPHEN,
    JOINED_MONTH,
    MAYBE,
    MONTH,
    MONTH_BUT_MAY,
    ORDINAL,
    ORDINAL_DAY,
    ORDINAL_WORD,
    PLAIN_MONTH,
    SEASON,
    SHORT_YEAR,
    SPELT_YEAR,
    WEEKDAY,
    YEAR,
    any_of,
)
from etl.dates.grammar.rule import Groups, Rule, UnreadableError
from etl.dates.grammar.words import DECADES, MONTHS, ONES, SEASONS, TENS, WEEKDAYS, ordinal
from etl.dates.shapes import (
    Century,
    Clock,
    Day,
    Decade,
    Half,
    Month,
    Numeric,
    Quarter,
    Season,
    Shape,
    Weekday,
    Within,
    Year,
)

THE = rf"(?:(?i:the){GAP})?"
MONTH_DAY = (
    rf"(?:{THE}{JOINED_MONTH}{MAYBE}{THE}(?:{DAY_NUMBER}|{ORDINAL_WORD}\b)"
    rf"|{THE}{DAY_NUMBER}(?:{MAYBE}(?i:of{GAP})?|{DASH}){MONTH}|{THE}{ORDINAL_WORD}{GAP}(?i:of){GAP}{MONTH})"
)
YEAR_OF_DATE = rf"(?:{COMMA}(?i:of{GAP}|in{GAP}|the{GAP}year{GAP})?|{DASH}|{COMMA}(?i:a\.?d\.?){GAP}){YEAR}"
FULL_DATE = rf"(?:{MONTH_DAY}(?:{YEAR_OF_DATE}|{COMMA}{SPELT_YEAR}))"
_ISO = r"(?:1[5-9]|20)[0-9]{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12][0-9]|3[01])"
ISO_DATE = rf"(?:{_ISO}\b)"
FIGURES = r"(?:[0-3]?[0-9]([-/.])[0-3]?[0-9][-/.](?:(?:1[5-9]|20)[0-9]{2}|[0-9]{2})\b)".replace("([-/.])", "[-/.]")
MONTH_YEAR = (
    rf"(?:{THE}{MONTH}(?:{COMMA}(?i:of{GAP}|in{GAP})?|{MAYBE}{DASH}?)(?:{YEAR}|{SPELT_YEAR})|{MONTH}{GAP}{SHORT_YEAR})"
)
SEASON_YEAR = rf"(?:{THE}{ANY_SEASON}{GAP}(?:(?i:of{GAP}|in{GAP})?{YEAR}|(?i:of){GAP}{SHORT_YEAR})|{YEAR}{GAP}{SEASON})"
DECADE = (
    rf"(?:{THE}(?:(?i:nineteen|eighteen){HYPHEN}{any_of(DECADES)}|(?:1[0-9]|20)[0-9]0{APOSTROPHE}?s\b"
    rf"|{APOSTROPHE}?[2-9]0{APOSTROPHE}?s\b)|(?i:the){GAP}{any_of(DECADES)})"
)
CENTURY = rf"(?:{THE}{ORDINAL}{HYPHEN}(?i:century)\b)"
_FOUR = rf"(?:{any_of('first second third fourth')}|[1-4](?:st|nd|rd|th))"
QUARTER = rf"(?:{THE}(?:(?i:fiscal){HYPHEN})?{_FOUR}{HYPHEN}(?i:quarter)\b|Q[1-4]\b)"
HALF = rf"(?:{THE}{any_of('first second latter last other')}{HYPHEN}(?i:half)\b|H[12]\b)"
_DATE = rf"(?:{FULL_DATE}|{MONTH_DAY}|{ISO_DATE})"
_BRACKETED = rf"\({MAYBE}[0-3]?[0-9][-/.][0-3]?[0-9](?:[-/.](?:19|20)[0-9]{{2}})?{MAYBE}\)"
WEEKDAY_IN_FIGURES = rf"(?:{ANY_WEEKDAY}{MAYBE}{_BRACKETED})"
COMING = rf"(?:(?i:(?:this{GAP})?(?:next|last|coming|past)|this){GAP})?"
DATED_WEEKDAY = rf"(?:{COMING}{ANY_WEEKDAY}(?:{COMMA}(?i:the{GAP})?{_DATE}|{MAYBE}\({MAYBE}{_DATE}{MAYBE}\)))"


def month_day(groups: Groups) -> Day:
    """Month and day; one that the month never has ("31 February") is a slip of the text and has no interval."""
    return Day(MONTHS[groups["month"].lower().strip(".")], ordinal(groups["day"]))


def spelt_year(text: str) -> int:
    """1997 for "nineteen ninety-seven", 2008 for "two thousand and eight"."""
    parts = text.lower().replace("-", " ").split()
    numbers = [ONES.get(part) or TENS.get(part) or 0 for part in parts]
    if "thousand" in parts:
        return 2000 + sum(numbers[2:])
    return 100 * numbers[0] + sum(numbers[1:])


def year(text: str) -> Year:
    """A year in figures, shortened ('99) or spelt."""
    figures = text.strip("'‘’`")
    if not figures.isdigit():
        return Year(spelt_year(text))
    if len(figures) == 2:
        return Year(int(figures) + (2000 if int(figures) < 40 else 1900))
    return Year(int(figures))


def _decade(groups: Groups) -> Decade:
    words = groups["decade"].lower().strip("'‘’` s") if groups["decade"] else ""
    if words.isdigit():
        return Decade(int(words), short=False) if len(words) == 4 else Decade(1900 + int(words), short=True)
    century = {"nineteen": 1900, "eighteen": 1800}.get(groups["age"].lower(), 1900)
    return Decade(century + DECADES[groups["name"].lower()], short=not groups["age"])


def _short_figures(groups: Groups) -> Shape:
    """A day beyond the twelfth, so that no order is in doubt; 24/7 is no day."""
    day, month = int(groups["day"]), int(groups["month"])
    if (day, month) == (24, 7) or day > monthrange(2000, month)[1]:
        raise UnreadableError(f"{day}/{month} is no day")
    return Day(month, day)


def _figures(groups: Groups) -> Shape:
    a, b, written = int(groups["a"]), int(groups["b"]), groups["y"]
    number = int(written) if len(written) == 4 else int(written) + (2000 if int(written) < 40 else 1900)
    if max(a, b) > 31 or min(a, b) > 12 or min(a, b) < 1:
        raise UnreadableError(f"{a}/{b} is no day and month")
    if groups["sep"] == "." or a > 12:
        return Within(Day(b, a), Year(number)) if b <= 12 else Within(Day(a, b), Year(number))
    return Within(Day(a, b), Year(number)) if b > 12 else Numeric(a, b, number)


def _iso(groups: Groups) -> Shape:
    return Within(Day(int(groups["m"]), int(groups["d"])), Year(int(groups["y"])))


def _dated_weekday(groups: Groups) -> Shape:
    weekday = WEEKDAYS[groups["weekday"].lower().strip(".")]
    match groups.read("date"):
        case Within(Day(month, number), outer):
            return Within(Day(month, number, weekday), outer)
        case Day(month, number):
            return Day(month, number, weekday)
        case other:
            raise UnreadableError(f"{other} is no day")


def _weekday_in_figures(groups: Groups) -> Shape:
    """The order of figures that falls on the weekday named; without a year the page or publication decides."""
    a, b, weekday = int(groups["a"]), int(groups["b"]), WEEKDAYS[groups["weekday"].lower().strip(".")]
    orders = [(day, month) for day, month in ((a, b), (b, a)) if 1 <= month <= 12 and 1 <= day <= 31]
    if groups["y"]:
        number = int(groups["y"])
        fitting = [
            (d, m) for d, m in orders if d <= monthrange(number, m)[1] and date(number, m, d).weekday() == weekday
        ]
        if not fitting:
            raise UnreadableError(f"no {groups['weekday']} in {a}/{b}/{number}")
        if len(set(fitting)) == 2:
            return Numeric(a, b, number)
        return Within(Day(fitting[0][1], fitting[0][0], weekday), Year(number))
    if len(set(orders)) == 2:
        return Numeric(a, b, None, weekday)
    if not orders:
        raise UnreadableError(f"{a}/{b} is no day and month")
    return Day(orders[0][1], orders[0][0], weekday)


def _winter(groups: Groups) -> Shape:
    """A winter named by the two years it lies in: it begins in December of the first."""
    first = int(groups["year"])
    if int(groups["next"]) % 100 != (first + 1) % 100:
        raise UnreadableError(f"no winter is of {first} and {groups['next']}")
    return Within(Season("WI"), Year(first))


def _half(groups: Groups) -> Half:
    return Half(1 if groups["n"].lower() in {"first", "1"} else 2)


def _quarter(groups: Groups) -> Quarter:
    return Quarter(int(groups["q"] or 0) or ordinal(groups["n"]), fiscal=bool(groups["fiscal"]))


RULES = (
    Rule(
        "the day of the attacks of 2001",
        rf"(?:{THE}(?i:september|sept\.?){GAP}11(?i:th)?)\b",
        lambda g: Within(Day(9, 11), Year(2001)),
        "Sept. 11",
        guard="attacks of 2001",
        alone=True,
    ),
    Rule(
        "the day of the attacks of 2001",
        r"9/11\b",
        lambda g: Within(Day(9, 11), Year(2001)),
        "9/11",
        guard="nine eleven",
        alone=True,
    ),
    Rule(
        "a date in figures, year first",
        r"(?P<y>(?:1[5-9]|20)[0-9]{2})[-/.](?P<m>0?[1-9]|1[0-2])[-/.](?P<d>0?[1-9]|[12][0-9]|3[01])\b",
        _iso,
        "2025-02-21",
    ),
    Rule(
        "a date in figures",
        r"(?P<a>[0-3]?[0-9])(?P<sep>[-/.])(?P<b>[0-3]?[0-9])[-/.](?P<y>(?:1[5-9]|20)[0-9]{2}|[0-9]{2})\b",
        _figures,
        "23/11/2013",
        guard="figures",
    ),
    Rule(
        "a month and year in figures",
        r"(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:19|20)[0-9]{2})\b",
        lambda g: Within(Month(int(g["m"])), Year(int(g["y"]))),
        "8/1998",
        guard="no document",
    ),
    Rule(
        "a weekday with its date",
        rf"{COMING}(?P<weekday>{ANY_WEEKDAY})(?:{COMMA}(?i:the{GAP})?|{MAYBE}\({MAYBE})(?P<date>{FULL_DATE}|{MONTH_DAY}|{ISO_DATE})(?:{MAYBE}\))?",
        _dated_weekday,
        "Thursday, 6 April 2023",
    ),
    Rule(
        "a weekday with its date in figures",
        rf"(?P<weekday>{ANY_WEEKDAY}){MAYBE}\({MAYBE}(?P<a>[0-3]?[0-9])[-/.](?P<b>[0-3]?[0-9])"
        rf"(?:[-/.](?P<y>(?:19|20)[0-9]{{2}}))?{MAYBE}\)",
        _weekday_in_figures,
        "Monday (20/5/2024)",
    ),
    Rule(
        "a weekday with its date in figures",
        rf"(?P<weekday>{ANY_WEEKDAY}){COMMA}(?P<a>[0-3]?[0-9])/(?P<b>[0-3]?[0-9])(?:/(?P<y>(?:19|20)[0-9]{{2}}))?\b",
        _weekday_in_figures,
        "Thursday 18/10",
    ),
    Rule(
        "a full date",
        rf"{COMING}(?P<day>{MONTH_DAY})(?:{COMMA}(?i:of{GAP}|in{GAP}|the{GAP}year{GAP})?|{DASH})(?P<year>{YEAR}|{SPELT_YEAR})",
        lambda g: Within(g.read("day"), year(g["year"])),
        "19th of June 2025",
    ),
    Rule(
        "a full date",
        rf"(?P<day>{DAY_NUMBER}){GAP}may{GAP}(?P<year>{YEAR})",
        lambda g: Within(Day(5, ordinal(g["day"])), year(g["year"])),
        "17 may 2001",
    ),
    Rule(
        "a full date, its year shortened",
        rf"(?P<date>{DAY_NUMBER}-{MONTH})-(?P<year>[0-9]{{2}})\b",
        lambda g: Within(g.read("date"), year(g["year"])),
        "4-Mar-19",
        guard="figures",
    ),
    Rule(
        "a full date, its year shortened",
        rf"(?P<date>{MONTH_DAY}){COMMA}(?P<year>{SHORT_YEAR})",
        lambda g: Within(g.read("date"), year(g["year"])),
        "4 March '19",
        guard="no quotation",
    ),
    Rule(
        "a month and day",
        rf"{THE}(?P<month>{JOINED_MONTH}){MAYBE}{THE}(?P<day>{DAY_NUMBER}|{ORDINAL_WORD}\b)",
        month_day,
        "Sept. 30",
    ),
    Rule(
        "a day and month",
        rf"{THE}(?P<day>{DAY_NUMBER}|{ORDINAL_WORD})(?:{MAYBE}(?i:of{GAP})?|{DASH})(?P<month>{MONTH})",
        month_day,
        "the 25th of August",
    ),
    Rule(
        "a month and year",
        rf"{THE}(?P<month>{MONTH})(?:{COMMA}(?i:of{GAP}|in{GAP})?|{MAYBE}{DASH}?)(?P<year>{YEAR}|{SHORT_YEAR}|{SPELT_YEAR})",
        lambda g: Within(Month(MONTHS[g["month"].lower().strip(".")]), year(g["year"])),
        "September 2021",
    ),
    Rule(
        "a day and month in figures",
        r"(?P<day>1[3-9]|2[0-9]|3[01])/(?P<month>0?[1-9]|1[0-2])\b",
        _short_figures,
        "21/3",
        guard="day in figures",
        alone=True,
    ),
    Rule(
        "a month",
        r"(?P<month>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b",
        lambda g: Month(MONTHS[g["month"].lower()]),
        "Oct",
        guard="short month",
    ),
    Rule(
        "a month",
        rf"{THE}(?i:month{GAP}of{GAP})?(?P<month>{PLAIN_MONTH})",
        lambda g: Month(MONTHS[g["month"].lower().strip(".")]),
        "October",
        guard="month",
    ),
    Rule(
        "a month",
        rf"(?P<month>{PLAIN_MONTH})",
        lambda g: Month(MONTHS[g["month"].lower().strip(".")]),
        "May",
        guard="in a month",
    ),
    Rule(
        "a month",
        rf"(?P<month>{MONTH_BUT_MAY})\b",
        lambda g: Month(MONTHS[g["month"].lower()]),
        "April",
        guard="owned month",
    ),
    Rule("a weekday", rf"(?P<day>{WEEKDAY})\b", lambda g: Weekday(WEEKDAYS[g["day"].lower()]), "Thursday", "weekday"),
    Rule(
        "a winter over two years",
        rf"{THE}(?i:winter){GAP}(?i:of{GAP}|in{GAP})?(?P<year>{YEAR})(?:{DASH}|/)(?P<next>[0-9]{{2}}|{YEAR})\b",
        _winter,
        "the winter of 2010-11",
    ),
    Rule(
        "a season and year",
        rf"{THE}(?P<season>{ANY_SEASON}){GAP}(?:(?i:of{GAP}|in{GAP})?(?P<year>{YEAR})|(?i:of){GAP}(?P<short>{SHORT_YEAR}))",
        lambda g: Within(Season(SEASONS[g["season"].lower()]), year(g["year"] or g["short"])),
        "the autumn of 1917",
    ),
    Rule(
        "a year and season",
        rf"(?P<year>{YEAR}){GAP}(?P<season>{SEASON})",
        lambda g: Within(Season(SEASONS[g["season"].lower()]), year(g["year"])),
        "1982 summer",
    ),
    Rule(
        "a season",
        rf"{THE}(?P<season>{SEASON})\b",
        lambda g: Season(SEASONS[g["season"].lower()]),
        "the summer",
        guard="season",
    ),
    Rule("a season", rf"(?i:the){GAP}(?P<season>fall)\b", lambda g: Season("FA"), "the fall", guard="fall"),
    Rule(
        "a decade",
        rf"{THE}(?:(?P<decade>(?:(?:1[0-9]|20)[0-9]|{APOSTROPHE}?[2-9])0{APOSTROPHE}?s\b)"
        rf"|(?:(?P<age>(?i:nineteen|eighteen)){HYPHEN})?(?P<name>{any_of(DECADES)}))",
        _decade,
        "the 1960s",
        guard="decade",
    ),
    Rule(
        "a century",
        rf"{THE}(?P<n>{ORDINAL}){HYPHEN}(?i:century)\b",
        lambda g: Century(ordinal(g["n"])),
        "the 20th century",
    ),
    Rule(
        "a quarter of a year",
        rf"{THE}(?:(?P<fiscal>(?i:fiscal)){HYPHEN})?(?:(?P<n>{_FOUR})"
        rf"{HYPHEN}(?i:quarter)\b|Q(?P<q>[1-4])\b)",
        _quarter,
        "the third quarter",
        guard="quarter",
    ),
    Rule(
        "a half of a year",
        rf"{THE}(?:(?P<n>(?i:first|second|latter|last|other)){HYPHEN}(?i:half)\b|H(?P<n2>[12])\b)",
        lambda g: Half(int(g["n2"])) if g["n2"] else _half(g),
        "the first half",
        guard="half",
    ),
    Rule(
        "a fiscal year over two years",
        rf"{THE}(?:(?i:fiscal)(?:{HYPHEN}(?i:years?))?{GAP}|FY{MAYBE})(?P<years>{YEAR}(?:{DASH}|/)(?:{YEAR}|[0-9]{{2}}\b))",
        lambda g: g.read("years"),
        "fiscal year 2023-24",
    ),
    Rule(
        "a fiscal year",
        rf"{THE}(?:(?i:fiscal)(?:{HYPHEN}(?i:year))?{GAP}|FY{MAYBE})(?P<year>{YEAR})",
        lambda g: year(g["year"]),
        "fiscal 1989",
    ),
    Rule(
        "a year",
        rf"(?:{THE}(?:years?|calendar{GAP}year|school{GAP}year|academic{GAP}year){GAP})?(?P<year>{YEAR}|{SPELT_YEAR})|(?i:the){GAP}(?i:year){GAP}(?i:two{GAP}thousand)\b",
        lambda g: year(g["year"]) if g["year"] else Year(2000),
        "2020",
        guard="year",
    ),
    Rule("a shortened year", rf"(?P<year>{SHORT_YEAR})", lambda g: year(g["year"]), "'99", guard="short year"),
    Rule(
        "a quarter or half and year",
        rf"(?:Q(?P<q>[1-4])|H(?P<h>[12]))(?:{MAYBE}/{MAYBE}|{GAP})(?P<year>{YEAR})",
        lambda g: Within(Quarter(int(g["q"])) if g["q"] else Half(int(g["h"])), year(g["year"])),
        "Q1/2024",
    ),
    Rule(
        "a time stamp",
        rf"(?P<day>{_ISO})T(?P<clock>[0-2][0-9]:[0-5][0-9])(?::[0-5][0-9](?:\.[0-9]{{1,6}})?)?(?:Z|[+-][0-9]{{2}}:?[0-9]{{2}})?",
        lambda g: Clock(g["clock"], g.read("day")),
        "2025-02-21T10:20:30Z",
    ),
    Rule(
        "a weekday with its day of the month",
        rf"(?P<weekday>{WEEKDAY}){COMMA}(?i:the{GAP})?(?P<day>{ORDINAL_DAY})",
        lambda g: Day(None, ordinal(g["day"]), WEEKDAYS[g["weekday"].lower()]),
        "Friday 30th",
        guard="day by weekday",
    ),
    Rule(
        "a day of the month",
        rf"(?i:the){GAP}(?P<day>{ORDINAL_DAY})",
        lambda g: Day(None, ordinal(g["day"])),
        "the 28th",
        guard="bare day",
    ),
)
