"""What an article claims of the relationship in numbers, which the tables of the published file can be held against.

"The 75th anniversary of diplomatic ties" against the milestones, "14 comprehensive strategic partners" against the
tiers of that day, "the first visit in 16 years" against the visits known. Nothing is judged and nothing changed here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from etl.extract.patterns import Match, Pattern, fold
from etl.model import Claim, EngagementMention, EngagementType, PartnerMention
from etl.spans import Span

WORDS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
NUMBER = rf"(\d{{1,3}}|{'|'.join(WORDS)})"
NTH = r"(\d{1,3})(?:st|nd|rd|th)"
OF_TIES = (
    r"(?:the )?(?:establishment of |setting[- ]up of )?(?:the |their |its )?"
    r"(?:[a-z]+[- ][a-z]+ |bilateral |official |formal )?diplomatic (?:relations|ties|relationship)"
)
TIER = r"(comprehensive strategic|strategic|comprehensive)"
TIERS = {b"comprehensive strategic": "CSP", b"strategic": "SP", b"comprehensive": "CP"}
REACH = 300  # characters of a sentence looked at on either side
SENTENCE_ENDS = (b". ", b"\n", b"; ")


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that make a claim of one kind; their first group is the number, `example` is one that must match."""

    kind: str
    words: str
    example: str


RULES = (
    Rule("anniversary", rf"{NTH} (?:founding )?anniversary of {OF_TIES}", "the 75th anniversary of diplomatic ties"),
    Rule("anniversary", rf"\b{NUMBER} years (?:of|since|after) {OF_TIES}", "50 years of diplomatic relations"),
    Rule(
        "tier anniversary",
        rf"{NTH} anniversary of (?:the |their )?(?:establishment of )?(?:the |their )?{TIER} partnership",
        "the 10th anniversary of their strategic partnership",
    ),
    Rule("partners", rf"\b{NUMBER} {TIER} partner(?:s|ships)\b", "it now has 14 comprehensive strategic partners"),
    Rule(
        "first visit",
        rf"\bfirst\b[^.;\n]{{0,60}}?\b(?:visit|trip|tour)\b[^.;\n]{{0,80}}?\b(?:in|for|after) "
        rf"(?:the (?:last|past) |more than |over |nearly |almost |about )?{NUMBER} years\b",
        "the first visit by a Lao king in 16 years",
    ),
    Rule(
        "first visit since",
        r"\bfirst\b[^.;\n]{0,60}?\b(?:visit|trip|tour)\b[^.;\n]{0,80}?\bsince ((?:19|20)\d\d)\b",
        "his first official visit to Japan since 2009",
    ),
)  # fmt: skip
GATE = r"(?i)anniversary of|years (?:of|since|after) |partner|first"


def claims(text: str, partners: Sequence[PartnerMention], mentions: Sequence[EngagementMention]) -> tuple[Claim, ...]:
    """The claims of a clean text in its order, each with the one partner it is about where that is plain."""
    folded = fold(text)
    if _gate().search(folded) is None:
        return ()
    found = [
        claim
        for rule, pattern in _rules()
        for match in pattern.finditer(folded)
        for claim in _claim(rule, match, folded, partners, mentions)
    ]
    return tuple(sorted(found, key=lambda claim: (claim.span, claim.kind)))


def _claim(
    rule: Rule, match: Match, folded: bytes, partners: Sequence[PartnerMention], mentions: Sequence[EngagementMention]
) -> Iterator[Claim]:
    span, sentence = Span(match.start(), match.end()), _sentence(folded, match)
    named = [partner for partner in partners if sentence.contains(partner.span)]
    codes = {partner.code for partner in named if not partner.home and partner.kind != "org"}
    visit = next((m for m in mentions if m.type is EngagementType.VISIT and _told_at(m, span)), None)
    about = next(iter(codes)) if len(codes) == 1 else None
    if rule.kind.startswith("first visit"):
        if visit is None or len(visit.partners) != 1:
            return
        about = visit.partners[0]
    elif rule.kind == "partners":
        before = [partner for partner in named if partner.span.start < span.start]
        if not before or not before[-1].home:
            return
        about = None
    elif about is None:
        return
    tier = TIERS[match.group(2).lower()] if TIER in rule.words else None
    yield Claim(rule.kind, span, _number(match.group(1)), about, tier, visit.index if visit else None)


def _told_at(mention: EngagementMention, span: Span) -> bool:
    return any(item.field == "sentence" and item.span.overlaps(span) for item in mention.evidence)


def _sentence(folded: bytes, match: Match) -> Span:
    """The sentence around a match, as far as REACH."""
    before, after = max(0, match.start() - REACH), match.end() + REACH
    start = max(folded.rfind(end, before, match.start()) for end in SENTENCE_ENDS)
    ends = [at for end in SENTENCE_ENDS if (at := folded.find(end, match.end(), after)) >= 0]
    return Span(start + 1, min(ends, default=min(len(folded), match.end() + REACH)))


def _number(written: bytes) -> int:
    word = written.decode("latin-1").lower()
    return WORDS.index(word) + 2 if word in WORDS else int(word)


@cache
def _gate() -> Pattern:
    return Pattern(GATE, groups=False)


@cache
def _rules() -> tuple[tuple[Rule, Pattern], ...]:
    return tuple((rule, Pattern(f"(?i){rule.words}", groups=True)) for rule in RULES)
