"""The words in which articles claim something in numbers, one rule a row; etl/extract/claims.py says what of."""

from msgspec import Struct

WORDS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
NTHS = (
    "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
COUNTS = (
    {f"{ten}-{word}": tens + number for ten, tens in TENS.items() for number, word in enumerate(("one", *WORDS[:8]), 1)}
    | {word: number for number, word in enumerate(WORDS, 2)}
    | TENS
)
PLACES = (
    {
        f"{ten}-{word}": tens + number
        for ten, tens in TENS.items()
        for number, word in enumerate(("first", "second", *NTHS[:7]), 1)
    }
    | {word: number for number, word in enumerate(NTHS, 3)}
    | {f"{ten[:-1]}ieth": number for ten, number in TENS.items()}
)
NUMBERS = COUNTS | PLACES | {"half a century": 50, "a decade": 10}
NUMBER = rf"(\d{{1,3}}|{'|'.join(COUNTS)})"
NTH = rf"(\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(PLACES)})"
WHOSE = r"(?:the |their |its |our )?(?:(?:two|both) (?:countries|sides|nations|states)'? )?"
PAIR = r"(?:(?:[a-z]+ ){0,2}[a-z]+ ?- ?[a-z]+ )?"  # Viet Nam - Laos
TIES = r"(?:bilateral |official |formal |full )?diplomatic (?:relations|ties|relationship|links)"
OF_TIES = rf"(?:the )?(?:(?:establishment|setting[- ]up|founding) of )?{WHOSE}{PAIR}{TIES}"
BEGAN = rf"(?:established|set up|forged|opened) {TIES}"
BEGINNING = rf"(?:establishing|setting up|the (?:establishment|setting[- ]up) of) {WHOSE}{TIES}"
SIDES = r"(?:the two (?:countries|sides|nations|states)|both (?:countries|sides|nations)|they)"
ENTERED = (
    r"(?:established|set up|forged|formed|built|entered(?: into)?|signed|agreed on|upgraded (?:ties|relations) to)"
)
TIER = r"(comprehensive strategic|extensive strategic|strategic|comprehensive)"
TIERS = {
    b"comprehensive strategic": "CSP",
    b"extensive strategic": "extensive-SP",
    b"strategic": "SP",
    b"comprehensive": "CP",
}
ALL_TIERS = (
    r"(?:comprehensive strategic(?: partner(?:s|ships))?, )?"
    r"(?:strategic(?: partner(?:s|ships))?,? and comprehensive|comprehensive(?: partner(?:s|ships))?,? and strategic)"
)
COUNTRIES = r"(?:countries|nations|states|partners)"
COUNTRY = r"(?:country|nation|state|partner|economy)"
ABOUT = r"(?:the (?:last|past) |more than |over |nearly |almost |about |some )?"
YEARS = rf"(?:{NUMBER} years|(a decade)|{NUMBER} decades)"
FIRST = (
    r"\bfirst(?:[^.;\n]{0,60}?\b(?:visit|trip|tour)\b|(?: such| one)?(?: made| paid)? by\b|"
    r"(?: [a-z-]+){1,4} to (?:visit|come|travel|tour|set foot|do so|make|pay)\b)[^.;\n]{0,80}?"
)


class Rule(Struct, frozen=True):
    """Words that make a claim of one kind; their first group is the number, `example` is one that must match."""

    kind: str
    words: str
    example: str


# In order: of two claims of one kind in the same words the first is meant.
RULES = (
    Rule("anniversary", rf"{NTH} (?:founding )?anniversary of {OF_TIES}", "the 75th anniversary of diplomatic ties"),
    Rule("anniversary", rf"\b{NUMBER} years (?:of|since|after) {OF_TIES}", "50 years of diplomatic relations"),
    Rule("anniversary", rf"\b(half a century) (?:of|since|after) {OF_TIES}", "half a century of diplomatic relations"),
    Rule("anniversary", rf"\b{BEGAN} {NUMBER} years ago\b", "they set up diplomatic relations fifty years ago"),
    Rule(
        "anniversary",
        rf"\b{NUMBER} years (?:since|after) {SIDES} (?:first )?{BEGAN}",
        "60 years after the two countries established diplomatic ties",
    ),
    Rule(
        "anniversary",
        rf"\b{NUMBER} years (?:since|after) [^.;,\n]{{3,60}}? (?:first )?{BEGAN}",
        "75 years since Laos and Cuba established diplomatic relations",
    ),
    Rule("anniversary", rf"\b{BEGINNING} {NUMBER} years ago\b", "since establishing diplomatic ties 50 years ago"),
    Rule(
        "tier anniversary",
        rf"{NTH} anniversary of (?:the )?(?:establishment of )?{WHOSE}{PAIR}{TIER} partnership",
        "the 10th anniversary of their strategic partnership",
    ),
    Rule(
        "tier anniversary", rf"\b{NUMBER} years of {WHOSE}{PAIR}{TIER} partnership", "5 years of strategic partnership"
    ),
    Rule(
        "tier anniversary",
        rf"\b{NUMBER} years (?:since|after) (?:{SIDES}|[^.;,\n]{{3,60}}?) {ENTERED} "
        rf"(?:a |an |the |their )?{TIER} partnership",
        "15 years since they set up a strategic partnership",
    ),
    Rule(
        "tier anniversary",
        rf"\b{NUMBER} years after (?:the |their )?{TIER} partnership (?:was|had been|took)\b",
        "ten years after the comprehensive partnership was set up",
    ),
    Rule(
        "nth partner",
        rf"\b{NTH} {TIER} partner\b",
        "the country's ninth comprehensive strategic partner",
    ),
    Rule(
        "nth partner",
        rf"\b{NTH} {COUNTRY} (?:to|with which|that|whose)\b[^.;\n]{{1,60}}?\b{TIER} partnership",
        "the seventh country to set up a comprehensive strategic partnership with it",
    ),
    Rule(
        "partners",
        rf"\b{NUMBER} {COUNTRIES} as (?:its |their |our )?{TIER} partners\b",
        "14 countries as comprehensive strategic partners",
    ),
    Rule(
        "partners",
        rf"\b(?:upgraded|raised|lifted|elevated) (?:its |their |the )?(?:ties|relations|relationships?) "
        rf"with {NUMBER} {COUNTRIES} to (?:the level of )?(?:a |an |the )?{TIER} partnership",
        "it has raised ties with ten countries to a strategic partnership",
    ),
    Rule(
        "partners",
        rf"\bnumber of [^.;\n]{{0,40}}?{TIER} partner(?:s|ships) (?:has |have |had |now )?"
        rf"(?:risen to|rose to|grown to|grew to|increased to|reached|stands at|stood at|is|to) {NUMBER}\b",
        "the number of its strategic partners has risen to 14",
    ),
    Rule("partners", rf"\b{NUMBER} {ALL_TIERS} partner(?:s|ships)\b", "it has 27 strategic and comprehensive partners"),
    Rule(
        "partners",
        rf"\b{ALL_TIERS} partnerships? with {ABOUT}{NUMBER} {COUNTRIES}\b",
        "comprehensive and strategic partnerships with 25 countries",
    ),
    Rule("partners", rf"\b{NUMBER} {TIER} partner(?:s|ships)\b", "it now has 14 comprehensive strategic partners"),
    Rule(
        "partners",
        rf"\b{TIER} partnerships? with {ABOUT}{NUMBER} {COUNTRIES}\b",
        "a strategic partnership with 16 countries",
    ),
    Rule(
        "first visit",
        rf"{FIRST}\b(?:in|for|after) {ABOUT}{YEARS}\b",
        "the first visit by a Lao king in 16 years",
    ),
    Rule(
        "first visit",
        rf"\bfirst time (?:in|for|after) {ABOUT}{YEARS}\b[^.;\n]{{0,60}}?\b(?:visit(?:s|ed)?|come|came|been)\b",
        "the first time in 16 years that a Lao king has come",
    ),
    Rule("first visit", rf"\b(?:his|her) first (?:in|for) {ABOUT}{YEARS}\b", "his first in four years"),
    Rule(
        "first visit",
        rf"\b{NUMBER} years after the (?:last|latest|previous|most recent) "
        r"(?:(?:state|official|working) )?(?:visit|trip|tour)\b",
        "sixteen years after the last visit by a Lao king",
    ),
    Rule(
        "first visit since",
        rf"{FIRST}\bsince ((?:19|20)\d\d)\b",
        "his first official visit to Japan since 2009",
    ),
)
