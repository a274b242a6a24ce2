"""People whom a clause names without bringing them to the act: quoted, deputised for, greeted from afar, elected."""

from etl.extract.page import Page, once
from etl.extract.patterns import any_of, pattern
from etl.spans import Span

_REACH = 260
_ROLE = pattern(
    r"(?i)(?:^|[\s,(])(?:as|as the|role of|late|former|homage to|tribute to|respects to|in memory of|becoming|"
    r"famil(?:y|ies) of|funeral of|mourn(?:ing|s|ed)?(?: for)?|death of|passing of|helm of|office of|"
    r"led by late|(?:re-)?election (?:to|as)|appointment (?:to|as)|promotion to|"
    r"(?:being|been|was|is|get(?:ting)?) (?:re-?)?(?:elected|appointed|named|chosen))"
    r"\s+(?:(?:the|a|an|new|late|former|state|top|next|first|highest|his|her|their)\s+)*$|"
    r"\bpress (?:services?|offices?|secretar(?:y|ies)|cent(?:re|er)|aides?) (?:of|to|for)\s(?:the\s)?$|"
    r"\baccording to (?:(?:the|a|new|(?-i:[A-Z])[\w.]+(?:'s)?)\s){0,3}$|"
    r"\b(?:but not|not|instead of|rather than|without|except)\s+(?:(?:the|with|by|meeting|seeing)\s)*"
    r"(?:(?-i:[A-Z])[\w.-]+\s|chief\s|leader\s){0,4}$|"
    r"\b(?:funerals?|memorial service|state funeral|death|passing|assassination|memory) (?:of|for)\s"
    r"(?:(?:the|late|former|ex-|slain|assassinated)\s)*(?:(?-i:[A-Z])[\w.-]+\s){0,2}$"
)
_AS_WELL = pattern(r"(?i)\b(?:as well|such) as (?:with )?(?:the )?$")
# "when the then minister A went to": he acts, whatever he is now
_WHEN_THEN = pattern(r"(?i)(?:^|\b(?:when|as|while|where|by) )the then[ -]$")
# "the late Trade Minister A and B signed the pact in 2000": he did it in his day
_LATE = pattern(r"(?i)\b(?:the )?(?:late|former) $")
_MET_OR_SIGNED = pattern(
    r"(?i)^(?:,? and [^;.,]{3,140})? (?:first |jointly |both |also )*"
    r"(?:met|signed|visited|held|paid|arrived|received|hosted|announced|declared)\b"
)
_FROM_AFAR = pattern(
    r"(?i)\b(?:on behalf of|convey\w*|pass(?:ed|es|ing) on|relay\w*|transmit\w*)\b[^;.]{0,60}"
    r"\b(?:regards|greetings|wishes|respects|thanks)\b(?: [^;.]*)?\b(?:from|of|by|to)\s[^;.]*$|"
    # whoever invites, not whom he invites: "conveyed an invitation from the king to Minister A"
    r"\b(?:convey\w*|pass(?:ed|es|ing) on|relay\w*|transmit\w*)\b[^;.]{0,60}\binvitations? (?:from|of|by)\s"
    r"(?:[^\st;.][^\s;.]*\s|t[^o\s;.][^\s;.]*\s|to[^\s;.]+\s){0,8}$|"
    r"\bon behalf of [^;.,]{0,60}$"
)
_PASSED_ON = pattern(
    r"(?i)\b(?:convey\w*|pass(?:ed|es|ing) on|relay\w*|transmit\w*|brought|bringing|deliver\w*|hand(?:ed|ing) over|"
    r"extend(?:ed|ing))\s(?:[^\s;.,]+\s){0,4}$"
)
_GREETING_OF = pattern(r"(?i)^'s?\s(?:[a-z]+\s){0,5}(?:regards|greetings|wishes|respects|invitation|thanks)\b")
_DONE_BY = pattern(
    r"(?i)\b(?:adopted|reached|agreed(?: up)?on|initiated|proposed|founded|nurtured|cultivated|laid|launched|"
    r"outlined|set out|guided|defined|appointed|nominated|written|authored|designed) by\s[^;.]*$|"
    r"\b(?:framework|part|occasion) of\s(?:the\s)?$|"
    r"\b(?:leadership|direction|guidance|auspices|patronage|approval|consent|permission|assignment|instructions?) of\s"
    r"(?:the\s)?$|"
    r"\b(?:authori[sz]ed|assigned|entrusted|tasked|mandated|instructed|delegated) by\s(?:the\s)?$"
)
_VISIT_OF = pattern(
    r"(?i)^'s?\s(?:[a-z]+\s){0,4}(?:visit|trip|tour|stay|attendance|leadership|inauguration|birthday)\b"
)
# "sought support for the candidature of X", "for X's bid": a matter, not a guest
_BID_OF = pattern(r"(?i)^'s?\s(?:[a-z]+\s){0,3}(?:candidature|candidacy|bid|nomination|re-?election campaign|legacy)\b")
# "the house where President X lived": whom a place recalls
_LIVED = pattern(
    r"(?i)^\s(?:once |had |first |used to )?"
    r"(?:lived?|worked|stayed|studied|was born|taught|resided|died|set foot|spent)\b"
)
_WHERE = pattern(r"(?i)\b(?:where|in which|when)\s(?:(?:the|late|former|then|a|young)\s)*$")
_FRAME = pattern(r"(?i)\b(?:framework|part|occasion|course) of\s(?:the\s)?$|\bwithin\s(?:the\s)?$")
_SAID = pattern(
    r"(?i)^,?\s(?:said|says|(?:told|informed) (?:reporters|newsmen|journalists|correspondents|the (?:press|media)|a|"
    r"this|(?-i:[A-Z]{2,}))|added|noted|announced|confirmed|disclosed|revealed|stated|explained)\b[^,;]{0,60}"
    r"(?:$|,\s(?:adding|citing|as|after|while|when|at|in|during|a)\b)"
)
# "the president said at a meeting with the envoy": the speaker takes part
_SAID_AT = pattern(
    r"(?i)^,?\s(?:said|says|stated|noted|added|stressed|told (?:him|her|reporters)) (?:\w+ )?(?:at|during|in) "
    r"(?:a|an|the|his|her|their|today's) (?:\w+ ){0,3}(?:meeting|talks|conversation|call|reception|encounter|"
    r"session|dinner|lunch) with\b"
)
_TAKING_PART = pattern(
    r"(?i)^\W*(?:during|at|in|(?:warmly |cordially )?(?:received|welcomed|hosted|greeted|met|seen) by|"
    r"meeting|receiving|hosting|greeting|welcoming|talking|speaking (?:at|during|with|to)|attending|addressing|"
    r"(?:co-)?chairing|joining|opening|closing|presiding over|participating (?:in|at)|taking part in|"
    r"(?:(?:shortly |just |soon )?(?:before|after|on|upon|while) )?(?:leaving|departing|arriving|visiting|returning|"
    r"touring|flying|landing|concluding|wrapping up|ending|setting (?:off|out)|heading)|(?:just )?back from)\b"
)
_FINITE = pattern(
    r"(?i)^ (?:also |then |now )?(?:visit(?:s|ed)|met|meets|arriv(?:es|ed)|h[eo]ld|holds|host(?:s|ed)|receiv(?:es|ed)|"
    r"beg[au]n|begins|paid|pays|made|makes|wraps|wrapped|head(?:s|ed)|left|leaves|embark(?:s|ed)|kick(?:s|ed)|"
    r"prepar(?:es|ed)|seeks|sought|came|comes|flew|flies|travel(?:s|led|ed)|tour(?:s|ed)|welcom(?:es|ed)|landed|lands|"
    r"sign(?:s|ed)|conclud(?:es|ed)|is|was|has|had|will)\b"
)
_NOT_THERE = any_of(_ROLE, _FROM_AFAR, _DONE_BY)
_GOES_ON = any_of(_VISIT_OF, _GREETING_OF, _SAID)
# "I spoke with the premier," the president said: he took part
_I_MET = pattern(
    r"^\W*\"(?:\w+,? ){0,4}(?:I|We|we) (?:also |have |had |just |then |again )*(?:spoke|spoken|talked|met|visited|"
    r"called|phoned|received|held|hosted|welcomed|saw|discussed)\b[^;]*[,.!]\",? (?:the )?$"
)
_QUOTED = pattern(r"(?i)(?:,|\baccording to)\s[^,;]*$")


def _as_he_did(before: bytes, after: bytes) -> bool:
    """Whether "as President A visited Lima" opens a clause of his, and tells no role."""
    return (b" " + before.lower()).endswith((b" as ", b" as the ")) and _FINITE.search(after) is not None


@once
def offstage(page: Page, person: Span) -> bool:
    """Whether the words around a person leave him out of the act told in the same breath."""
    start, end = person.start, person.end
    before = page.flat[max(0, start - _REACH) : start]
    stop = max(before.rfind(b". "), before.rfind(b"\n"))
    before = before[stop + 1 :]
    recalled = _LATE.search(before) and _MET_OR_SIGNED.search(page.flat[end : end + 170])
    acts = _AS_WELL.search(before) or _WHEN_THEN.search(before) or _as_he_did(before, page.flat[end : end + 30])
    if not recalled and _NOT_THERE.search(before) and not acts:
        return True
    after = page.flat[end : end + 90].split(b"\n")[0].split(b". ")[0].rstrip(b".\"' ")
    if _BID_OF.search(after):
        return True
    if _LIVED.search(after) and _WHERE.search(before):
        return True
    if not _GOES_ON.search(after):
        return False
    if (_VISIT_OF.search(after) and _FRAME.search(before)) or (
        _GREETING_OF.search(after) and _PASSED_ON.search(before)
    ):
        return True
    if _SAID_AT.search(after):
        return False
    quoted = _SAID.search(after) is not None and _QUOTED.search(before) is not None and not _I_MET.search(before)
    return quoted and bool(before.strip()) and _TAKING_PART.search(before) is None
