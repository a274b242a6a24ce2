"""Parts of days and hours: Thursday afternoon, the small hours of 14 May, 10 p.m. on Wednesday."""

from etl.dates.grammar.absolute import (
    DATED_WEEKDAY,
    FIGURES,
    FULL_DATE,
    ISO_DATE,
    MONTH_DAY,
    THE,
    WEEKDAY_IN_FIGURES,
)
from etl.dates.grammar.fragments import (
    APOSTROPHE,
    CLEAR_CLOCK,
    CLOCK,
    COMMA,
    DASH,
    DAYTIME,
    GAP,
    HYPHEN,
    MAYBE,
    ORDINAL_DAY,
    PART_OF_DAY,
    WEEKDAY,
    any_of,
)
from etl.dates.grammar.ranges import AND, DATED_DAYS, TO
from etl.dates.grammar.relative import DEICTIC_DAY, RELATIVE_NAME
from etl.dates.grammar.rule import Groups, Rule, UnreadableError
from etl.dates.grammar.words import DAYTIMES, amount
from etl.dates.shapes import Clock, Daytime, Range, Same, Shape, Shift, Unit

DAY_POINT = (
    rf"(?:{DATED_WEEKDAY}|{WEEKDAY_IN_FIGURES}|{FULL_DATE}|{ISO_DATE}|{FIGURES}|{MONTH_DAY}|{RELATIVE_NAME}|{WEEKDAY}\b|{DEICTIC_DAY}"
    rf"|(?i:that|the{GAP}same|the{GAP}next|the{GAP}following|the{GAP}previous){GAP}(?i:day)\b)"
)


def _daytime(groups: Groups) -> Shape:
    if groups["part"].lower() in {"noon", "midday", "midnight"}:
        return Clock(groups["part"].lower(), groups.read("day"))
    return Daytime(DAYTIMES[groups["part"].lower()], groups.read("day"))


def _night(groups: Groups) -> Shape:
    """The night from one day to the next."""
    match groups.read("days"):
        case Range() as days:
            return Daytime("NI", days)
        case other:
            raise UnreadableError(f"no night lies between {other}")


def _clock(groups: Groups) -> Shape:
    return Clock(" ".join(groups["clock"].split()), groups.read("day") if groups["day"] else None)


def _hour_of_part(groups: Groups) -> Shape:
    half = "a.m." if groups["part"].lower() == "morning" else "p.m."
    return Clock(f"{int(amount(groups['hour']) or 0)} {half}", None)


def _this_daytime(groups: Groups) -> Shape:
    by = {"last": -1, "yesterday": -1, "next": 1, "following": 1, "tomorrow": 1, "previous": -1}
    words = groups["which"].lower().split()
    code = DAYTIMES[groups["part"].lower()]
    if words[-1] in {"that", "same", "very"}:
        return Daytime(code, Same(Unit.DAY))
    told = words[-1] in {"following", "previous"} or words == ["the", "next"]
    return Daytime(code, Shift(Unit.DAY, by.get(words[-1], 0), previous=told))


_FOUR_FIGURES = r"(?:(?:[01][0-9]|2[0-3])[0-5][0-9])"
_HOURS = any_of("one two three four five six seven eight nine ten eleven twelve")
RULES = (
    Rule(
        "a part of the day told",
        rf"(?i:early|late|mid){HYPHEN}(?P<part>(?i:morning|afternoon|evening))\b",
        lambda g: Daytime(DAYTIMES[g["part"].lower()], None),
        "mid-afternoon",
        guard="by a part of the day",
    ),
    Rule(
        "a part of the day told",
        rf"(?i:the){GAP}(?P<part>(?i:morning|afternoon|evening))\b",
        lambda g: Daytime(DAYTIMES[g["part"].lower()], None),
        "the evening",
        guard="the evening",
    ),
    Rule(
        "a part of a day",
        rf"(?:(?i:early|late){GAP}(?:(?i:on|in){GAP})?)?(?P<day>{DAY_POINT}){COMMA}(?:(?i:early|late|in{GAP}the|mid){HYPHEN})?(?P<part>{DAYTIME})\b",
        _daytime,
        "Thursday afternoon",
    ),
    Rule(
        "a part of a day",
        rf"{THE}(?:(?i:early|late|mid){HYPHEN})?(?P<part>{DAYTIME})(?:{GAP}(?i:hours))?(?:{GAP}(?i:of|on){GAP}|{COMMA})(?i:the{GAP})?(?P<day>{DAY_POINT}|(?i:the){GAP}{ORDINAL_DAY})",
        _daytime,
        "the morning of April 19",
    ),
    Rule(
        "the night between two days",
        rf"(?:{THE}(?P<part>(?i:night)){GAP}(?i:of|on|from|between)|(?i:overnight)(?:{GAP}(?i:on|from|between))?){GAP}(?P<days>{DATED_DAYS})",
        _night,
        "the night of May 5-6",
    ),
    Rule(
        "between parts of two days",
        rf"(?P<a>{WEEKDAY}){GAP}{PART_OF_DAY}(?:{AND}|{TO})(?:(?i:early|late){GAP})?(?P<b>{WEEKDAY})(?:{GAP}{PART_OF_DAY})?",
        lambda g: Range(g.read("a"), g.read("b")),
        "Friday night and Saturday morning",
        guard="from",
    ),
    Rule(
        "the small hours of a day",
        rf"(?:{THE}(?:(?i:very){GAP})?(?i:early|small|wee|predawn|pre-dawn)(?:{GAP}(?i:morning))?{GAP}(?i:hours)){GAP}(?i:of|on){GAP}(?P<day>{DAY_POINT})",
        lambda g: Daytime("MO", g.read("day")),
        "the early hours of Friday",
    ),
    Rule(
        "a part of a day told from here",
        rf"(?P<which>(?i:this|last|that|that{GAP}same|that{GAP}very|the{GAP}same|the{GAP}following|the{GAP}next|the{GAP}previous)){GAP}(?:(?i:early|late){GAP})?(?P<part>{PART_OF_DAY})\b",
        _this_daytime,
        "this morning",
    ),
    Rule(
        "a part of the day before",
        rf"(?i:the){GAP}(?P<part>(?i:night|evening|morning|afternoon)){GAP}(?i:before)\b",
        lambda g: Daytime(DAYTIMES[g["part"].lower()], Shift(Unit.DAY, -1, previous=True)),
        "the night before",
        guard="away",
    ),
    Rule("tonight", r"(?i:tonight)\b", lambda g: Daytime("NI", Shift(Unit.DAY, 0)), "tonight"),
    Rule(
        "an hour of a day",
        rf"(?P<clock>{CLOCK})(?:{COMMA}(?:(?i:on|the){GAP}){{0,2}}|{GAP}?{DASH}{GAP}?|{MAYBE}[|]{MAYBE})(?:(?i:this|that|in{GAP}the){GAP}(?i:morning|afternoon|evening){COMMA})?(?P<day>{DAY_POINT}|{ISO_DATE}|{FIGURES})",
        _clock,
        "10 p.m. Wednesday",
        guard="clock",
    ),
    Rule(
        "an hour of a day",
        rf"(?P<clock>{_FOUR_FIGURES}){GAP}(?i:on){GAP}(?P<day>{DAY_POINT})",
        _clock,
        "0530 on 22 June",
        guard="military hour",
    ),
    Rule(
        "an hour of a day",
        rf"(?P<clock>{_FOUR_FIGURES})(?:(?i:hrs?|h)\b)?{GAP}(?P<day>(?i:today|yesterday|tomorrow|this{GAP}(?:morning|afternoon|evening))\b|{WEEKDAY})",
        _clock,
        "1430 today",
        guard="military hour",
    ),
    Rule(
        "a day and an hour",
        rf"(?P<day>{DAY_POINT}|{ISO_DATE}|{FIGURES})(?:{COMMA}(?i:at{GAP}|from{GAP})?|{MAYBE}(?:{DASH}|[|/]|at){MAYBE}|T)(?P<clock>{CLOCK})",
        _clock,
        "Apr 20, 2017 / 15:38",
        guard="clock",
    ),
    Rule(
        "an hour",
        rf"(?P<clock>{CLEAR_CLOCK})(?P<day>)",
        _clock,
        "9:25 pm JST",
        guard="clock",
    ),
    Rule(
        "an hour",
        r"(?P<clock>(?:[01]?[0-9]|2[0-4]):[0-5][0-9])\b(?P<day>)",
        _clock,
        "15:30",
        guard="bare clock",
    ),
    Rule(
        "an hour",
        r"(?P<clock>0[0-9][0-5][0-9])\b(?P<day>)",
        _clock,
        "0715",
        guard="early hour",
    ),
    Rule(
        "an hour of a part of the day",
        rf"(?P<hour>1[0-2]|[1-9]|{_HOURS}){GAP}(?:o{APOSTROPHE}clock{GAP})?(?i:in{GAP}the){GAP}(?P<part>(?i:morning|afternoon|evening))\b",
        _hour_of_part,
        "four in the morning",
        guard="hour told",
    ),
    Rule(
        "an hour of an agenda",
        r"(?P<clock>(?:[01]?[0-9]|2[0-4]):[0-5][0-9])\b(?P<day>)",
        _clock,
        "09:30",
        guard="agenda hour",
    ),
)
