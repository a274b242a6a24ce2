"""Parts of a whole: early March, the end of the year, Thursday afternoon, June last year, 10 p.m. on Wednesday."""

from etl.dates.grammar.absolute import (
    CENTURY,
    DECADE,
    FULL_DATE,
    HALF,
    MONTH_DAY,
    MONTH_YEAR,
    QUARTER,
    SEASON_YEAR,
)
from etl.dates.grammar.fragments import (
    ANY_SEASON,
    APOSTROPHE,
    APPROX,
    COMMA,
    COUNT,
    DASH,
    GAP,
    HYPHEN,
    MONTH,
    ORDINAL,
    ORDINAL_DAY,
    SPELT,
    SPELT_YEAR,
    WEEKDAY,
    YEAR,
    any_of,
)
from etl.dates.grammar.relative import DEICTIC_DAY, RELATIVE_NAME, RELATIVE_UNIT
from etl.dates.grammar.rule import Groups, Rule, UnreadableError
from etl.dates.grammar.words import DECADES, SEASONS, WEEKDAYS, amount, ordinal, unit
from etl.dates.shapes import (
    Century,
    Counterpart,
    Day,
    Holding,
    Length,
    Nth,
    Part,
    Range,
    Same,
    Season,
    Shape,
    Shift,
    Stretch,
    Unit,
    Weekday,
    Within,
    Year,
)

THE = rf"(?:(?i:the){GAP})?"
_YEARS = (
    rf"(?:{YEAR}|{SPELT_YEAR}|(?i:fiscal){GAP}(?i:year{GAP})?{YEAR}|{RELATIVE_UNIT}"
    rf"|(?i:the{GAP}(?:fiscal{GAP})?year)\b|{COUNT}{GAP}(?i:years?){GAP}(?i:ago|earlier|later|before)\b)"
)
_OF = rf"(?:{GAP}(?i:of|in|for){GAP}|{COMMA})"
_PLACED_NAME = (
    rf"(?:(?:{MONTH}|{MONTH_DAY}|{THE}{ANY_SEASON}|{QUARTER}|{HALF}|{WEEKDAY})"
    rf"(?:{GAP}(?i:of|in){GAP}|{COMMA})(?:{RELATIVE_UNIT}))"
)
WHOLE = (
    rf"(?:{_PLACED_NAME}|(?:{QUARTER}|{HALF}){_OF}{YEAR}|{FULL_DATE}|{MONTH_DAY}|{MONTH_YEAR}|{SEASON_YEAR}|{YEAR}|{MONTH}|{THE}{ANY_SEASON}\b|{RELATIVE_NAME}"
    rf"|{DECADE}|{CENTURY}|{RELATIVE_UNIT}|{WEEKDAY}\b|{DEICTIC_DAY}|(?i:the|a|its){GAP}(?i:fiscal{GAP})?(?i:year|month|week|quarter|decade|century)\b)"
)
_EARLY = rf"(?i:early(?:{GAP}in)?|beginning{GAP}of|start{GAP}of|outset{GAP}of|onset{GAP}of|opening{GAP}of|dawn{GAP}of)"
_MIDDLE = rf"(?i:mid|middle{GAP}of|midst{GAP}of|halfway{GAP}through)"
_LATE = rf"(?i:late(?:{GAP}in)?|end{GAP}of|close{GAP}of|latter{GAP}part{GAP}of)"
PART = rf"(?:{THE}(?i:very{GAP})?(?:{_EARLY}|{_MIDDLE}|{_LATE}){HYPHEN}{WHOLE})"

SOFT_PART = rf"(?:(?i:earlier|later){GAP}(?i:this){GAP}(?i:week|month|year)\b)"


def _part(groups: Groups) -> Shape:
    """The start, middle and end of a month are its thirds."""
    name = "START" if groups["early"] else "MID" if groups["middle"] else "END"
    words = groups["whole"].lower().split()
    if words[0] == "the" and words[-1] in {"week", "decade", "century"} and len(words) == 2:
        return Part(name, Shift(unit(words[-1]), 0, previous=True))
    return Part(name, groups.read("whole"))


def _edge(groups: Groups) -> Shape:
    late = groups["side"].lower() in {"last", "final", "closing", "dying"}
    return Part("END" if late else "START", groups.read("whole"))


def _short_end(groups: Groups) -> Shape:
    match groups.read("whole"):
        case Day() | Within(Day()):
            raise UnreadableError("talks end on a day: a day has no end of its own")
        case whole:
            return Part("END", whole)


def _soft(groups: Groups) -> Shape:
    words, side = groups["whole"].lower().split(), groups["side"].lower()
    whole: Shape = Same(unit(words[-1])) if words[0] == "that" else groups.read("whole")
    third = words[-1] == "month" and side in {"early", "late"}
    return Part("START" if side.startswith("ear") else "END", whole, soft=not third)


def _stretch(groups: Groups) -> Shape:
    count, measure = int(amount(groups["n"]) or 0), unit(groups["unit"])
    if not 2 <= count <= {Unit.MONTH: 11, Unit.QUARTER: 3}.get(measure, 31):
        raise UnreadableError(f"no year or month begins with {count} such units")
    of = groups["of"].lower().split()
    outer = Shift(unit(of[-1]), 0, previous=True) if of[:1] == ["the"] and len(of) == 2 else None
    at_end = groups["side"].lower() in {"last", "final", "closing"}
    return Stretch(count, measure, outer or (groups.read("of") if of else None), at_end)


def _soft_unit(groups: Groups) -> Shape:
    whole = Shift(unit(groups["unit"]), 0, previous=True)
    return Part("START" if groups["side"].lower() == "earlier" else "END", whole, soft=True)


def _season_within(groups: Groups) -> Shape:
    """A part of "the coming year" lies in a year of the calendar, which else is a length."""
    name = groups["inner"].lower().removeprefix("the").strip()
    inner: Shape = Season(SEASONS[name]) if name in SEASONS else groups.read("inner")
    match groups.read("outer"):
        case Length("P1Y"):
            return Within(inner, Shift(Unit.YEAR, 1 if "coming" in groups["outer"].lower() else -1))
        case Length():
            raise UnreadableError("nothing named lies in a length")
        case Year() if groups["inner"].lower() in WEEKDAYS:
            raise UnreadableError("a weekday of a year is none of its days")
        case Shift(Unit.DAY) | Same(Unit.DAY):
            raise UnreadableError('no day lies in another: "March 7, the same day" is told twice')
        case outer:
            return Within(inner, outer)


def _quarter_of_century(groups: Groups) -> Shape:
    """Twenty-five years of a century."""
    match groups.read("of"):
        case Century(number):
            place = 4 if groups["n"].lower() == "last" else ordinal(groups["n"])
            first = 100 * number - 100 + 25 * (place - 1)
            return Range(Year(first), Year(first + 24))
        case other:
            raise UnreadableError(f"{other} is no century")


def _possessive(groups: Groups) -> Shape:
    name = groups["inner"].lower()
    return Within(Season(SEASONS[name]) if name in SEASONS else groups.read("inner"), groups.read("outer"))


def _nth(groups: Groups) -> Shape:
    number = -1 if groups["n"].lower() in {"last", "final"} else ordinal(groups["n"])
    name = groups["what"].lower()
    told = groups["of"].lower().split()
    whole: Shape = Shift(unit(told[1]), 0, previous=True) if told[0] == "the" and len(told) == 2 else groups.read("of")
    return Nth(number, Weekday(WEEKDAYS[name]) if name in WEEKDAYS else unit(name), whole)


STRETCHES = (
    Rule(
        "the first units of a whole",
        rf"(?:{APPROX}{GAP})?{THE}(?P<side>(?i:first|opening|last|final|closing)){GAP}(?P<n>{SPELT}|[0-9]{{1,2}}){GAP}"
        rf"(?:(?i:full){GAP})?(?P<unit>(?i:quarters|months|weeks|days)){GAP}(?i:of|in){GAP}"
        rf"(?P<of>{MONTH_YEAR}|{YEAR}|{MONTH}|{RELATIVE_UNIT}|(?i:the{GAP}(?:year|month))\b)",
        _stretch,
        "the first seven months of 2016",
    ),
    Rule(
        "the first months of the year",
        rf"(?i:the){GAP}(?P<side>(?i:first|opening)){GAP}(?P<n>{SPELT}|[0-9]{{1,2}}){GAP}(?:(?i:full){GAP})?(?P<unit>(?i:months))(?P<of>)\b",
        _stretch,
        "the first seven months",
        guard="first months",
    ),
)
RULES = (
    Rule(
        "earlier or later in a whole",
        rf"(?P<side>(?i:earlier|later|early|late)){GAP}(?:(?i:on|in){GAP})?(?P<whole>(?:(?i:this|that|the{GAP}same){GAP}(?i:day|week|month|year|quarter|decade)"
        rf"|{DEICTIC_DAY}|{WEEKDAY})\b)",
        _soft,
        "earlier this month",
    ),
    Rule(
        "earlier or later in a whole",
        rf"(?P<side>(?i:earlier|later)){GAP}(?i:in){GAP}(?P<whole>{MONTH_YEAR}|{YEAR}|{MONTH})",
        _soft,
        "later in 2024",
    ),
    Rule(
        "the same stretch of another year",
        rf"(?i:the){GAP}(?i:same|corresponding|comparable){GAP}(?i:period|months|timeframe|stretch|month|quarter|week){GAP}(?:(?i:of|in){GAP})?"
        rf"{THE}(?P<of>{YEAR}|(?i:last|the{GAP}previous|the{GAP}preceding){GAP}(?i:year)\b)",
        lambda g: Counterpart(g.read("of")),
        "the same period last year",
    ),
    Rule(
        "the same stretch of another year",
        rf"(?i:the){GAP}(?P<of>{YEAR}){GAP}(?i:period|quarter)\b",
        lambda g: Counterpart(g.read("of")),
        "the 1988 period",
    ),
    Rule(
        "the same stretch of another year",
        rf"(?P<of>(?i:last|the{GAP}previous){GAP}(?i:year)){APOSTROPHE}s{GAP}(?i:quarter|period)\b",
        lambda g: Counterpart(g.read("of")),
        "last year's quarter",
    ),
    Rule(
        "the same stretch of another year",
        rf"(?i:(?:the{GAP})?(?:(?:comparable|same|corresponding){GAP})?year{HYPHEN}(?:ago|earlier){GAP}period)\b",
        lambda g: Counterpart(Shift(Unit.YEAR, -1)),
        "the year-earlier period",
    ),
    Rule(
        "the first or last days of a whole",
        rf"{THE}(?P<side>(?i:first|opening|early|initial|last|final|closing|dying)){GAP}(?i:days|weeks|months){GAP}(?i:of){GAP}(?P<whole>{MONTH_YEAR}|{YEAR}|{MONTH}|{RELATIVE_UNIT})",
        _edge,
        "the closing days of 2024",
    ),
    Rule(
        "early, mid or late in a whole",
        rf"{THE}(?i:very{GAP})?(?:(?P<early>{_EARLY})|(?P<middle>{_MIDDLE})|(?P<late>{_LATE})){HYPHEN}(?P<whole>{WHOLE})",
        _part,
        "late October 2022",
    ),
    Rule(
        "early, mid or late in a whole",
        rf"(?i:end){DASH}(?P<whole>{WHOLE})",
        lambda g: Part("END", g.read("whole")),
        "end-2023",
    ),
    Rule(
        "early, mid or late in a whole",
        rf"(?i:end){GAP}(?P<whole>{FULL_DATE}|{MONTH_DAY}|{MONTH_YEAR}|{YEAR}|{MONTH})",
        _short_end,
        "end March",
        guard="short end",
    ),
    Rule(
        "early, mid or late in a whole",
        rf"(?P<whole>{YEAR}|{MONTH}){DASH}(?i:end)\b",
        lambda g: Part("END", g.read("whole")),
        "2016-end",
    ),
    Rule(
        "the end of a year or month",
        rf"{THE}(?P<unit>(?i:year|month|week)){APOSTROPHE}?(?i:s)?{HYPHEN}(?i:end)\b",
        lambda g: Part("END", Shift(unit(g["unit"]), 0, previous=True)),
        "year's end",
        guard="year end",
    ),
    Rule(
        "the end of a year or month told from here",
        rf"(?P<which>(?i:this|last|next)){GAP}(?P<unit>(?i:year|month)){HYPHEN}(?i:end)\b",
        lambda g: Part("END", Shift(unit(g["unit"]), {"last": -1, "next": 1}.get(g["which"].lower(), 0))),
        "this month-end",
    ),
    Rule(
        "the middle of a year or month",
        rf"{THE}(?i:mid){DASH}(?P<unit>(?i:year|month))\b",
        lambda g: Part("MID", Shift(unit(g["unit"]), 0, previous=True)),
        "mid-month",
        guard="year end",
    ),
    Rule(
        "the unit that is to end",
        rf"(?i:the){GAP}(?P<unit>(?i:week|month|year|decade))\b",
        lambda g: Shift(unit(g["unit"]), 0),
        "the year",
        guard="unit to end",
    ),
    Rule(
        "early, mid or late in a decade by name",
        rf"(?i:the){GAP}(?:(?P<early>(?i:early))|(?P<middle>(?i:mid))|(?P<late>(?i:late))){HYPHEN}(?P<whole>{any_of(DECADES)})\b",
        _part,
        "the late nineties",
        guard="no age told",
    ),
    Rule(
        "earlier or later in the unit last spoken of",
        rf"(?P<side>(?i:earlier|later)){GAP}(?i:in){GAP}(?i:the){GAP}(?P<unit>(?i:day|week|month|year|decade))\b",
        _soft_unit,
        "later in the year",
    ),
    Rule(
        "a named part of a named whole",
        rf"(?P<inner>{MONTH_DAY}|{MONTH}|{THE}{ANY_SEASON}|{QUARTER}|{HALF}|{WEEKDAY})(?:{GAP}(?i:of|in){GAP}|{COMMA})(?P<outer>{_YEARS})",
        _season_within,
        "June last year",
    ),
    Rule(
        "half of a month or decade",
        rf"(?P<inner>{HALF}){GAP}(?i:of){GAP}(?P<outer>{MONTH_YEAR}|{MONTH}|{DECADE}|{CENTURY}|(?i:this|last|next){GAP}month\b)",
        lambda g: Within(g.read("inner"), g.read("outer")),
        "the second half of September",
    ),
    Rule(
        "a quarter of a century",
        rf"{THE}(?P<n>(?i:first|second|third|fourth|last)){GAP}(?i:quarter){GAP}(?i:of){GAP}(?P<of>{CENTURY})",
        _quarter_of_century,
        "the first quarter of the 20th century",
    ),
    Rule(
        "a day of a month told from here",
        rf"{THE}(?P<day>{ORDINAL_DAY}){GAP}(?i:of){GAP}(?P<month>(?i:this|last|next|that|the{GAP}same|the{GAP}following){GAP}(?:(?i:month)\b|{MONTH}))",
        lambda g: Within(Day(None, ordinal(g["day"])), g.read("month")),
        "the 28th of this month",
    ),
    Rule(
        "a part of a whole that stands before it",
        rf"{THE}(?P<outer>{YEAR}|(?i:this|last|next|that){GAP}(?i:year))(?:{APOSTROPHE}s)?{GAP}(?P<inner>(?i:first|second|third|fourth){HYPHEN}(?i:quarter|half)|(?i:spring|summer|autumn|fall|winter)|{MONTH})\b",
        _possessive,
        "this year's third quarter",
        guard="no day",
    ),
    Rule(
        "a numbered day, week, month or quarter of a whole",
        rf"{THE}(?P<n>{ORDINAL}|(?i:last|final)){GAP}(?P<what>{WEEKDAY}|(?i:day|week|weekend|month|quarter)){GAP}(?i:of|in){GAP}(?P<of>{MONTH_YEAR}|{MONTH}|{YEAR}|{RELATIVE_UNIT}|(?i:the{GAP}(?:month|year))\b)",
        _nth,
        "the first Monday of May",
    ),
    Rule(
        "a weekday of a week told before it",
        rf"(?P<outer>(?:(?i:last|this|next|the{GAP}following|the{GAP}previous){GAP}(?i:week)))(?:,?{GAP}(?i:on){GAP}|,{GAP}|{GAP})(?P<inner>{WEEKDAY})\b",
        _possessive,
        "last week on Wednesday",
    ),
    Rule(
        "a day's week",
        rf"{THE}(?i:week){GAP}(?:(?i:of|beginning|starting|from|commencing){GAP})(?:(?i:on|the){GAP})?(?P<day>{FULL_DATE}|{MONTH_DAY})",
        lambda g: Holding(Unit.WEEK, g.read("day")),
        "the week of June 16",
    ),
)
