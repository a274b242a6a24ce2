"""RE2 fragments the rules are built from: gaps, numbers, names of months and days; none of them captures.

RE2 runs them over whole texts without backtracking; only white space repeats without a bound.
"""

from etl.dates.grammar import words

NBSP = r"\x{a0}\x{2009}\x{202f}"
GAP = rf"[ \t\r\n{NBSP}]+"
MAYBE = rf"[ \t\r\n{NBSP}]*"
JOINED = r"(?:on|On|in|In|from|From|to|until|by|By|of|since|Since)"
DASH = r"[-\x{2010}-\x{2015}\x{2212}]"
HYPHEN = rf"(?:{DASH}|{GAP})"
COMMA = rf"(?:{MAYBE},{MAYBE}|{GAP})"
APOSTROPHE = r"['\x{2018}\x{2019}`]"


def any_of(names: "list[str] | dict[str, object] | dict[str, int] | dict[str, str] | str") -> str:
    """An alternation of words in any case, longest first."""
    listed = names.split() if isinstance(names, str) else list(names)
    return "(?i:" + "|".join(sorted(listed, key=lambda word: -len(word))) + ")"


_LONG_MONTHS = [name for name in words.MONTHS if len(name) > 4 or name in {"june", "july"}]
_SHORT_MONTHS = [name.capitalize() for name in words.MONTHS if name not in _LONG_MONTHS and name != "may"]
_SHORT = "|".join(_SHORT_MONTHS + [name.upper() for name in _SHORT_MONTHS])
_FULL = f"(?:{any_of([name for name in _LONG_MONTHS if name != 'march'])}|March|MARCH|May|MAY)"
JOINED_MONTH = rf"(?:{_FULL}|(?:{_SHORT})(?:\.|\b))"
MONTH = rf"(?:{_FULL}\b|(?:{_SHORT})(?:\.|\b))"
MONTH_BUT_MAY = any_of([name for name in _LONG_MONTHS if name != "march"] + ["March"])
PLAIN_MONTH = rf"(?:{_FULL}\b|(?:{_SHORT})\.)"
WEEKDAY = any_of([name for name in words.WEEKDAYS if name.endswith("day")])
WEEKDAY_SHORT = r"(?:Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)(?:\.|\b)"
ANY_WEEKDAY = f"(?:{WEEKDAY}|{WEEKDAY_SHORT})"

DAY_NUMBER = r"(?:(?:0?[1-9]|[12][0-9]|3[01])(?:(?i:st|nd|rd|th)\b|\b))"
ORDINAL_DAY = r"(?:(?:[1-9]|[12][0-9]|3[01])(?i:st|nd|rd|th)\b)"
ORDINAL_WORD = any_of(words.ORDINALS)
ORDINAL = rf"(?:{ORDINAL_WORD}|[1-9][0-9]?(?i:st|nd|rd|th)\b)"
YEAR = r"(?:(?:1[0-9]|20|21)[0-9]{2}\b)"
SHORT_YEAR = rf"(?:{APOSTROPHE}[0-9]{{2}}\b)"
_TENS = any_of(words.TENS)
_DIGIT_WORD = any_of([word for word, number in words.ONES.items() if number < 10])
SPELT_YEAR = (
    rf"(?:(?i:nineteen|eighteen|seventeen){HYPHEN}(?:{_TENS}(?:{HYPHEN}{_DIGIT_WORD})?|{any_of('ten eleven twelve')}"
    rf"|(?i:[a-z]{{3,5}}teen))|(?i:two{GAP}thousand)(?:{GAP}(?i:and{GAP})?(?:{_TENS}(?:{HYPHEN}{_DIGIT_WORD})?|{_DIGIT_WORD}"
    rf"|{any_of('ten eleven twelve')}|(?i:[a-z]{{3,5}}teen))\b))"
)
SEASON = any_of([name for name in words.SEASONS if name != "fall"])
ANY_SEASON = any_of(words.SEASONS)

_UNITS = (
    "second seconds minute minutes min mins hour hours hr hrs day days night nights weekend weekends week weeks "
    "fortnight fortnights month months season seasons year years decade decades century centuries millennium millennia"
)
UNIT = any_of(f"{_UNITS} quarter quarters")
UNIT_BUT_QUARTER = any_of(_UNITS)
CALENDAR_UNIT = any_of("day weekend week fortnight month quarter year decade century")
SPELT = rf"(?:{_TENS}(?:{HYPHEN}{_DIGIT_WORD})?|{any_of(words.ONES)})"
DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})?(?:\.[0-9]{1,2})?)"
FRACTION = rf"(?:[0-9]{{1,2}}{GAP}[1-9]/[1-9]|[0-9]{{0,2}}[½¼¾])"
COUNT = (
    rf"(?:{FRACTION}|(?:{DIGITS}|{SPELT}|(?i:an?|a{GAP}few))(?:{GAP}(?i:dozen|hundred|thousand))?(?:{HYPHEN}(?i:and{HYPHEN}a{HYPHEN}half))?"
    rf"|(?i:half{GAP}an?|half{GAP}a{GAP}dozen))"
)
LOOSE = (
    rf"(?:(?i:a{GAP})?(?i:few|couple{GAP}of|couple|number{GAP}of)|(?i:several|many|numerous|countless|some)"
    rf"|(?i:dozens|scores|hundreds|thousands|tens){GAP}of)"
)
QUANTITY = rf"(?:{COUNT}|{LOOSE})"
APPROX = (
    r"(?i:about|around|approximately|approx\.|roughly|some|nearly|almost|at least|at most|more than|less than"
    r"|fewer than|up to|no more than|no less than|just over|just under|well over|as long as|as much as|as many as"
    r"|barely|only)"
).replace(" ", GAP)

DAYTIME = any_of("dawn daybreak morning midday noon lunchtime afternoon evening dusk night midnight")
PART_OF_DAY = any_of("dawn morning afternoon evening night")
_ZONE = (
    r"(?:GMT|UTC|EST|EDT|ET|CST|CDT|PST|PDT|PT|MSK|JST|KST|CET|CEST|BST|IST|ICT|SGT|HKT|AEST|AEDT|WIB|BJT)"
    rf"(?:{MAYBE}[+-][0-9]{{1,2}}(?::[0-9]{{2}})?)?(?:{GAP}(?:MSK|JST|KST|ICT))?"
)
_LOCAL = (
    rf"(?i:(?:(?:at{GAP})?(?:the{GAP})?local|Moscow|Hanoi|Ha{GAP}Noi|Beijing|Tokyo|Seoul|Vietnam|Jakarta|Bangkok"
    rf"|(?:British|Eastern|Pacific|Central{GAP}European|Greenwich|Indian?|Japan|Korea)"
    rf"(?:{GAP}(?:standard|summer|daylight|mean))?){GAP}time)"
)
ZONE = (
    rf"(?:\({MAYBE}(?:[0-2]?[0-9][:.]?[0-5][0-9]{MAYBE})?{_ZONE}\)|{_ZONE}|\([+-][0-9]{{1,2}}{MAYBE}GMT\)"
    rf"|\({_LOCAL}\)|{_LOCAL})"
)
_HALF_DAY = r"(?i:a\.m\.|p\.m\.|am\b|pm\b)"
CLEAR_CLOCK = (
    rf"(?:(?:(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?{MAYBE}(?:{_HALF_DAY}|(?i:hrs|hours|h)\b)"
    rf"|(?:1[0-2]|0?[1-9])(?:\.[0-5][0-9])?{MAYBE}(?:{_HALF_DAY}|(?i:o{APOSTROPHE}clock)\b)|(?i:noon|midday|midnight)\b)"
    rf"(?:{MAYBE}{ZONE}){{0,2}}|(?:[0-2]?[0-9]:[0-5][0-9]|[0-2][0-9][0-5][0-9]){MAYBE}{ZONE}|[0-2][0-9]\.?[0-5][0-9]{GAP}(?:hours|hrs)\b)"
)
CLOCK = rf"(?:{CLEAR_CLOCK}|(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?\b)"
