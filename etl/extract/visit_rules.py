"""The words in which articles number a visit, one rule a row: first ever, third this year, second in two years.

etl/extract/claims.py finds them, etl/extract/visits_numbered.py says of which visit they are claimed.
"""

from etl.extract.claim_rules import NUMBER, PLACES, Rule

# Who a visit is said to be by -> what the office of the guest must hold; "leader" is said of anybody.
OFFICES = {
    "president": "president", "prime minister": "prime minister", "pm": "prime minister", "premier": "premier",
    "chancellor": "chancellor", "king": "king", "queen": "queen", "emperor": "emperor", "monarch": "",
    "sultan": "sultan",
    "emir": "emir", "pope": "pope", "head of state": "", "head of government": "", "leader": "",
    "foreign minister": "foreign minister", "defence minister": "defence minister",
    "defense minister": "defense minister", "minister": "minister", "secretary of state": "secretary of state",
    "secretary of defense": "secretary of defense", "general secretary": "general secretary",
    "governor-general": "governor-general", "speaker": "speaker",
}  # fmt: skip
# "The first visit by a woman president" is not of all presidents.
NARROWER = (
    b"female", b"woman", b"women", b"former ", b"ex-", b"elected", b"civilian", b"born", b"republican ",
    b"democrat", b"muslim", b"catholic", b"communist ", b"black ", b"young", b"acting ",
)  # fmt: skip
# "Since his first visit" speaks of another one, "not his first" of none.
ELSEWHERE = (
    b"since ", b"after ", b"following ", b"before ", b"recall ", b"recalled ", b"recalling ", b"remember ",
    b"remembered ",
    b"from ", b"during ", b"than ", b"not ", b"unlike ", b"at least ",
)  # fmt: skip
# Beside such words a first is not the first of all.
SCOPES = (b"since ", b" years", b" decade", b"this year", b" in office", b" term", b" century", b"pandemic", b" war ")

PLACE = rf"(first|maiden|second|\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(PLACES)})(?:[ -]ever)?"
VISIT = r"(?:(?:official|state|working|friendly|friendship|goodwill|historic|landmark) )*(?:visit|trip)\b"
OFFICE = "|".join(sorted(OFFICES, key=len, reverse=True))
WHO = rf"(?:[a-z'-]+ ){{0,3}}?(?:{OFFICE})"
BY = rf" (?:(?:made|paid) )?(?:by|of|from) (?:a|an|any) {WHO}\b(?: of (?:the )?[a-z]+(?: [a-z]+)?)??"
WHERE = r"((?:the )?[a-z][a-z' -]{2,30}?)"
TO = rf"(?: to {WHERE})"
AS = rf" as (?:the )?{WHO}\b"
IT_IS = r"\b(?:visit|trip|this|it) (?:is|was|will be|would be|marks|marked)"
WITHIN = (
    r"(?: (?:so far )?(this year)\b|"
    rf" (?:in|within|over) (?:just |only |the (?:last|past) |the space of |over |more than )?{NUMBER} years\b|"
    r" in (as many) years\b)"
)
END = r'(?: ?[,.;:"()\n]| - |\'\'|$)'
VISITED = r"(?:ha[sd] )?(?:ever )?(?:visited|come to|travelled to|traveled to|been to|set foot in)"

# In order: of two that claim the same words the first is meant. Groups: the place, then where and how long.
VISIT_RULES = (
    Rule("nth visit", rf"\b{PLACE} {VISIT}{BY}{TO}?{WITHIN}", "the third visit by a Lao president this year"),
    Rule("nth visit", rf"\b{PLACE} {VISIT}{TO}{BY}{WITHIN}", "the second visit to Laos by a Thai king in two years"),
    Rule("nth visit", rf"\b{PLACE} {VISIT}{BY}{TO}?{END}", "the first ever visit by a Lao president to Viet Nam"),
    Rule("nth visit", rf"\b{PLACE} {VISIT}{TO}{BY}{END}", "the first visit to Viet Nam by a Belgian king"),
    Rule(
        "nth visit",
        rf"\b(first) time (?:that )?(?:a|an|any) {WHO} {VISITED} {WHERE}{END}",
        "the first time that a Lao president has visited Cuba",
    ),
    Rule(
        "nth visit",
        rf"\b(first) {WHO} (?:ever )?to (?:ever )?(?:visit|travel to|come to|set foot in) {WHERE}{END}",
        "the first Belgian king to visit Laos",
    ),
    Rule(
        "own nth visit",
        rf"\b{PLACE} time{WITHIN} (?:that )?(?:he|she) {VISITED} {WHERE}{END}",
        "the third time this year that he has visited Cuba",
    ),
    Rule(
        "nth visit",
        rf"{IT_IS} (?:only )?the {PLACE}{BY}{TO}?(?:{WITHIN}|{END})",
        "the visit is the second by a Lao president this year",
    ),
    Rule(
        "own nth visit",
        rf"{IT_IS} (?:already |only )?(?:his|her|the) {PLACE}{TO}?{WITHIN}",
        "the trip is his third to Viet Nam this year",
    ),
    Rule("own nth visit", rf"\b{PLACE} {VISIT}{TO}?{WITHIN}", "his third visit to Viet Nam this year"),
    Rule("own nth visit", rf"(?:\bhis|\bher|'s) {PLACE} {VISIT}{TO}{END}", "her second visit to Viet Nam"),
    Rule(
        "own nth visit",
        rf"(?:\bhis|\bher|'s) {PLACE} {VISIT}{TO}?{AS}{TO}?{END}",
        "his first trip to Laos as foreign minister",
    ),
)
