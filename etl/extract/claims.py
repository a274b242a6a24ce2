"""What an article claims of the relationship in numbers, which the tables of the published file can be held against.

"The 75th anniversary of diplomatic ties" against the milestones, "14 comprehensive strategic partners" against the
tiers of that day, "the first visit in 16 years" and "his third visit this year" against the visits known. Nothing is
judged and nothing changed here.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from etl.extract.claim_rules import NUMBERS, RULES, TIERS, Rule
from etl.extract.patterns import Match, Pattern, any_of, fold
from etl.extract.visit_rules import VISIT_RULES
from etl.extract.visits_numbered import KINDS, numbered, visit_told
from etl.model import Claim, EngagementMention, EngagementType, PartnerMention
from etl.spans import Span

REACH = 300  # characters of a sentence looked at on either side
LONGER = (b"-", b"hundred and ")
ROUGHLY = (
    b"over ", b"more than ", b"nearly ", b"almost ", b"about ", b"some ", b"around ", b"at least ", b"up to ",
    b"close to ",
)  # fmt: skip
SENTENCE_ENDS = (b". ", b"\n", b"; ")
TAKES_UP = (b"it ", b"this ", b"that ", b"the visit ", b"the trip ", b"his ", b"her ", b"their ")


def claims(text: str, partners: Sequence[PartnerMention], mentions: Sequence[EngagementMention]) -> tuple[Claim, ...]:
    """The claims of a clean text in its order, each with the one partner it is about where that is plain."""
    folded = fold(text)
    if _any().search(folded) is None:
        return ()
    found: list[Claim] = []
    for rule, pattern in _rules():
        for match in pattern.finditer(folded):
            span = Span(match.start(), match.end())
            if any(_alike(claim.kind, rule.kind) and claim.span.overlaps(span) for claim in found):
                continue
            if rule.kind in KINDS:
                found += _numbered(rule, match, folded, partners, mentions)
            elif not _rough(rule, folded, match):
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
        before = [partner for partner in named if partner.span.start < span.end]
        if not before or not before[-1].home:
            return
        about = None
    elif about is None or (rule.kind == "nth partner" and not any(partner.home for partner in named)):
        return
    number, tier = _said(match)
    yield Claim(rule.kind, span, number, about, tier, visit.index if visit else None, sentence=sentence)


def _numbered(
    rule: Rule, match: Match, folded: bytes, partners: Sequence[PartnerMention], mentions: Sequence[EngagementMention]
) -> Iterator[Claim]:
    words, sentence = match.group(0).rstrip(b" ,.;:\"()\n-'"), _sentence(folded, match)
    whose = len(words) - len(words.removeprefix(b"'s "))
    span = Span(match.start() + whose, match.start() + len(words))
    visit = visit_told(mentions, span) or _taken_up(folded, sentence, mentions)
    codes = {
        one.code for one in partners if sentence.contains(one.span) and not one.home and one.kind != "organisation"
    }
    if visit is None or len(visit.partners) != 1 or codes - {*visit.partners}:
        return
    said = numbered(rule.kind, match, folded, sentence, partners, visit)
    if said is not None:
        number, years = said
        yield Claim(rule.kind, span, number, visit.partners[0], None, visit.index, years, sentence)


def _alike(one: str, other: str) -> bool:
    """Whether two kinds may claim the same: all that are about a visit may."""
    return one == other or ("visit" in one and "visit" in other)


def _rough(rule: Rule, folded: bytes, match: Match) -> bool:
    """Whether the number is the end of a longer one, or none that tables could be held against: "over 50 years"."""
    start = next(start for start, end in match.spans[1:] if start >= 0 and folded[start:end].lower() not in TIERS)
    before = folded[max(0, start - 12) : start].lower()
    return before.endswith(LONGER) or (not rule.kind.startswith("first visit") and before.endswith(ROUGHLY))


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
    return tuple((rule, Pattern(f"(?i){rule.words}", groups=True)) for rule in (*RULES, *VISIT_RULES))
