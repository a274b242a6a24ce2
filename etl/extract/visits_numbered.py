"""Of which visit a number is claimed: "the third by a Lao president this year" of the one visit told in those words."""

import csv
from collections.abc import Sequence
from functools import cache

from etl.extract.claim_rules import NUMBERS
from etl.extract.patterns import Match, fold
from etl.extract.visit_rules import ELSEWHERE, NARROWER, OFFICES, SCOPES
from etl.model import Direction, EngagementMention, EngagementType, PartnerMention
from etl.paths import SEEDS
from etl.spans import Span

KINDS = ("nth visit", "own nth visit")
WHOSE = (b"the ", b"his ", b"her ")
THE_COUNTRY = (
    b"the country",
    b"this country",
    b"the nation",
    b"the southeast asian nation",
    b"the southeast asian country",
)


def numbered(
    kind: str, match: Match, folded: bytes, sentence: Span, partners: Sequence[PartnerMention], visit: EngagementMention
) -> tuple[int, int | None] | None:
    """The place claimed and within how many years to this one (None: ever); None where that is not of `visit`."""
    if visit.direction not in (Direction.INBOUND, Direction.OUTBOUND):
        return None
    words = match.group(0).lower()
    before = folded[max(0, match.start() - 40) : match.start()].lower()
    for whose in WHOSE:
        before = before.removesuffix(whose)
    if before.endswith(ELSEWHERE) or any(word in words for word in NARROWER):
        return None
    number, years, where = _said(match)
    if years is None and _scoped(folded, sentence, words):
        return None
    if where and not _is_there(where, match, partners, visit):
        return None
    if kind == "nth visit" and not _is_by(words, visit):
        return None
    return None if number == 1 and years not in (None, 1) else (number, years)


def visit_told(mentions: Sequence[EngagementMention], span: Span) -> EngagementMention | None:
    """The one visit told in the sentence of `span`; None where it tells of none or several."""
    told = [
        mention
        for mention in mentions
        if mention.type is EngagementType.VISIT
        and any(item.field == "sentence" and item.span.overlaps(span) for item in mention.evidence)
    ]
    return told[0] if len(told) == 1 else None


def _said(match: Match) -> tuple[int, int | None, Span | None]:
    """Place, years and the words for where in a match."""
    groups = [Span(start, end) for start, end in match.spans[1:] if start >= 0]
    number, years, where = 0, None, None
    for place, span in enumerate(groups):
        word = match.text[span.start : span.end].lower().decode("latin-1")
        if place == 0:
            number = _number(word)
        elif word == "this year":
            years = 1
        elif word == "as many":
            years = number
        elif word in NUMBERS or word.isdigit():
            years = _number(word)
        else:
            where = span
    return number, years, where


def _number(word: str) -> int:
    return {"first": 1, "maiden": 1, "second": 2}.get(word) or NUMBERS.get(word) or int(word.rstrip("sthndr"))


def _scoped(folded: bytes, sentence: Span, words: bytes) -> bool:
    """Whether the sentence says of which time a visit is the first, as "since the war" does; "first ever" is of all."""
    around = folded[sentence.start : sentence.end].lower()
    return b"ever " not in words and any(scope in around for scope in SCOPES)


def _is_there(where: Span, match: Match, partners: Sequence[PartnerMention], visit: EngagementMention) -> bool:
    """Whether the country named is the one visited: a province or a school is not."""
    words = match.text[where.start : where.end].lower()
    if words in THE_COUNTRY:
        return True
    start = where.start + (4 if words.startswith(b"the ") else 0)
    named = next((one for one in partners if one.span.start == start and one.span.end == where.end), None)
    if named is None or not (named.kind == "country" or words.replace(b" ", b"") == _capitals().get(named.code)):
        return False
    return named.home if visit.direction is Direction.INBOUND else named.code in visit.partners


def _is_by(words: bytes, visit: EngagementMention) -> bool:
    """Whether the guest may hold the office named: of the longest that stands in the words."""
    guests = visit.partner_participants if visit.direction is Direction.INBOUND else visit.home_participants
    office = max((word for word in OFFICES if word.encode() in words), key=len)
    role = guests[0].role if guests else None
    return role is None or OFFICES[office] in role.lower()


@cache
def _capitals() -> dict[str, bytes]:
    """Countries and their capitals, folded, small and without blanks: a trip to Hanoi is one to Viet Nam."""
    with (SEEDS / "partners.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: fold(row["capital"]).lower().replace(b" ", b"") for row in csv.DictReader(file)}
