"""The words of time: what each one means, and the number a phrase of them spells."""

from etl.dates.shapes import Unit


def listed(text: str) -> frozenset[str]:
    """The words of a text, white space between them."""
    return frozenset(text.split())


def numbered(rows: str, start: int = 1) -> dict[str, int]:
    """`"a b, c"` -> {a: start, b: start, c: start + 1}."""
    return {word: number for number, row in enumerate(rows.split(","), start) for word in row.split()}


MONTHS = numbered(
    "january jan, february feb febr, march mar, april apr, may, june jun, july jul, august aug, september sept sep, "
    "october oct, november nov, december dec"
)
WEEKDAYS = numbered(
    "monday mon, tuesday tue tues, wednesday wed, thursday thu thur thurs, friday fri, saturday sat, sunday sun",
    start=0,
)
ONES = numbered(
    "one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, "
    "seventeen, eighteen, nineteen"
)
TENS = {word: 10 * n for word, n in numbered("twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety", 2).items()}
ORDINALS = numbered(
    "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, thirteenth, "
    "fourteenth, fifteenth, sixteenth, seventeenth, eighteenth, nineteenth, twentieth, twenty-first, twenty-second, "
    "twenty-third, twenty-fourth, twenty-fifth, twenty-sixth, twenty-seventh, twenty-eighth, twenty-ninth, thirtieth, "
    "thirty-first"
)
SEASONS = {"spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "fall": "FA"} | {
    "winter": "WI",
    "wintertime": "WI",
}
DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
UNITS = {
    "second": Unit.SECOND,
    "sec": Unit.SECOND,
    "minute": Unit.MINUTE,
    "min": Unit.MINUTE,
    "hour": Unit.HOUR,
    "hr": Unit.HOUR,
    "day": Unit.DAY,
    "night": Unit.DAY,
    "weekend": Unit.WEEKEND,
    "week": Unit.WEEK,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "season": Unit.SEASON,
    "half": Unit.HALF,
    "year": Unit.YEAR,
    "decade": Unit.DECADE,
    "century": Unit.CENTURY,
    "millennium": Unit.MILLENNIUM,
}
DAYTIMES = {
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "morning": "MO",
    "forenoon": "MO",
    "noon": "MI",
    "midday": "MI",
    "lunchtime": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "night": "NI",
    "overnight": "NI",
    "midnight": "NI",
}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
LOOSE = {"few", "several", "some", "many", "couple", "number", "numerous", "countless", "various", "recent", "scores"}


def unit(word: str) -> Unit:
    """The unit a word names, singular or plural; raises KeyError for another word."""
    plain = word.lower().rstrip(".")
    plain = {"centuries": "century", "millennia": "millennium", "fortnight": "week", "fortnights": "week"}.get(
        plain, plain
    )
    return UNITS[plain] if plain in UNITS else UNITS[plain.removesuffix("s")]


def amount(words: str) -> float | None:
    """The number a phrase spells ("two and a half", "2 1/2", "1,200", "a hundred", "half a"); None when it is loose."""
    total = 0.0
    for word in words.lower().replace("-", " ").split():
        value = _value(word)
        if word in LOOSE or word in {"dozens", "hundreds", "thousands"}:
            return None
        if word in SCALES:
            total = max(total, 1) * SCALES[word]
        elif word == "half":
            total += 0.5
        elif word in {"quarters", "quarter"}:
            total += 0.75 if word == "quarters" else 0.25
        elif word in {"a", "an"}:
            total += 0 if total or any(part in words.lower() for part in ("half", "quarter", "hundred")) else 1
        elif value is not None:
            total += value
    return total or None


def ordinal(word: str) -> int:
    """19 for "19th" and "nineteenth"; raises ValueError for another word."""
    plain = word.lower()
    return ORDINALS[plain] if plain in ORDINALS else int(plain.rstrip("stndrh"))


def _value(word: str) -> float | None:
    if word in ONES or word in TENS:
        return ONES.get(word) or TENS[word]
    top, slash, bottom = word.partition("/")
    try:
        return float(top) / float(bottom) if slash else float(word.replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return None
