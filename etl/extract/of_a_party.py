"""Members of a list told only by the party or ministry they are of: "met A and B C of the Omani parliament"."""

from collections.abc import Sequence

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.model import PartnerMention

_NAME_OF = pattern(
    r"(?:, |\b(?:[Aa]nd|[Ww]ith|[Mm]et|[Ss]aw|[Rr]eceived) )(?:[A-Z][\w'.-]+ ){1,3}[A-Z][\w'.-]+"
    r"(?: (?:of|from)|, (?:who|whom) (?:heads|leads|chairs|directs|represents) [^,;]{2,80} (?:of|in|for)) (?:the )?$"
)
_BODY = pattern(
    r"^(?:'s?)? (?:[A-Z][\w']+ |[a-z]+ ){0,3}(?:[Pp]arty|[Mm]inistry|[Pp]arliament|[Ss]enate|[Gg]overnment|[Cc]ongress|"
    r"[Aa]ssembly|[Uu]nion|[Ff]ront|[Cc]ouncil|[Cc]ommittee|[Aa]cademy)\b"
)
_OF_LAND = pattern(r"\b(?:[Pp]arty|[Ff]ront|[Mm]ovement|[Mm]inistry|[Gg]overnment|[Pp]arliament|[Uu]nion) of $")
_REACH = 190


def of_a_party(page: Page, mentions: Sequence[PartnerMention], start: int) -> list[str]:
    """Codes of the lands whose party or ministry somebody without an office is told to be of, from `start` on."""
    found = []
    for mention in mentions:
        before = page.flat[max(start, mention.span.start - _REACH) : mention.span.start]
        body = _BODY.search(page.flat[mention.span.end : mention.span.end + 60]) or _OF_LAND.search(before)
        if body and _NAME_OF.search(before):
            found.append(mention.code)
    return found
