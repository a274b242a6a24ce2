"""Gatherings that home is told, behind their name, to be the host of: "the summit, which Lima will host in May"."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.spans import Span

_WHICH = pattern(
    r"(?i)^[^;.]{0,80},? (?:which|that) (?:the )?(?:(?:government|authorities|leadership|state) (?:in|of) )?$"
)
_HOSTS = pattern(
    r"(?i)^(?: government)? (?:(?:will|would|is|are|was|were|has|had|to|due|set|going|preparing|agreed|offered|be) )*"
    r"(?:host(?:s|ed|ing)?|hold(?:s|ing)?|held|organi[sz](?:es?|ed|ing)|conven(?:es?|ed|ing)|stag(?:es?|ed|ing)|"
    r"play(?:s|ed|ing)? host to)\b"
)
_HOSTED_BY = pattern(r"(?i)^[^;.]{0,80}\b(?:hosted|organi[sz]ed|staged) (?:[a-z]+ ){0,2}(?:by|in) (?:the )?$")


def to_be_hosted(page: Page, clause: Clause) -> bool:
    """Whether home, or a town of it, stands behind the trigger as the host."""
    end, stop = clause.hit.span.end, clause.sentence.span.end
    for mention in page.partners_in(Span(end, stop)):
        if not mention.home:
            continue
        between, behind = page.flat[end : mention.span.start], page.flat[mention.span.end : stop]
        if _HOSTED_BY.search(between) or (_WHICH.search(between) and _HOSTS.search(behind)):
            return True
    return False
