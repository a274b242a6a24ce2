"""Ranges and lists read as one expression: May 5-12, from 1993 to 2003, the 1950s and 60s, April 18th and 28th."""

from etl.dates.grammar.absolute import (
    DATED_WEEKDAY,
    DECADE,
    FIGURES,
    FULL_DATE,
    ISO_DATE,
    MONTH_DAY,
    MONTH_YEAR,
    SEASON_YEAR,
    THE,
    year,
)
from etl.dates.grammar.fragments import (
    ANY_WEEKDAY,
    APOSTROPHE,
    COMMA,
    DASH,
    DAY_NUMBER,
    GAP,
    HYPHEN,
    MAYBE,
    MONTH,
    ORDINAL,
    SHORT_YEAR,
    WEEKDAY,
    YEAR,
)
from etl.dates.grammar.parts import PART, SOFT_PART
from etl.dates.grammar.relative import DEICTIC_DAY, RELATIVE_NAME, RELATIVE_UNIT
from etl.dates.grammar.rule import Groups, Rule, UnreadableError
from etl.dates.grammar.words import MONTHS, ordinal
from etl.dates.shapes import (
    Century,
    Day,
    Decade,
    Listed,
    Month,
    Near,
    Part,
    Range,
    Several,
    Shape,
    Vague,
    Weekday,
    Within,
    Year,
)

# The tilde, the wave and the arrow of East Asian print
_ARROW = r"[~\x{301c}\x{ff5e}\x{2192}]"
TO = rf"(?:{MAYBE}(?:{DASH}|{_ARROW}){MAYBE}|{MAYBE}(?i:to|until|till|through|thru|up{GAP}to){GAP})"
AND = rf"(?:{GAP}(?i:and|&|or){GAP})"
_POINT = (
    rf"(?:{ISO_DATE}|{FIGURES}|{DATED_WEEKDAY}|{FULL_DATE}|{MONTH_DAY}(?:{COMMA}{SHORT_YEAR})?|{MONTH_YEAR}|{SEASON_YEAR}|{YEAR}|{DECADE}|{PART}"
    rf"|{SOFT_PART}|{WEEKDAY}\b|{DEICTIC_DAY}|{RELATIVE_NAME})"
)
_DAY = rf"(?:(?i:the){GAP})?{DAY_NUMBER}"
DATED_DAYS = (
    rf"(?:{MONTH}{MAYBE}{_DAY}(?:{TO}|{AND}){DAY_NUMBER}(?:{COMMA}{YEAR})?"
    rf"|{_DAY}(?:{TO}|{AND}){DAY_NUMBER}{GAP}{MONTH}(?:{COMMA}{YEAR})?|{MONTH_DAY}{TO}{MONTH_DAY}(?:{COMMA}{YEAR})?)"
)


def _days(groups: Groups) -> Shape:
    """Two days that share a month, and a year where one is written."""
    month, a, b = MONTHS[groups["month"].lower().strip(".")], _day(groups["a"]), _day(groups["b"])
    if b <= a:
        raise UnreadableError(f"day {b} does not follow day {a}")
    first, last = Day(month, a), Day(month, b)
    if groups["year"]:
        return Range(Within(first, year(groups["year"])), Within(last, year(groups["year"])))
    return Range(first, last)


def _of_one_year(groups: Groups) -> Shape:
    outer = groups.read("year")
    return Range(Within(groups.read("a"), outer), Within(groups.read("b"), outer))


def _listed_of_one_year(groups: Groups) -> Shape:
    outer = groups.read("year")
    return Several(Within(groups.read("a"), outer), Within(groups.read("b"), outer))


def _days_of_one_year(groups: Groups) -> Shape:
    outer = groups.read("year")
    match groups.read("days"):
        case Range(first, last):
            return Range(Within(first, outer), Within(last, outer))
        case other:
            raise UnreadableError(f"{other} is no run of days")


def _days_in_turn(groups: Groups) -> Shape:
    """Days that follow one another without a gap are one stretch of time, others a list."""
    between = [ordinal(word) for word in groups["more"].replace(",", " ").split()]
    numbers = [_day(groups["a"]), *between, _day(groups["b"])]
    if numbers == list(range(numbers[0], numbers[-1] + 1)):
        return _days(groups)
    if numbers != sorted(set(numbers)):
        raise UnreadableError(f"days {numbers} do not rise")
    month = MONTHS[groups["month"].lower().strip(".")]
    days: list[Shape] = [Day(month, number) for number in numbers]
    return Listed(tuple(Within(day, year(groups["year"])) if groups["year"] else day for day in days))


def _days_in_figures(groups: Groups) -> Shape:
    month, a, b = int(groups["month"]), int(groups["a"]), int(groups["b"])
    if not 1 <= a < b <= 31:
        raise UnreadableError(f"days {a} to {b} are none")
    outer = Year(int(groups["year"]))
    return Range(Within(Day(month, a), outer), Within(Day(month, b), outer))


def _listed_days(groups: Groups) -> Shape:
    match _days(groups):
        case Range(first, last) if _day(groups["b"]) - _day(groups["a"]) > 1:
            return Several(first, last)
        case other:
            return other


def _day(text: str) -> int:
    return ordinal(text.rsplit(maxsplit=1)[-1])


def _range(groups: Groups) -> Shape:
    return run_of(groups.read("a"), groups.read("b"))


def run_of(first: Shape, last: Shape) -> Shape:
    """From `first` to `last`, a year written with the last alone shared; raises UnreadableError where none runs so."""
    match first, last:
        case Within(Day(month, number), Year(y)), Year(z):
            return Range(first, Within(Day(month, number), Year(z)))
        case ((Day(int(), _) | Month(_)), Within(Day(int(), _) | Month(_) as inner, Year() as outer)):
            return Range(Within(first, _year_before(first, inner, outer)), last)
        case Day(_, _) | Month(_), Within(_, Year() as outer) | Part(_, Within(_, Year() as outer) | (Year() as outer)):
            return Range(Within(first, outer), last)
        case (
            Part(part, Month() as begin),
            Within(Day(int(), _) | Month(_) as inner, Year() as outer)
            | Part(_, Within(Day(int(), _) | Month(_) as inner, Year() as outer)),
        ):
            return Range(Part(part, Within(begin, _year_before(begin, inner, outer))), last)
        case Year(y), Year(z) if z <= y:
            raise UnreadableError(f"year {z} does not follow {y}")
        case Day(month, number), Year(_):
            raise UnreadableError(f"day {number}.{month} and a year span nothing")
    return Range(first, last)


def _year_before(first: Day | Month, last: Day | Month, outer: Year) -> Year:
    """The year of `first` in a run that ends with `last` of `outer`: the one before when its month lies behind."""
    begin, end = (one.number if isinstance(one, Month) else one.month or 0 for one in (first, last))
    return Year(outer.number - 1) if begin > end else outer


def _short_years(groups: Groups) -> Shape:
    first = int(groups["a"])
    last = first - first % 100 + int(groups["b"].lstrip("'‘’`"))
    if last <= first:
        raise UnreadableError(f"year {last} does not follow {first}")
    return Range(Year(first), Year(last))


def _decades(groups: Groups) -> Shape:
    first, last = groups.read("a"), groups.read("b")
    match first, last:
        case Decade(a), Decade(b, short):
            return Several(Decade(a), Decade(a - a % 100 + b % 100 if short else b))
        case _:
            raise UnreadableError("no two decades")


def _months(groups: Groups) -> Shape:
    first, last = _two_months(groups)
    if not groups["year"]:
        return Range(first, last)
    outer = year(groups["year"])
    return Range(Within(first, _year_before(first, last, outer)), Within(last, outer))


def _listed_months(groups: Groups) -> Shape:
    first, last = _two_months(groups)
    if not groups["year"]:
        return Several(first, last)
    outer = year(groups["year"])
    return Several(Within(first, outer), Within(last, outer))


def _two_months(groups: Groups) -> tuple[Month, Month]:
    return Month(MONTHS[groups["a"].lower().strip(".")]), Month(MONTHS[groups["b"].lower().strip(".")])


def _weekdays(groups: Groups) -> Shape:
    """Two days of the week: the second is the one that follows the first."""
    first, last = groups.read("a"), groups.read("b")
    match first, last:
        case ((Weekday(a) | Near(Weekday(a))), Weekday(b)) if a != b:
            return Several(first, Near(last, 1, previous=True))
    raise UnreadableError("one day of the week, told twice")


def _centuries(groups: Groups) -> Shape:
    first, last = ordinal(groups["a"].removeprefix("the ")), ordinal(groups["b"].removeprefix("the "))
    if last <= first:
        raise UnreadableError(f"century {last} does not follow {first}")
    return Several(Century(first), Century(last))


RULES = (
    Rule(
        "two days of the week",
        rf"(?P<a>(?:(?i:last|this|next|coming){GAP})?{WEEKDAY}){AND}(?:(?i:on){GAP})?(?P<b>{WEEKDAY})\b",
        _weekdays,
        "Thursday and Friday",
        guard="weekdays",
    ),
    Rule(
        "days of the week with their dates",
        rf"{WEEKDAY}(?:{AND}|{TO}){WEEKDAY}(?:{COMMA}(?:(?i:the){GAP})?|{MAYBE}\({MAYBE})(?P<days>{DATED_DAYS})(?:{MAYBE}\))?",
        lambda g: g.read("days"),
        "Monday and Tuesday, December 6-7, 2021",
    ),
    Rule(
        "days of the week with their dates",
        rf"{ANY_WEEKDAY}{COMMA}(?P<a>{_DAY}){MAYBE}(?:{AND}|{TO}){ANY_WEEKDAY}{COMMA}(?P<b>{_DAY}){GAP}(?i:of{GAP})?(?P<month>{MONTH})(?:{COMMA}(?P<year>{YEAR}))?",
        _days,
        "Monday 20 to Wednesday 22 May",
    ),
    Rule(
        "two centuries",
        rf"(?P<a>(?:(?i:the){GAP})?{ORDINAL}){AND}(?P<b>(?:(?i:the){GAP})?{ORDINAL}){HYPHEN}(?i:century|centuries)\b",
        _centuries,
        "the 17th and 18th centuries",
    ),
    Rule("two decades", rf"(?P<a>{DECADE}){AND}(?P<b>{DECADE})", _decades, "the 1950s and 60s", guard="decade"),
    Rule(
        "days of one month",
        rf"{THE}(?P<month>{MONTH}){MAYBE}(?P<a>{_DAY})(?:{TO}(?i:the{GAP})?|/)(?P<b>{DAY_NUMBER})(?:(?:{COMMA})(?i:of{GAP})?(?P<year>{YEAR}|{SHORT_YEAR}))?",
        _days,
        "May 5-12",
        guard="day range",
    ),
    Rule(
        "days of one month",
        rf"(?P<a>{_DAY})(?:{TO}(?i:the{GAP})?|/)(?P<b>{DAY_NUMBER})(?:{MAYBE}(?i:of{GAP})?)(?P<month>{MONTH})(?:{COMMA}(?P<year>{YEAR}|{SHORT_YEAR}))?",
        _days,
        "20th -21st April",
        guard="day range",
    ),
    Rule(
        "a run of days or months of a year told from here",
        rf"(?P<a>{MONTH_DAY}|{MONTH})(?:{TO}(?i:the{GAP})?)(?P<b>{MONTH_DAY}|{MONTH}){COMMA}(?:(?i:of){GAP})?(?P<year>(?i:last|this|next|that){GAP}(?i:year))\b",
        _of_one_year,
        "May 31 to June 3 last year",
    ),
    Rule(
        "a run of days or months of a year told from here",
        rf"(?P<days>{MONTH}{MAYBE}{_DAY}{TO}{DAY_NUMBER}|{_DAY}{TO}{DAY_NUMBER}{MAYBE}{MONTH}){COMMA}(?:(?i:of){GAP})?(?P<year>(?i:last|this|next|that){GAP}(?i:year))\b",
        _days_of_one_year,
        "December 6-9 this year",
    ),
    Rule(
        "between two days or months of a year told from here",
        rf"(?P<a>{MONTH_DAY}|{MONTH}){AND}(?P<b>{MONTH_DAY}|{MONTH}){COMMA}(?:(?i:of){GAP})?(?P<year>(?i:last|this|next|that){GAP}(?i:year))\b",
        _of_one_year,
        "March and May last year",
        guard="between",
    ),
    Rule(
        "a list of months of a year told from here",
        rf"(?P<a>{MONTH}){AND}(?P<b>{MONTH}){COMMA}(?:(?i:of){GAP})?(?P<year>(?i:last|this|next|that){GAP}(?i:year))\b",
        _listed_of_one_year,
        "June and September last year",
    ),
    Rule(
        "days of one month, between two",
        rf"(?P<month>{MONTH}){MAYBE}(?P<a>{_DAY}){AND}(?i:the{GAP})?(?P<b>{DAY_NUMBER})(?:(?:,{GAP})(?P<year>{YEAR}))?",
        _days,
        "January 12 and 15",
        guard="between",
    ),
    Rule(
        "days of one month, between two",
        rf"(?P<a>{_DAY}){AND}(?i:the{GAP})?(?P<b>{DAY_NUMBER}){GAP}(?i:of{GAP})?(?P<month>{MONTH})(?:{COMMA}(?P<year>{YEAR}))?",
        _days,
        "12 and 15 January",
        guard="between",
    ),
    Rule(
        "days of one month, one by one",
        rf"(?P<month>{MONTH}){MAYBE}(?P<a>{_DAY})(?P<more>(?:,{GAP}{DAY_NUMBER}){{1,4}}),?{AND}(?P<b>{DAY_NUMBER})(?:,{GAP}(?P<year>{YEAR}))?",
        _days_in_turn,
        "May 1, 2 and 3",
        guard="day range",
    ),
    Rule(
        "days of one month, one by one",
        rf"(?P<a>{_DAY})(?P<more>(?:,{GAP}{DAY_NUMBER}){{1,4}}),?{AND}(?P<b>{DAY_NUMBER}){GAP}(?i:of{GAP})?(?P<month>{MONTH})(?:{COMMA}(?P<year>{YEAR}))?",
        _days_in_turn,
        "11, 12 and 13 June",
        guard="day range",
    ),
    Rule(
        "days of one month in figures",
        r"(?P<a>[0-3]?[0-9])-(?P<b>[0-3]?[0-9])/(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)[0-9]{2})\b",
        _days_in_figures,
        "20-21/4/2017",
        guard="figures",
    ),
    Rule(
        "a list of days of one month",
        rf"(?P<month>{MONTH}){MAYBE}(?P<a>{_DAY}){AND}(?i:the{GAP})?(?P<b>{DAY_NUMBER})(?:(?:,{GAP})(?P<year>{YEAR}))?",
        _listed_days,
        "April 18th and 28th",
        guard="day range",
    ),
    Rule(
        "a list of days of one month",
        rf"(?P<a>{_DAY}){AND}(?i:the{GAP})?(?P<b>{DAY_NUMBER}){GAP}(?i:of{GAP})?(?P<month>{MONTH})(?:{COMMA}(?P<year>{YEAR}))?",
        _listed_days,
        "11 and 12 June",
        guard="day range",
    ),
    Rule(
        "a run of years",
        rf"(?:(?i:the){GAP}(?i:years){GAP})?(?P<a>{YEAR})(?:{DASH}|/)(?P<b>{APOSTROPHE}?[0-9]{{2}})\b",
        _short_years,
        "2021-23",
        guard="year",
    ),
    Rule(
        "a run of months",
        rf"{THE}(?P<a>{MONTH})(?:{TO}|{MAYBE}/{MAYBE})(?P<b>{MONTH})(?:{COMMA}(?i:of{GAP})?(?P<year>{YEAR}))?",
        _months,
        "July-August 2023",
        guard="month",
    ),
    Rule(
        "from one month to another, between two",
        rf"(?P<a>{MONTH}){AND}(?P<b>{MONTH})(?:{COMMA}(?i:of{GAP})?(?P<year>{YEAR}))?",
        _months,
        "March and May 1955",
        guard="between",
    ),
    Rule(
        "a list of months",
        rf"(?P<a>{MONTH}){AND}(?P<b>{MONTH})(?:{COMMA}(?i:of{GAP})?(?P<year>{YEAR}))?",
        _listed_months,
        "April and June 1955",
        guard="month",
    ),
    Rule(
        "from one date to another",
        rf"(?:(?i:the){GAP}(?i:years){GAP})?(?P<a>{_POINT})(?:{TO}(?i:the{GAP})?)(?P<b>{_POINT})",
        _range,
        "September 30 to October 1",
        guard="year",
    ),
    Rule(
        "between one date and another",
        rf"(?P<a>{_POINT}|{MONTH}){AND}(?P<b>{_POINT}|{MONTH})",
        _range,
        "2014 and 2016",
        guard="between",
    ),
    Rule(
        "from one month or date to another",
        rf"(?P<a>{_POINT}|{MONTH}){TO}(?P<b>{_POINT}|{MONTH})",
        _range,
        "March to 12 June",
        guard="from",
    ),
    Rule(
        "from now until a date",
        rf"(?P<a>(?i:now)){TO}(?:(?i:the{GAP}))?(?P<b>{_POINT}|{MONTH}|{RELATIVE_UNIT})",
        lambda g: Range(Vague("PRESENT_REF"), g.read("b")),
        "now until the end of this year",
    ),
)
