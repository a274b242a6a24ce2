"""Durations and sets: how long and how often, never when."""

import re

from etl.dates.grammar.absolute import MONTH_DAY
from etl.dates.grammar.fragments import (
    APPROX,
    COUNT,
    DASH,
    GAP,
    HYPHEN,
    LOOSE,
    MONTH,
    QUANTITY,
    SEASON,
    UNIT,
    UNIT_BUT_QUARTER,
    WEEKDAY,
    any_of,
)
from etl.dates.grammar.rule import Groups, Rule, UnreadableError
from etl.dates.grammar.words import DAYTIMES, SEASONS, TENS, WEEKDAYS, amount, unit
from etl.dates.shapes import Day, Every, Length, Month, Shape, Unit

_MODIFIERS = {
    "more than": "MORE_THAN",
    "just over": "MORE_THAN",
    "well over": "MORE_THAN",
    "less than": "LESS_THAN",
    "fewer than": "LESS_THAN",
    "just under": "LESS_THAN",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "barely": "LESS_THAN",
    "at least": "EQUAL_OR_MORE",
    "no less than": "EQUAL_OR_MORE",
    "at most": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS",
    "no more than": "EQUAL_OR_LESS",
    "as long as": "EQUAL_OR_LESS",
    "only": None,
}
_LETTERS = {
    Unit.SECOND: "TS",
    Unit.MINUTE: "TM",
    Unit.HOUR: "TH",
    Unit.DAY: "D",
    Unit.WEEKEND: "WE",
    Unit.WEEK: "W",
    Unit.MONTH: "M",
    Unit.QUARTER: "Q",
    Unit.SEASON: "SEASON",
    Unit.HALF: "HALF",
    Unit.YEAR: "Y",
}
_HALVES = {Unit.YEAR: (Unit.MONTH, 6), Unit.HOUR: (Unit.MINUTE, 30), Unit.MINUTE: (Unit.SECOND, 30)}
_SPAN = (
    r"(?i:last|past|next|coming|previous|preceding|following|first|final|ensuing|intervening|remaining|upcoming|recent)"
)
_HOUR_OF_DAY = re.compile(r"[0-2][0-9]\.[0-5][0-9]")
_FREQUENCIES = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "semiannual": "P6M",
    "semi-annual": "P6M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "biennial": "P2Y",
}


def period(count: float | None, measure: Unit) -> str:
    """TIMEX3 period of so many units: P5Y, PT20M, P2Y6M, P40Y for four decades, PXD for a loose number of days."""
    if count is None:
        code = {Unit.DECADE: "DE", Unit.CENTURY: "C", Unit.MILLENNIUM: "ML"}.get(measure) or _LETTERS[measure]
        return f"PTX{code[1:]}" if code.startswith("T") else f"PX{code}"
    if measure in {Unit.DECADE, Unit.CENTURY, Unit.MILLENNIUM}:
        count *= {Unit.DECADE: 10, Unit.CENTURY: 100, Unit.MILLENNIUM: 1000}[measure]
        measure = Unit.YEAR
    code = _LETTERS[measure]
    if count % 1 == 0.5 and measure in _HALVES:
        smaller, half = _HALVES[measure]
        small = _LETTERS[smaller].removeprefix("T")
        head = f"{int(count)}{code.removeprefix('T')}" if count > 1 else ""
        time = "T" if code.startswith("T") else ""
        return f"P{time}{head}{half}{small}"
    return f"P{'T' if code.startswith('T') else ''}{count:g}{code.removeprefix('T')}"


def _length(groups: Groups) -> Shape:
    count = amount(groups["n"])
    measure = unit(groups["unit"])
    if measure is Unit.HOUR and _HOUR_OF_DAY.fullmatch(groups["n"]):
        raise UnreadableError(f"{groups['n']} is an hour of the day")
    if groups["unit"].lower() == "second" and groups["n"].lower() in TENS:
        raise UnreadableError(f"{groups['n']}-second is an ordinal")
    if groups["n"].lower() in {"a", "an"} and not (groups["approx"] or groups["half"]):
        raise UnreadableError("a length of one unit has a rule of its own")
    if groups["half"] and count is not None:
        count += 0.5
    if groups["unit"].lower().startswith("fortnight") and count is not None:
        count *= 2
    return Length(
        period(count, measure),
        _MODIFIERS.get(" ".join(groups["approx"].lower().split()), "APPROX" if groups["approx"] else None),
    )


def _lengths(units: str) -> str:
    """The pattern of a length counted in `units`."""
    return (
        rf"{_APPROX}(?:(?i:the|this|these|those|his|her|its|their){GAP})?(?:{_SPAN}{GAP})?(?:{APPROX}{GAP})?(?P<n>{QUANTITY}){HYPHEN}"
        rf"(?:(?i:more|full|whole|consecutive|straight|long|short|additional|extra|calendar|working|entire|successive|further|solid){GAP})?"
        rf"(?P<unit>{units})(?P<half>{GAP}(?i:and{GAP}a{GAP}half))?(?:{HYPHEN}(?i:long)|{GAP}(?i:or{GAP}(?:so|more)))?\b"
    )


def _frequency(groups: Groups) -> Shape:
    count = amount(groups["n"]) if groups["n"] else 1
    return Every(period(2 if groups["other"] else count, unit(groups["unit"])), "1")


def _each_named(groups: Groups) -> Shape:
    name = groups["name"]
    if name.lower() in SEASONS:
        return Every(f"XXXX-{SEASONS[name.lower()]}", "1")
    match groups.read("name"):
        case Month(month):
            return Every(f"XXXX-{month:02d}", "1")
        case Day(int() as month, number):
            return Every(f"XXXX-{month:02d}-{number:02d}", "1")
        case other:
            raise UnreadableError(f"{other} does not come back every year")


def _lasting(groups: Groups) -> Shape:
    if (groups["adj"].lower(), groups["unit"].lower()) == ("next", "day"):
        raise UnreadableError("over the next day things happen on it")
    return Length(period(1, unit(groups["unit"])))


_APPROX = rf"(?:(?P<approx>{APPROX}){GAP})?"

LENGTHS = (
    Rule(
        "a length of one unit",
        rf"(?i:an?){GAP}(?P<unit>(?i:decade|year|month|fortnight|week|weekend|day|night|hour|minute|century))\b",
        lambda g: Length(period(2 if g["unit"].lower() == "fortnight" else 1, unit(g["unit"]))),
        "a week",
        guard="one unit",
    ),
    Rule("a length of one unit", rf"(?i:a{GAP}quarter)\b", lambda _: Length("P1Q"), "a quarter", guard="one quarter"),
    Rule(
        "a loose length of time",
        rf"(?i:a{GAP}while|some{GAP}time)\b",
        lambda g: Length("PXX"),
        "a while",
        guard="a while",
    ),
    Rule(
        "a length of time",
        _lengths(UNIT_BUT_QUARTER),
        _length,
        "the past two months",
        guard="length",
    ),
    Rule("a length of time", _lengths("(?i:quarters?)"), _length, "the past two quarters", guard="no share"),
    Rule(
        "a length of time",
        rf"(?i:the){GAP}(?P<adj>(?i:last|next)){GAP}(?P<unit>(?i:year|month|week|decade|day|hour))\b",
        _lasting,
        "the last year",
        guard="lasting",
        alone=True,
    ),
    Rule(
        "half of one unit",
        rf"(?i:half){DASH}(?P<unit>(?i:day|hour|year|century|decade))\b",
        lambda g: Length(period(0.5, unit(g["unit"]))),
        "half-day",
        guard="long",
    ),
    Rule(
        "a quarter of a century",
        rf"(?:{APPROX}{GAP})?(?i:(?:the{GAP}(?:past|last){GAP})?(?:a{GAP})?quarter(?:{GAP}of{GAP}a{GAP}|{DASH})century)\b",
        lambda _: Length("P25Y"),
        "a quarter of a century",
        guard="long",
    ),
    Rule(
        "a length of one unit",
        rf"(?i:an?){GAP}(?i:additional|extra|entire|full|whole){GAP}(?P<unit>(?i:decade|year|quarter|month|week|day|hour))\b",
        lambda g: Length(period(1, unit(g["unit"]))),
        "an additional year",
    ),
    Rule(
        "a length of time",
        rf"(?i:(?:the{GAP})?(?:past|last|next|coming)){GAP}(?P<unit>(?i:decade|century|fortnight))\b",
        lambda g: Length(period(2 if g["unit"].lower() == "fortnight" else 1, unit(g["unit"]))),
        "the past decade",
    ),
    Rule(
        "half a century, looked back on",
        rf"(?i:(?:the{GAP})?(?:past|last|next){GAP}half){HYPHEN}(?P<unit>(?i:century|decade|year))\b",
        lambda g: Length(period(0.5, unit(g["unit"]))),
        "the past half century",
    ),
    Rule(
        "a length of time",
        rf"(?i:this{GAP}past){GAP}(?P<unit>(?i:year|decade))\b",
        lambda g: Length(period(1, unit(g["unit"]))),
        "this past year",
    ),
    Rule(
        "a length of time",
        rf"(?i:the){GAP}(?i:past|coming){GAP}(?P<unit>(?i:year|month|week|quarter|day|hour))\b(?P<half>{GAP}(?i:and{GAP}a{GAP}half)\b)?",
        lambda g: Length(period(1.5 if g["half"] else 1, unit(g["unit"]))),
        "the past year",
    ),
    Rule(
        "a loose length of time",
        rf"(?P<unit>(?i:days|weeks|months|years|decades|centuries|hours|minutes)){HYPHEN}(?i:long)\b",
        lambda g: Length(period(None, unit(g["unit"]))),
        "centuries-long",
    ),
    Rule(
        "a loose length of time",
        r"(?P<unit>(?i:days|weeks|months|years|decades|centuries|hours))\b",
        lambda g: Length(period(None, unit(g["unit"]))),
        "weeks",
        guard="bare units",
    ),
    Rule(
        "a loose length of time",
        r"(?P<unit>(?i:weeks|months|years|decades|centuries))\b",
        lambda g: Length(period(None, unit(g["unit"]))),
        "months",
        guard="units of something",
    ),
    Rule(
        "a length of one unit",
        rf"(?P<unit>(?i:year|month|week|day|hour|decade|century)){HYPHEN}?(?i:long)\b",
        lambda g: Length(period(1, unit(g["unit"]))),
        "year-long",
        guard="long",
    ),
)
SETS = (
    Rule(
        "how often",
        rf"(?i:every|each){GAP}(?:(?P<n>{COUNT}|{LOOSE}){GAP})?(?:(?P<other>(?i:other|second|alternate)){GAP})?(?P<unit>{UNIT})\b",
        _frequency,
        "every two years",
    ),
    Rule("how often", rf"(?P<n>)(?P<other>)(?i:per){GAP}(?P<unit>{UNIT})\b", _frequency, "per month"),
    Rule(
        "how often",
        rf"(?:(?i:once|twice|three{GAP}times|several{GAP}times|{COUNT}{GAP}times)){GAP}(?P<n>)(?P<other>)(?i:an?|each|every){GAP}(?P<unit>(?i:day|night|week|month|year|hour|minute|decade))\b",
        _frequency,
        "twice a week",
    ),
    Rule(
        "how often",
        rf"(?P<word>{any_of(_FREQUENCIES)})\b",
        lambda g: Every(_FREQUENCIES[g["word"].lower()]),
        "annually",
    ),
    Rule(
        "how often",
        rf"(?:(?i:every|each){GAP})(?P<day>{WEEKDAY})\b",
        lambda g: Every(f"XXXX-WXX-{WEEKDAYS[g['day'].lower()] + 1}", "1"),
        "every Monday",
    ),
    Rule(
        "how often",
        rf"(?i:every|each){GAP}(?P<name>{MONTH_DAY}|{MONTH}|{SEASON}\b)",
        _each_named,
        "each July",
    ),
    Rule(
        "how often",
        rf"(?P<day>{WEEKDAY}){GAP}(?:(?i:and|or){GAP}{WEEKDAY}{GAP})?(?P<part>(?i:morning|afternoon|evening|night))(?i:s)\b",
        lambda g: Every(f"XXXX-WXX-{WEEKDAYS[g['day'].lower()] + 1}T{DAYTIMES[g['part'].lower()]}"),
        "Monday and Tuesday nights",
    ),
    Rule(
        "how often",
        rf"(?P<day>{WEEKDAY})(?i:s)\b",
        lambda g: Every(f"XXXX-WXX-{WEEKDAYS[g['day'].lower()] + 1}"),
        "Sundays",
    ),
)
RULES = (*SETS, *LENGTHS)
