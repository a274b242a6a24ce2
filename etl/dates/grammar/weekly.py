"""Weekdays counted by weeks and listed in one, days that end a week, and parts of a month told from one to another."""

from etl.dates.grammar.absolute import FULL_DATE, MONTH_DAY, MONTH_YEAR, year
from etl.dates.grammar.fragments import COMMA, DASH, DAY_NUMBER, GAP, HYPHEN, MONTH, WEEKDAY, YEAR
from etl.dates.grammar.ranges import AND
from etl.dates.grammar.rule import Groups, Rule, UnreadableError
from etl.dates.grammar.words import MONTHS, WEEKDAYS, ordinal
from etl.dates.shapes import Away, Day, Every, Holding, Listed, Near, Part, Range, Shape, Shift, Unit, Weekday, Within

_WEEK = r"(?P<unit>(?i:week|fortnight))"


def _weeks_beyond(groups: Groups) -> Shape:
    """A day one week or two beyond the one named: "Thursday week", "a week on Thursday", "a week last Thursday"."""
    back = groups["last"] != ""
    day = groups["day"].lower()
    named: Shape = (
        Near(Weekday(WEEKDAYS[day]), -1 if back else 1) if day in WEEKDAYS else Shift(Unit.DAY, day == "tomorrow")
    )
    weeks = 2 if groups["unit"].lower() == "fortnight" else 1
    return Away(weeks, Unit.WEEK, -1 if back else 1, of=named, exact=True)


def _weekdays_in_turn(groups: Groups) -> Shape:
    numbers = [WEEKDAYS[groups[name].lower()] for name in ("a", "b", "c")]
    if numbers != sorted(set(numbers)):
        raise UnreadableError("the weekdays do not follow one another in a week")
    whole = groups.read("week")
    return Listed(tuple(Within(Weekday(number), whole) for number in numbers))


def _two_days(groups: Groups) -> Shape:
    """Two days that follow one another; with a gap between them the first may be any number."""
    first, last = ordinal(groups["a"]), ordinal(groups["b"])
    if last != first + 1:
        raise UnreadableError(f"day {last} does not follow day {first}")
    month = MONTHS[groups["month"].lower().strip(".")]
    days: tuple[Shape, ...] = (Day(month, first), Day(month, last))
    return Range(*(Within(day, year(groups["year"])) if groups["year"] else day for day in days))


def _parts_in_turn(groups: Groups) -> Shape:
    whole = groups.read("whole")
    parts = {"early": "START", "mid": "MID", "late": "END"}
    return Range(*(Part(parts[groups[name].lower()], whole) for name in ("a", "b")))


RULES = (
    Rule(
        "a weekday counted a week on",
        rf"(?P<day>{WEEKDAY}|(?i:tomorrow)){GAP}{_WEEK}(?P<last>)\b",
        _weeks_beyond,
        "Thursday week",
        guard="week on",
    ),
    Rule(
        "a weekday counted a week on",
        rf"(?i:a){GAP}{_WEEK}{GAP}(?:(?i:on){GAP})?(?P<day>{WEEKDAY}|(?i:today|tomorrow))(?P<last>)\b",
        _weeks_beyond,
        "a week on Thursday",
        guard="week on",
    ),
    Rule(
        "a weekday counted a week back",
        rf"(?i:a){GAP}{_WEEK}{GAP}(?P<last>(?i:last)){GAP}(?P<day>{WEEKDAY})\b",
        _weeks_beyond,
        "a week last Thursday",
        guard="week back",
    ),
    Rule(
        "how often",
        rf"(?i:every|each){GAP}(?i:other|second|alternate){GAP}{WEEKDAY}\b",
        lambda _: Every("P2W", "1"),
        "every other Tuesday",
    ),
    Rule(
        "days of a week told from here, one by one",
        rf"(?P<a>{WEEKDAY}),{GAP}(?P<b>{WEEKDAY}),?{AND}(?P<c>{WEEKDAY}){GAP}(?:(?i:of){GAP})?(?P<week>(?i:this|last|next){GAP}(?i:week))\b",
        _weekdays_in_turn,
        "Monday, Wednesday and Friday last week",
    ),
    Rule(
        "two days of one month, set off by a comma",
        rf"(?P<a>{DAY_NUMBER}),{GAP}(?P<b>{DAY_NUMBER}){GAP}(?P<month>{MONTH})(?:{COMMA}(?P<year>{YEAR}))?",
        _two_days,
        "30, 31 March",
        guard="on",
    ),
    Rule(
        "a week told by the day that ends it",
        rf"(?i:the{GAP})?(?i:week){GAP}(?i:ending|ended){GAP}(?:(?i:on){GAP})?(?P<day>{FULL_DATE}|{MONTH_DAY})",
        lambda g: Holding(Unit.WEEK, g.read("day")),
        "the week ending 26 March",
    ),
    Rule(
        "early, mid or late in a month, one to the other",
        rf"(?P<a>(?i:early|mid))(?:{DASH}?{GAP}|{DASH})(?i:to|or){HYPHEN}(?P<b>(?i:mid|late)){HYPHEN}"
        rf"(?P<whole>{MONTH_YEAR}|{MONTH}(?:{COMMA}(?i:last|this|next){GAP}(?i:year)\b)?)",
        _parts_in_turn,
        "mid-to-late March",
    ),
)
