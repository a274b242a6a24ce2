"""Runs of days told with more than their two dates: with weekdays, commas, brackets, or wholly in figures."""

from etl.dates.grammar.absolute import COMING, DATED_WEEKDAY, FULL_DATE, MONTH_DAY, THE
from etl.dates.grammar.fragments import (
    ANY_WEEKDAY,
    COMMA,
    DASH,
    DAY_NUMBER,
    GAP,
    MAYBE,
    MONTH,
    ORDINAL_DAY,
    WEEKDAY,
    YEAR,
)
from etl.dates.grammar.ranges import AND, TO, run_of
from etl.dates.grammar.rule import Groups, Rule, UnreadableError
from etl.dates.grammar.words import WEEKDAYS, ordinal
from etl.dates.shapes import Day, Numeric, Range, Several, Shape, Weekday, Within, Year

_ISO = r"(?:1[5-9]|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_DATED = rf"(?:{DATED_WEEKDAY}|{FULL_DATE}|{MONTH_DAY})"
_DAYS = (
    rf"(?:{MONTH}{MAYBE}{THE}{DAY_NUMBER}{TO}{THE}{DAY_NUMBER}(?:{COMMA}{YEAR})?"
    rf"|{DAY_NUMBER}{TO}{THE}{DAY_NUMBER}{GAP}(?:(?i:of){GAP})?{MONTH}(?:{COMMA}{YEAR})?)"
)
_IN_BRACKETS = rf"{MAYBE}\({MAYBE}{ANY_WEEKDAY}{MAYBE}\)"


def _iso_days(groups: Groups) -> Shape:
    """An ISO interval, its end shortened to what differs: 2024-03-04/06."""
    start, end = groups["a"], groups["b"]
    first, last = (_iso_day(day) for day in (start, start[: len(start) - len(end)] + end))
    if last <= first:
        raise UnreadableError(f"{end} does not follow {start}")
    return Range(*(Within(Day(month, day), Year(number)) for number, month, day in (first, last)))


def _iso_day(text: str) -> tuple[int, int, int]:
    number, month, day = text.split("-")
    return int(number), int(month), int(day)


def _on_weekday(groups: Groups) -> Shape:
    """Days behind the weekday of the first; with a year written, the weekday adds nothing."""
    match groups.read("days"):
        case Range(Day(month, number), last):
            return Range(Day(month, number, WEEKDAYS[groups["weekday"].lower().strip(".")]), last)
        case run:
            return run


def _behind_brackets(groups: Groups) -> Shape:
    """Two dates, with one year for both where it stands behind the brackets."""
    first, last = groups.read("a"), groups.read("b")
    return run_of(first, Within(last, Year(int(groups["year"]))) if groups["year"] else last)


def _days_of_month_told(groups: Groups) -> Shape:
    a, b, outer = ordinal(groups["a"]), ordinal(groups["b"]), groups.read("month")
    if b <= a:
        raise UnreadableError(f"day {b} does not follow day {a}")
    return Range(Within(Day(None, a), outer), Within(Day(None, b), outer))


def _weekdays_of_week(groups: Groups) -> Shape:
    """Two days of the week behind them; over its end, only the last is of it: "Friday to Monday last week"."""
    first, last, outer = groups.read("a"), groups.read("b"), groups.read("week")
    return Range(Within(first, outer) if _in_turn(first, last) else first, Within(last, outer))


def _week_from_weekday(groups: Groups) -> Shape:
    """Two days of the week before them; over its end, only the first is of it: "last week from Friday to Monday"."""
    first, last, outer = groups.read("a"), groups.read("b"), groups.read("week")
    return Range(Within(first, outer), Within(last, outer) if _in_turn(first, last) else last)


def _in_turn(first: Shape, last: Shape) -> bool:
    """Whether the first of two days of the week comes before the other in it."""
    match first, last:
        case Weekday(a), Weekday(b) if a != b:
            return a < b
    raise UnreadableError("one day of the week, told twice")


def _listed_weekdays(groups: Groups) -> Shape:
    match _weekdays_of_week(groups):
        case Range(Within() as first, last):
            return Several(first, last)
    raise UnreadableError("the days are not of one week")


def _figures(groups: Groups) -> Shape:
    """Two days in figures, a year behind the last: in the one order that fits both, or left open."""
    pairs = [(int(groups["a1"]), int(groups["a2"])), (int(groups["b1"]), int(groups["b2"]))]
    number = int(groups["year"])
    day_first = [(month, day) for day, month in pairs]
    fitting = [order for order in (day_first, pairs) if _runs_on(order)]
    if not fitting:
        raise UnreadableError("the figures are no two days in turn")
    if len(fitting) == 2:
        return Range(*(Numeric(one, other, number) for one, other in pairs))
    return Range(*(Within(Day(month, day), Year(number)) for month, day in fitting[0]))


def _dotted(groups: Groups) -> Shape:
    """Two days in figures with dots, which put the day first."""
    days = [(int(groups["a2"] or groups["b2"]), int(groups["a1"])), (int(groups["b2"]), int(groups["b1"]))]
    if not _runs_on(days):
        raise UnreadableError("the figures are no two days in turn")
    return Range(*(Within(Day(month, day), Year(int(groups["year"]))) for month, day in days))


def _runs_on(days: list[tuple[int, int]]) -> bool:
    return days[0] < days[1] and all(1 <= month <= 12 and 1 <= day <= 31 for month, day in days)


RULES = (
    Rule(
        "an interval in figures, year first",
        rf"(?P<a>{_ISO})/(?P<b>{_ISO}|(?:0[1-9]|1[0-2])-[0-3][0-9]|[0-3][0-9])\b",
        _iso_days,
        "2024-03-04/2024-03-06",
    ),
    Rule(
        "a run of days in figures",
        r"(?P<a>(?P<a1>[0-3]?[0-9])/(?P<a2>[0-3]?[0-9]))"
        rf"{MAYBE}{DASH}{MAYBE}(?P<b>(?P<b1>[0-3]?[0-9])/(?P<b2>[0-3]?[0-9])/(?P<year>(?:19|20)[0-9]{{2}}))\b",
        _figures,
        "13/03-15/03/2024",
        guard="figures",
    ),
    Rule(
        "a run of days in figures with dots",
        r"(?P<a>(?P<a1>[0-3]?[0-9])\.(?:(?P<a2>[01]?[0-9])\.?)?)"
        rf"{MAYBE}{DASH}{MAYBE}(?P<b>(?P<b1>[0-3]?[0-9])\.(?P<b2>[01]?[0-9])\.(?P<year>(?:19|20)[0-9]{{2}}))\b",
        _dotted,
        "03.03-05.03.2024",
        guard="figures",
    ),
    Rule(
        "a weekday with a run of days",
        rf"{COMING}(?P<weekday>{ANY_WEEKDAY})(?:{COMMA}|{MAYBE}\({MAYBE})(?P<days>{_DAYS})(?:{MAYBE}\))?",
        _on_weekday,
        "Fri., March 4-8",
    ),
    Rule(
        "from one date to another, set off by commas",
        rf"(?P<a>{_DATED}),{TO}(?P<b>{_DATED})",
        lambda g: run_of(g.read("a"), g.read("b")),
        "Monday, March 4, to Friday, March 8, 2024",
        guard="from",
    ),
    Rule(
        "from one date to another, their weekdays in brackets",
        rf"(?P<a>{FULL_DATE}|{MONTH_DAY}){_IN_BRACKETS}{TO}(?P<b>{FULL_DATE}|{MONTH_DAY}){_IN_BRACKETS}(?:{COMMA}(?P<year>{YEAR}))?",
        _behind_brackets,
        "March 4 (Monday) to March 8 (Friday), 2024",
    ),
    Rule(
        "days of a month told from here",
        rf"{THE}(?P<a>{ORDINAL_DAY}){TO}{THE}(?P<b>{ORDINAL_DAY}){GAP}(?i:of){GAP}(?P<month>(?i:this|last|next){GAP}(?i:month))\b",
        _days_of_month_told,
        "the 4th to the 8th of this month",
    ),
    Rule(
        "days of a week told from here",
        rf"(?P<a>{WEEKDAY}){TO}(?P<b>{WEEKDAY}){GAP}(?:(?i:of){GAP})?(?P<week>(?i:this|last|next){GAP}(?i:week))\b",
        _weekdays_of_week,
        "Monday to Wednesday last week",
    ),
    Rule(
        "days of a week told from here",
        rf"(?P<week>(?i:this|last|next){GAP}(?i:week)),?{GAP}(?i:from){GAP}(?P<a>{WEEKDAY}){TO}(?P<b>{WEEKDAY})\b",
        _week_from_weekday,
        "last week from Monday to Wednesday",
    ),
    Rule(
        "two days of a week told from here",
        rf"(?P<a>{WEEKDAY}){AND}(?P<b>{WEEKDAY}){GAP}(?:(?i:of){GAP})?(?P<week>(?i:this|last|next){GAP}(?i:week))\b",
        _listed_weekdays,
        "Monday and Thursday last week",
        guard="weekdays",
    ),
)
