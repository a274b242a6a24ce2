"""What an article claims of the relationship in numbers, which the tables of the published file can be held against.

"The 75th anniversary of diplomatic ties" against the milestones, "14 comprehensive strategic partners" against the
tiers of that day, "the first visit in 16 years" against the visits known. Nothing is judged and nothing changed here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from etl.extract.patterns import Match, Pattern, any_of, fold
from etl.model import Claim, EngagementMention, EngagementType, PartnerMention
from etl.spans import Span

WORDS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
NUMBERS = {word: number for number, word in enumerate(WORDS, 2)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "half a century": 50, "a decade": 10,
    "fifth": 5, "tenth": 10, "fifteenth": 15, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70,
}  # fmt: skip
NUMBER = rf"(\d{{1,3}}|{'|'.join(word for word in NUMBERS if not word.endswith('th') and ' ' not in word)})"
NTH = rf"(\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(word for word in NUMBERS if word.endswith('th'))})"
WHOSE = r"(?:the |their |its |our )?(?:(?:two|both) (?:countries|sides|nations|states)'? )?"
PAIR = r"(?:(?:[a-z]+ ){0,2}[a-z]+ ?- ?[a-z]+ )?"  # Viet Nam - Laos
TIES = r"(?:bilateral |official |formal |full )?diplomatic (?:relations|ties|relationship|links)"
OF_TIES = rf"(?:the )?(?:(?:establishment|setting[- ]up|founding) of )?{WHOSE}{PAIR}{TIES}"
BEGAN = rf"(?:established|set up|forged|opened) {TIES}"
SIDES = r"(?:the two (?:countries|sides|nations|states)|both (?:countries|sides|nations)|they)"
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
ABOUT = r"(?:the (?:last|past) |more than |over |nearly |almost |about |some )?"
YEARS = rf"(?:{NUMBER} years|(a decade)|{NUMBER} decades)"
FIRST = (
    r"\bfirst(?:[^.;\n]{0,60}?\b(?:visit|trip|tour)\b|(?: such| one)?(?: made| paid)? by\b|"
    r"(?: [a-z-]+){1,4} to (?:visit|come|travel|tour|set foot)\b)[^.;\n]{0,80}?"
)
REACH = 300  # characters of a sentence looked at on either side
SENTENCE_ENDS = (b". ", b"\n", b"; ")
TAKES_UP = (b"it ", b"this ", b"that ", b"the visit ", b"the trip ", b"his ", b"her ", b"their ")


@dataclass(frozen=True, slots=True)
class Rule:
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
        "tier anniversary",
        rf"{NTH} anniversary of (?:the )?(?:establishment of )?{WHOSE}{PAIR}{TIER} partnership",
        "the 10th anniversary of their strategic partnership",
    ),
    Rule(
        "tier anniversary", rf"\b{NUMBER} years of {WHOSE}{PAIR}{TIER} partnership", "5 years of strategic partnership"
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
    Rule(
        "first visit since",
        rf"{FIRST}\bsince ((?:19|20)\d\d)\b",
        "his first official visit to Japan since 2009",
    ),
)


def claims(text: str, partners: Sequence[PartnerMention], mentions: Sequence[EngagementMention]) -> tuple[Claim, ...]:
    """The claims of a clean text in its order, each with the one partner it is about where that is plain."""
    folded = fold(text)
    if _any().search(folded) is None:
        return ()
    found: list[Claim] = []
    for rule, pattern in _rules():
        for match in pattern.finditer(folded):
            span = Span(match.start(), match.end())
            if not any(claim.kind == rule.kind and claim.span.overlaps(span) for claim in found):
                found += _claim(rule, match, folded, partners, mentions)
    return tuple(sorted(found, key=lambda claim: (claim.span, claim.kind)))


def _claim(
    rule: Rule, match: Match, folded: bytes, partners: Sequence[PartnerMention], mentions: Sequence[EngagementMention]
) -> Iterator[Claim]:
    span, sentence = Span(match.start(), match.end()), _sentence(folded, match)
    named = [one for one in partners if sentence.contains(one.span) and (one.home or one.kind != "organisation")]
    codes = {partner.code for partner in named if not partner.home}
    visit = next((m for m in mentions if m.type is EngagementType.VISIT and _told_at(m, span)), None)
    about = next(iter(codes)) if len(codes) == 1 else None
    if rule.kind.startswith("first visit"):
        visit = visit or _taken_up(folded, sentence, mentions)
        if visit is None or len(visit.partners) != 1 or codes - {*visit.partners}:
            return
        about = visit.partners[0]
    elif rule.kind == "partners":
        before = [partner for partner in named if partner.span.start < span.start]
        if not before or not before[-1].home:
            return
        about = None
    elif about is None:
        return
    number, tier = _said(match)
    yield Claim(rule.kind, span, number, about, tier, visit.index if visit else None)


def _said(match: Match) -> tuple[int, str | None]:
    """The number claimed and the tier it is claimed of; None for no tier or several."""
    said = [group.lower() for place in range(1, len(match.spans)) if (group := match.group(place))]
    tier = next((TIERS[word] for word in said if word in TIERS), None)
    written = next(word.decode("latin-1") for word in said if word not in TIERS)
    number = NUMBERS[written] if written in NUMBERS else int(written.rstrip("sthndr"))
    return (10 * number if b"decades" in match.group(0).lower() else number), tier


def _taken_up(folded: bytes, sentence: Span, mentions: Sequence[EngagementMention]) -> EngagementMention | None:
    """The visit told last before a sentence that takes it up: "It was the first in 16 years"."""
    if not folded[sentence.start : sentence.end].lstrip().lower().startswith(TAKES_UP):
        return None
    told = [
        (max(item.span.end for item in mention.evidence), mention)
        for mention in mentions
        if mention.type is EngagementType.VISIT and mention.evidence
    ]
    before = [(end, mention) for end, mention in told if sentence.start - REACH <= end <= sentence.start + 1]
    return max(before, key=lambda told: told[0])[1] if before else None


def _told_at(mention: EngagementMention, span: Span) -> bool:
    return any(item.field == "sentence" and item.span.overlaps(span) for item in mention.evidence)


def _sentence(folded: bytes, match: Match) -> Span:
    """The sentence around a match, as far as REACH."""
    before, after = max(0, match.start() - REACH), match.end() + REACH
    start = max(folded.rfind(end, before, match.start()) for end in SENTENCE_ENDS)
    ends = [at for end in SENTENCE_ENDS if (at := folded.find(end, match.end(), after)) >= 0]
    return Span(start + 1, min(ends, default=min(len(folded), match.end() + REACH)))


@cache
def _any() -> Pattern:
    return any_of(*(pattern for _, pattern in _rules()))


@cache
def _rules() -> tuple[tuple[Rule, Pattern], ...]:
    return tuple((rule, Pattern(f"(?i){rule.words}", groups=True)) for rule in RULES)
