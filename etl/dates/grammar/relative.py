"""Dates told from where the speaker or the story stands: last year, two days later, that month, yesterday."""

from dataclasses import replace

from etl.dates.grammar.absolute import FULL_DATE, MONTH_DAY, MONTH_YEAR
from etl.dates.grammar.fragments import (
    ANY_SEASON,
    APOSTROPHE,
    APPROX,
    CALENDAR_UNIT,
    DASH,
    DAY_NUMBER,
    GAP,
    HYPHEN,
    MAYBE,
    MONTH,
    ORDINAL,
    QUANTITY,
    UNIT,
    WEEKDAY,
    YEAR,
)
from etl.dates.grammar.rule import Groups, Rule, UnreadableError
from etl.dates.grammar.words import MONTHS, SEASONS, WEEKDAYS, amount, listed, ordinal, unit
from etl.dates.shapes import (
    Away,
    Day,
    Month,
    Near,
    Nth,
    Quarter,
    Range,
    Same,
    Season,
    Shape,
    Shift,
    Unit,
    Weekday,
    Within,
)

_BEFORE = "last past latest previous preceding prior foregoing"
_AFTER = "next coming upcoming following ensuing subsequent succeeding forthcoming"
_BACKWARD = rf"(?i:{_BEFORE.replace(' ', '|')})"
_FORWARD = rf"(?i:{_AFTER.replace(' ', '|')})"
_NO_EVENT = listed(
    "said says announced told would will that he she they it we to for who which and was were is had has but said"
)
_STORY = {"previous", "preceding", "prior", "foregoing", "following", "ensuing", "subsequent", "succeeding"}

RELATIVE_UNIT = (
    rf"(?:(?:(?i:the|this){GAP})?(?:{_BACKWARD}|{_FORWARD}|(?i:current|present)){GAP}(?:(?i:calendar|fiscal){GAP})?{CALENDAR_UNIT}\b"
    rf"|(?i:this|that|the{GAP}same|that{GAP}same|the{GAP}very|this{GAP}very|same|(?i:that{GAP}very)){GAP}{CALENDAR_UNIT}\b)"
)
DEICTIC_DAY = rf"(?i:(?:the{GAP}day{GAP}before{GAP})?yesterday|today|(?:the{GAP}day{GAP}after{GAP})?tomorrow)\b"
_NAMED = rf"(?:{WEEKDAY}|{MONTH}|{ANY_SEASON})"
RELATIVE_NAME = rf"(?:(?:(?i:the|this){GAP})?(?:{_BACKWARD}|{_FORWARD}|(?i:this)){GAP}{_NAMED}\b)"
_AGO = r"(?i:ago|earlier|later|afterwards?|thereafter|previously|hence|from now|from today|back)".replace(" ", GAP)
_BESIDE = r"(?i:prior|before|after)"


def _direction(word: str) -> int:
    plain = word.lower()
    return -1 if plain in _BEFORE.split() else 1 if plain in _AFTER.split() else 0


def _relative_unit(groups: Groups) -> Shape:
    adjective = groups["adj"].lower() or groups["det"].lower()
    measure = unit(groups["unit"])
    if measure is Unit.DAY and (adjective, groups["det"].lower()) == ("last", "the"):
        raise UnreadableError("the last day of something is no yesterday")
    if measure is Unit.DAY and adjective == "present":
        raise UnreadableError("the present day is an age")
    if adjective in {"that", "same", "very"} or groups["same"] or (adjective == "this" and measure is Unit.DAY):
        return Same(measure)
    told = adjective in _STORY or (adjective == "next" and groups["det"].lower() == "the")
    return Shift(measure, _direction(adjective), previous=told)


def _near(groups: Groups) -> Shape:
    name, adjective = groups["name"].lower().strip("."), groups["adj"].lower()
    if adjective == "following" and not groups["det"]:
        raise UnreadableError("following Thursday's talks means after them")
    what: Shape
    if name in WEEKDAYS:
        what = Weekday(WEEKDAYS[name])
    elif name in MONTHS:
        what = Month(MONTHS[name])
    else:
        what = Season(SEASONS[name])
    told = adjective in _STORY or (adjective == "next" and groups["det"].lower() == "the")
    return Near(what, _direction(adjective), previous=told)


def _near_days(groups: Groups) -> Shape:
    """The first and the last day of a stretch in a month, looked for like one day."""
    month, direction = MONTHS[groups["month"].lower().strip(".")], _direction(groups["adj"])
    return Range(Near(Day(month, ordinal(groups["day"])), direction), Near(Day(month, ordinal(groups["b"])), direction))


def _week_on(groups: Groups) -> Shape:
    """A weekday a week beyond the next or the last one."""
    direction = 1 if groups["where"].lower().startswith("after") else -1
    weekday = Near(Weekday(WEEKDAYS[groups["day"].lower().strip(".")]), direction)
    return Away(1, Unit.WEEK, direction, of=weekday, exact=True)


def _away(groups: Groups) -> Away:
    where = groups["where"].lower()
    direction = -1 if where in {"ago", "earlier", "prior", "before", "previously", "back"} else 1
    told = where not in {"ago", "hence", "back"} and not where.startswith("from")
    count = amount(groups["n"] or "one")
    if count and groups["unit"].lower().startswith("fortnight"):
        count *= 2
    return Away(count, unit(groups["unit"]), direction, previous=told)


def _away_and_a_half(groups: Groups) -> Shape:
    away = _away(groups)
    if away.amount and groups["half"]:
        return replace(away, amount=away.amount + 0.5)
    return away


def _since_less_than(groups: Groups) -> Shape:
    """Less than a distance ago is on any day from there to now."""
    if amount(groups["n"]) is None:
        raise UnreadableError("a loose distance has no day")
    return Range(Away(amount(groups["n"]), unit(groups["unit"]), -1), Shift(Unit.DAY, 0))


def _quarter_ago(groups: Groups) -> Shape:
    named = groups["n"] or groups["n2"]
    year_before = Away(1, Unit.YEAR, -1)
    return Within(Quarter(ordinal(named.strip())), year_before) if named else Away(4, Unit.QUARTER, -1, previous=True)


def _away_of(groups: Groups) -> Shape:
    direction = -1 if groups["where"].lower() in {"before", "prior to", "ahead of"} else 1
    return Away(amount(groups["n"] or "one"), unit(groups["unit"]), direction, of=groups.read("of"))


def _away_of_event(groups: Groups) -> Shape:
    """Counted from the day of an event, which is told behind it."""
    if _NO_EVENT & set(groups["event"].lower().split()):
        raise UnreadableError(f"{groups['event']} tells what somebody did")
    direction = -1 if groups["where"].lower() in {"before", "prior to", "ahead of"} else 1
    return Away(amount(groups["n"] or "one"), unit(groups["unit"]), direction, of=groups.read("b"))


def _from_to_come(groups: Groups) -> Shape:
    count, of = amount(groups["n"]), groups.read("of")
    if count is None:
        raise UnreadableError("a loose distance has no day")
    return Away(count, unit(groups["unit"]), 1, of=Near(of, 0) if isinstance(of, Weekday) else of, exact=True)


def _to_the_day(groups: Groups) -> Shape:
    count = amount(groups["n"])
    if count is None:
        raise UnreadableError("a loose distance has no day")
    return Away(count, unit(groups["unit"]), -1, of=groups.read("of"), exact=True)


def _nth_day(groups: Groups, of: Shape) -> Shape:
    """The first, second or last day of what takes several: `of` is that day itself where the words say which it is."""
    word = groups["n"].lower()
    return Nth({"opening": 1, "last": -1, "final": -1, "closing": -1}.get(word) or ordinal(word), Unit.DAY, of)


def _to_the_very_day(groups: Groups) -> Shape:
    """The same day of another week, month or year, counted from now or from the day told last."""
    away = _away(groups)
    if away.amount is None:
        raise UnreadableError("a loose distance has no day")
    return replace(away, of=Same(Unit.DAY) if away.previous else Shift(Unit.DAY, 0), previous=False, exact=True)


def _deictic(groups: Groups) -> Shape:
    words = groups["day"].lower()
    by = -1 if "yesterday" in words else 1 if "tomorrow" in words else 0
    return Shift(Unit.DAY, by * 2 if "day" in words.split() else by)


_NTH_DAY = (
    rf"(?i:the|his|her|its|their){GAP}(?:(?i:very){GAP})?(?P<n>{ORDINAL}|(?i:last|final|opening|closing))"
    rf"{GAP}(?:(?i:and){GAP}(?i:last|final){GAP})?(?:(?i:full){GAP})?(?i:day)\b"
)
RULES = (
    Rule("today, yesterday or tomorrow", rf"(?P<day>{DEICTIC_DAY})", _deictic, "yesterday", guard="no age"),
    Rule(
        "a unit counted from here",
        rf"(?P<det>(?i:the)){GAP}(?P<adj>{_BACKWARD}|{_FORWARD}|(?i:current|present|same|very)){GAP}"
        rf"(?:(?i:calendar|fiscal){GAP})?(?P<same>)(?P<unit>{CALENDAR_UNIT})\b",
        _relative_unit,
        "the next year",
        guard="relative unit of an event",
    ),
    Rule(
        "a unit counted from here",
        rf"(?:(?P<det>(?i:this|that)){GAP})?(?P<adj>{_BACKWARD}|{_FORWARD}|(?i:current|present|same|very)){GAP}"
        rf"(?:(?i:calendar|fiscal){GAP})?(?P<same>)(?P<unit>{CALENDAR_UNIT})\b",
        _relative_unit,
        "last year",
        guard="relative unit",
    ),
    Rule(
        "a day of what goes on now",
        _NTH_DAY,
        lambda g: _nth_day(g, Shift(Unit.DAY, 0)),
        "the second day",
        guard="it is the day",
        alone=True,
    ),
    Rule(
        "the day told, counted",
        _NTH_DAY,
        lambda g: _nth_day(g, Same(Unit.DAY)),
        "the second day",
        guard="it was the day",
        alone=True,
    ),
    Rule(
        "a day of what takes several",
        _NTH_DAY,
        lambda g: _nth_day(g, Same(None)),
        "the second day",
        guard="day of a visit",
        alone=True,
    ),
    Rule(
        "the unit after next",
        rf"(?i:the){GAP}(?P<unit>(?i:weekend|week|month|quarter|year)){GAP}(?P<where>(?i:after{GAP}next|before{GAP}last))\b",
        lambda g: Shift(unit(g["unit"]), 2 if g["where"].lower().endswith("next") else -2),
        "the week after next",
    ),
    Rule(
        "a unit pointed at",
        rf"(?P<adj>)(?P<det>(?i:this|that)){GAP}(?P<same>)(?P<unit>{CALENDAR_UNIT})\b",
        _relative_unit,
        "this month",
    ),
    Rule(
        "the unit last spoken of",
        rf"(?i:the){GAP}(?:(?i:full|fiscal|calendar|whole|entire){GAP})?(?P<unit>(?i:weekend|quarter|month|year))\b",
        lambda g: Shift(unit(g["unit"]), 0, previous=True),
        "the quarter",
        guard="the unit",
    ),
    Rule(
        "a unit of now",
        rf"(?i:the){GAP}(?P<unit>(?i:week|month|year))\b",
        lambda g: Shift(unit(g["unit"]), 0),
        "the week",
        guard="within",
    ),
    Rule(
        "a name looked for from here",
        rf"(?:(?P<det>(?i:the|this)){GAP})?(?P<adj>{_BACKWARD}|{_FORWARD}|(?i:this)){GAP}(?P<name>{_NAMED})\b",
        _near,
        "last June",
    ),
    Rule(
        "days looked for from here",
        rf"(?:(?i:this){GAP})?(?P<adj>(?i:last|next|coming|this)){GAP}(?P<a>(?P<month>{MONTH}){GAP}(?P<day>{DAY_NUMBER}))"
        rf"(?:{MAYBE}{DASH}{MAYBE}|{GAP}(?i:to|until|through){GAP})(?P<b>{DAY_NUMBER})",
        _near_days,
        "last January 3 to 5",
        guard="no year",
    ),
    Rule(
        "the weekday after next",
        rf"(?i:the){GAP}(?P<day>{WEEKDAY}){GAP}(?P<where>(?i:after{GAP}next|before{GAP}last))\b",
        _week_on,
        "the Friday after next",
    ),
    Rule(
        "a day looked for from here",
        rf"(?:(?i:this){GAP})?(?P<adj>(?i:last|next|coming|this)){GAP}(?P<day>{MONTH_DAY})",
        lambda g: Near(g.read("day"), _direction(g["adj"])),
        "next January 1",
        guard="no year",
    ),
    Rule(
        "a distance in time from a day or month of now",
        rf"(?:{APPROX}{GAP})?(?P<n>{QUANTITY}){GAP}(?P<unit>(?i:weeks?|months?|years?|decades?|century)){GAP}(?i:ago){GAP}(?:(?i:on|from){GAP})?"
        rf"(?P<of>(?i:today|yesterday|tomorrow|this{GAP}(?:week|weekend|month))\b|(?:(?i:last|this){GAP})?{WEEKDAY}\b|(?i:this){GAP}{MONTH}\b)",
        _to_the_day,
        "two years ago this week",
    ),
    Rule(
        "a distance in time to the very day",
        rf"(?P<n>{QUANTITY}){GAP}(?P<unit>(?i:weeks?|months?|years?)){GAP}(?P<where>(?i:ago|later|earlier|before)){GAP}(?i:to{GAP}the{GAP}(?:very{GAP})?day)\b",
        _to_the_very_day,
        "ten years ago to the day",
    ),
    Rule(
        "years counted since a day or month of then",
        rf"(?P<n>{QUANTITY}){GAP}(?P<unit>(?i:years?)){GAP}(?:(?i:on|from){GAP})?(?P<of>(?i:today|this{GAP}(?:week|weekend|month))){GAP}(?i:since)\b",
        _to_the_day,
        "a year this week since",
    ),
    Rule(
        "less than a distance in time ago",
        rf"(?i:less{GAP}than|(?:just{GAP})?under|not{GAP}even){GAP}(?P<n>{QUANTITY}){HYPHEN}(?P<unit>(?i:weeks?|fortnight|months?|years?|decades?)){GAP}(?i:ago)\b",
        _since_less_than,
        "less than a year ago",
    ),
    Rule(
        "a distance in time",
        rf"(?:{APPROX}{GAP})?(?P<n>{QUANTITY}){HYPHEN}(?:(?i:whole|full|short|more|calendar|consecutive){GAP})?(?P<unit>{UNIT})"
        rf"(?:{GAP}(?i:or{GAP}(?:so|more)|(?P<half>and{GAP}a{GAP}half)))?{HYPHEN}(?P<where>{_AGO})\b",
        _away_and_a_half,
        "three years ago",
        guard="ago",
    ),
    Rule(
        "a distance in time",
        rf"(?:{APPROX}{GAP})?(?P<n>{QUANTITY}){HYPHEN}(?:(?i:whole|full|short|more){GAP})?(?P<unit>{UNIT}){GAP}(?P<where>{_BESIDE})\b",
        _away,
        "two days after",
        guard="away",
    ),
    Rule(
        "a distance in time",
        rf"(?:{APPROX}{GAP})?(?P<n>(?i:a{GAP}quarter)){GAP}(?i:of{GAP}a{GAP})?(?P<unit>(?i:century)){GAP}(?P<where>{_AGO})\b",
        _away,
        "a quarter of a century ago",
    ),
    Rule(
        "a distance in time without a number",
        rf"(?:(?i:the){GAP}(?:(?i:comparable|same){GAP})?)?(?P<n>)(?P<unit>(?i:years?|months?|weeks?|days?|decades?)){HYPHEN}(?P<where>(?i:ago|earlier))(?:{GAP}(?i:period))?\b",
        lambda g: Away(None if g["unit"].lower().endswith("s") else 1, unit(g["unit"]), -1, previous=False),
        "year-ago",
    ),
    Rule(
        "a distance in time from now",
        rf"(?P<n>{QUANTITY}){GAP}(?P<unit>{UNIT})(?:{APOSTROPHE}s?|s{APOSTROPHE})?{GAP}(?i:time)(?P<where>)\b",
        lambda g: Away(amount(g["n"]), unit(g["unit"]), 1),
        "two weeks' time",
        guard="in time",
    ),
    Rule(
        "a distance from a day to come",
        rf"(?P<n>{QUANTITY}){GAP}(?P<unit>(?i:days?|weeks?|months?|years?)){GAP}(?i:from){GAP}(?P<of>(?i:next{GAP})?{WEEKDAY}|(?i:tomorrow)\b)",
        _from_to_come,
        "a week from Tuesday",
        guard="no stay",
    ),
    Rule(
        "the quarter of the year before",
        rf"(?i:the){GAP}(?:(?i:comparable|corresponding|same){GAP})?(?:(?i:year){HYPHEN}(?i:ago|earlier){GAP}(?:(?P<n>(?i:first|second|third|fourth)){GAP})?(?i:quarter)"
        rf"|(?P<n2>(?i:first|second|third|fourth){GAP})?(?i:quarter){GAP}(?i:a){GAP}(?i:year){GAP}(?i:ago|earlier))\b",
        _quarter_ago,
        "the year-ago quarter",
    ),
    Rule(
        "the day before or after",
        rf"(?P<n>)(?i:the){GAP}(?P<unit>(?i:day|week|month|year)){GAP}(?P<where>(?i:before|after|earlier|following))\b",
        _away,
        "the day before",
        guard="away",
    ),
    Rule(
        "a distance from a named date",
        rf"(?:(?P<n>{QUANTITY}){HYPHEN}|(?i:the){GAP})(?P<unit>{UNIT}){GAP}(?P<where>(?i:before|after|prior{GAP}to|ahead{GAP}of))"
        rf"{GAP}(?P<of>{FULL_DATE}|{MONTH_DAY}|{MONTH_YEAR}|{YEAR}|{RELATIVE_NAME}|{WEEKDAY}|{DEICTIC_DAY})",
        _away_of,
        "two days after 25 June",
    ),
    Rule(
        "a distance from the day of an event",
        rf"(?P<a>(?:(?P<n>{QUANTITY}){HYPHEN}|(?i:the){GAP})(?P<unit>{UNIT}){GAP}(?P<where>(?i:before|after|prior{GAP}to|ahead{GAP}of)))"
        rf"{GAP}(?P<event>(?i:the|his|her|its|their|an?){GAP}(?:[A-Za-z'-]+{GAP}){{1,7}})(?i:of|on){GAP}(?P<b>{FULL_DATE}|{MONTH_DAY}|{WEEKDAY}\b)",
        _away_of_event,
        "a day before the summit on 2 March",
        alone=True,
    ),
    Rule(
        "a distance in time",
        rf"(?:(?P<n>{QUANTITY}){HYPHEN}|(?i:the){GAP})(?P<unit>{UNIT}){GAP}(?P<where>{_BESIDE}){GAP}(?i:that|this)\b",
        lambda g: replace(_away(g), of=Same(None)),
        "two days after that",
        guard="clause end",
    ),
    Rule(
        "the day last spoken of",
        rf"(?i:the{GAP}same|that{GAP}same|the{GAP}very{GAP}same|that){GAP}(?i:date)\b",
        lambda g: Same(Unit.DAY),
        "the same date",
        guard="on",
    ),
    Rule(
        "the same unit of the story, pointed at",
        rf"(?i:that){GAP}(?i:same{GAP}|very{GAP})?(?i:time)\b",
        lambda g: Same(None),
        "that time",
        guard="that time",
    ),
)
