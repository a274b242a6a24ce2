"""Days beside a trigger that are those of something else: of what was said, of taking office, or of the way there."""

from etl.extract.called_off import of_its_putting_off
from etl.extract.page import Page
from etl.extract.patterns import any_of, pattern
from etl.extract.zones import Clause
from etl.model import EngagementType
from etl.spans import Span

# "the seventh meeting of the joint commission, set up in 1987": the year in which it was founded
_FOUNDED = pattern(
    r"(?i)(?:, |\()(?:which was |first |originally |a (?:body|mechanism|forum|grouping) )?(?:set up|established|"
    r"founded|created|launched|formed|instituted) (?:by [^,;.]{2,60} )?(?:(?:back |only )?(?:in|on) "
    r"(?:early |late |mid-)?)?$"
)
# "the 105th anniversary of the revolution (7 November 1917-2022)": the day that is remembered
_IN_ITS_BRACKETS = pattern(
    r"(?i)\b(?:day|anniversary|anniversaries|revolution|independence|victory|liberation|ties|relations|relationship|"
    r"association|establishment|founding|birth|birthday|fascism|union)\b[^();]{0,30}\([^()]*$|\bparty \([^()]*$"
)
# "The ministry said Friday that he will visit": the day is that of the saying
_SAID_ON = pattern(
    r"(?i)\b(?:said|says|announced|stated|told [a-z]+|confirmed|reported|revealed|disclosed|added|wrote|"
    r"told (?:reporters|a|the) [^,;]{2,60}|informed(?: [a-z]+)?|specified|communicated|indicated|"
    r"made known|statement|release|"
    r"(?:release|statement|notice) [^;]{0,60}received|(?:press|news) conference|briefing|"
    r"(?:issued|released|published)(?: by [^,;]{2,40})?)"
    r"(?: (?:on|over|late|early|here|earlier|the))* $"
)
# "after the visit by A, the two nations will make more of them this year"
_AFTER_IT = pattern(r"(?i)\b(?:after|following|since|thanks to) (?:the|his|her|their|this) (?:[a-z-]+ ){0,2}$")
_MAIN_FUTURE = pattern(r"(?i), (?:the|both|he|she|they|we|it|\w+)\b[^;]*\b(?:will|would|plan to|expect to)\b")
_WHAT_WILL_BE = pattern(
    r"(?i)^,?(?: [a-z]+){0,3} (?:that )?[^;]*\b(?:will|would|shall|is to|are to|plans? to|intends? to|"
    r"(?:is|are) (?:also |now )?(?:set|scheduled|due|expected|slated|likely|planning|preparing|going) (?:to|for)|"
    r"(?:I|we) hope)\b|"
    r"\b(?:it|this) (?:is|was|will be|would be) [^;]{2,40}"
    r"\b(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)) "
)
# "the first foreigner to visit after the ban was lifted last month"
_AFTER_EVENT = pattern(
    r"(?i)\b(?:after|since) [^,;]{0,60}\b(?:was|were|been) (?:lifted|imposed|declared|announced|signed|approved|"
    r"adopted|eased|ended|launched|ousted|toppled|overthrown|released|killed|arrested|opened|restored|suspended)\b[^,;]{0,12}$"
)
# "her first trip since the new government began its term in May"
_SINCE_IT_BEGAN = pattern(
    r"(?i)\bsince [^,;:]{0,80}\b(?:began|took|assumed|started|came to (?:office|power)|launch\w*|inaugurat\w+|formed|"
    r"won)\b[^,;:]{0,40}$"
)
# "his visit followed the summit in Lima on 25 May", "the talks were followed on Friday by": of the other one
_IT_FOLLOWED = pattern(
    r"(?i)^[^;,]{0,60} (?:follow(?:ed|s)?|precede[sd]?|c[ao]me (?:[a-z]+ ){0,3}(?:after|before)|"
    r"comes (?:[a-z]+ ){0,3}(?:after|before)) (?:the|his|her|their|an?|[A-Z][\w-]*'s?) [^;,]*"
    r"\b(?:summit|visit|trip|tour|talks|meeting|session|conference|forum|election|congress|call|round)\b[^;,]*$|"
    r"^[^;,]{0,60} (?:was|were) (?:followed|preceded) (?:on |in |late |early )*$|"
    # "the minister's trip returns one by Secretary A, who came in 2000"
    r"^[^;,]{0,60} (?:return(?:s|ed|ing)?|reciprocat\w+|repa(?:ys|id)|(?:is|was|came|comes) in return for) "
    r"(?:one|that|those|the|an?|his|her)\b(?: visit| trip)?[^;]*$"
)
# "her second trip to the country this year": in what the present one is counted
_NTH_OF = pattern(
    r"(?i)\b(?:(?:it|this) (?:is|was|will be|would be)|,) (?:his|her|their|the) (?:second|third|fourth|fifth|sixth|"
    r"seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) (?:[a-z-]+ ){0,3}$"
)
_COUNTED_IN = pattern(r"(?i)^(?:this|the same) (?:year|month|week|decade)$|^\d{4}$")
_UP_TO_THEN = pattern(r"(?i)^(?: (?:to|in|with|between|of) [^,;]{2,50})?(?: so far)?(?: in| of)? (?:so far )?$")
# "on Tuesday the deputy, who will be sworn in next week, will call on the king"
_WHO = pattern(r"(?i), (?:who|which|whose) [^,;]*$")
# "the first leader to meet him after his appointment on 24 November"
_TOOK_OFFICE = pattern(
    r"(?i)\b(?:after|since|following|upon|before) (?:(?:he|she|they|his|her|their|its|the) )?(?:[a-z]+ ){0,2}"
    r"(?:appointment|(?:re-)?election|inauguration|swearing|sworn|assum\w+|tak(?:ing|es)|took|becoming|became|"
    r"(?:was|were|being) (?:appointed|elected|named|installed))\b[^,;:]{0,50}$"
)
# "the first to take place following the conclusion, on 27 July, of the agreement"
_AFTER_CONCLUSION = pattern(
    r"(?i)\b(?:following|after|since|before) (?:the|its|their) (?:conclusion|signing|adoption|ratification|"
    r"entry into force|approval|launch|inauguration|election|appointment),? (?:on|in) (?:the )?$"
)
# "a pact which came into force on 12 May": no day of its signing
_IN_FORCE = pattern(
    r"(?i)\b(?:(?:took|takes?|taken|came|comes?|coming|goes|went|enter(?:s|ed|ing)?|put|been) (?:into |in |to )?"
    r"(?:effect|force)|effective)(?: (?:from|on|since|in|as|of))* (?:the )?$"
)
# "upgraded from a partnership in 2002 to a strategic one in 2014"
_FROM_A_TIER = pattern(r"(?i)\bfrom [^;]{3,90} (?:in|of|since) $")
# "raising their ties from the programme set up in 2012"
_FROM_AN_OLD_ONE = pattern(
    r"(?i)\b(?:elevat|rais|upgrad|lift|tak)\w* [^;.]{3,60} from [^;.]{3,110} "
    r"(?:established|set up|launched|signed|agreed|formed|forged|concluded) (?:back )?in $"
)
# "the first meeting since the coup on 5 August"
_SINCE_A_CHANGE = pattern(
    r"(?i)\b(?:post|since|after|following) (?:the |an? |its |their )?(?:[A-Za-z-]+ ){0,3}(?:changeover|coup|uprising|"
    r"ouster|overthrow|fall|collapse|outbreak|takeover|invasion|earthquake|attacks?|reunification)\b[^,;]{0,40}$"
)
_OF_ANOTHER_EVENT = any_of(_SINCE_A_CHANGE, _TOOK_OFFICE, _IN_ITS_BRACKETS, _AFTER_EVENT, _SINCE_IT_BEGAN, _FOUNDED)
# "mentioned his plan to visit Peru in a speech in May": the day of the speech
_IN_A_SPEECH = pattern(
    r"(?i)\b(?:in|during|at) (?:his|her|an?|the) (?:[\w-]+ ){0,3}(?:speech|address|remarks|interview|statement|"
    r"(?:press|news) conference|briefing)\b"
)
# "As part of the visit, the minister will launch a ship on Monday": the day of the launch
_OPENS_VISIT = pattern(
    r"(?i)^\W*(?:as part of|during|in the course of|within the framework of|in the framework of) "
    r"(?:the|his|her|their|this) (?:[a-z-]+ ){0,3}$"
)
# "timed to coincide with the anniversary of the accord signed on 4 May": the day of the paper
_OF_A_PAPER = pattern(
    r"(?i)\b(?:anniversary|implementation|provisions|terms|framework) of [^;]{0,120}"
    r"\b(?:signed|dated|adopted|concluded|initialled|reached|made|issued)\b[^;]{0,60}$"
)
# "aims to carry out what was agreed at the meeting of 7 January": the day of that meeting
_AGREED_AT = pattern(
    r"(?i)\b(?:implement\w*|carry\w* out|follow\w* up|reali[sz]\w+|concreti[sz]\w+|deploy\w*|based on|build\w* on|"
    r"pursuant to|in line with|recall\w*|review\w*|outcomes?|results?|contents?|commitments?)\b[^;.]*"
    r"\b(?:agreed|reached|adopted|made|concluded|set|issued|outlined|of|from|at) (?:upon |out |on )?"
    r"(?:at |during |in )?(?:the|their|its|his) [^,;.]{0,90}"
    r"\b(?:meeting|talks|visit|summit|session|conference|dialogue|trip)\b[^,;.]{0,60} $"
)
# "The visit follows up on the vision launched in Tokyo in November": the day of the vision
_SERVES_WHAT = pattern(
    r"(?i)^ (?:to [A-Z][^,;.]{1,40}? )?(?:(?:will|would|is|was|also|further|expected|intended|meant|designed|set|aims?|"
    r"aimed|seeks?|sought|helps?|serves?|to|at|help) )*(?:build|follow|further|advanc|implement|carry|tak|continu|"
    r"deepen|consolidat|giv|operationali[sz]|fulfil|deliver|honou?r|put|reinforc|realis|realiz|concreti[sz])\w*\b"
    r"[^;]*?\b(?:set (?:forth|out|down)|laid (?:out|down)|launched|signed|announced|unveiled|struck|endorsed|issued|"
    r"agreed|reached|adopted|concluded|made|held|outlined|presented)\b([^,;]{0,70}) (?:back )?(?:in|on) (?:the )?"
    r"(?:early |late |mid-)?$",
    groups=True,
)
_TAKES_PLACE = pattern(r"(?i) (?:will|is|was|takes?|took|begins?|began|starts?|started|runs?|lasts?|lasted) ")
# "paves the way for the 75th anniversary of ties next year"
_OF_AN_ANNIVERSARY = pattern(
    r"(?i)\b(?:pav\w+ the way|mark\w*|celebrat\w+|commemorat\w+|coincid\w+|prepar\w+|look\w* (?:forward|ahead)|"
    r"towards?|ahead of|approach\w*|threshold of)\b[^;.]*\banniversar(?:y|ies) of [^,;]{0,90}$"
)
# '"We will meet on 21 March," said the spokesman in Lima on Thursday': the day of the saying
_QUOTED_AND_SAID = pattern(
    r"(?i)[,.!?] ?[\"']{1,2},? (?:[\w.'-]+ ){0,8}(?:said|says|mentioned|explained|remarked|noted|added|stated|stressed|"
    r"told|announced|disclosed|revealed) [^;\"]{0,160}$"
)
# "During the visit of A, the foreign minister, to Peru in May": the name ends with the comma, not the visit
_GOES_ON = pattern(r"(?i)^(?: (?:of|by|paid by|made by) [^,;]+, [^,;]+,)? (?:to|in|at) (?:the )?(?-i:[A-Z])[^,;]* $")
_WHO_DOES = pattern(r", (?:also |then )?(?:he|she|they|the|[A-Z][\w.-]+)\b[^;]* $")
_NAMES_EVENT = pattern(
    r"(?i)^ (?:(?:general|presidential|parliamentary|local|snap|terror(?:ist)?|suicide|military) )*"
    r"(?:elections?|polls|referendum|vote|attacks?|bombings?|coup|earthquake|massacre|uprising|revolution)\b"
)
# "came on Monday to prepare the ground for the premier's visit": the visit is another time
_PREPARES = pattern(
    r"(?i)\b(?:to|and) (?:prepare(?: the (?:ground|way))? for|prepare (?:the|his|her|a|an)|"
    r"lay the (?:ground(?:work)?|foundations?) for|"
    r"pave the way for|set the stage for|(?:discuss|review|finali[sz]e|coordinate) (?:the )?preparations for|"
    r"make (?:the )?(?:arrangements|preparations) for)\b[^;]*$"
)
# "when she pays her visit on a date still to be set"
_DATE_OPEN = pattern(
    r"(?i)^[^;.]{0,60}\b(?:on|at) (?:a|some) (?:later |future )?(?:date|time)s?(?: (?:that|which) (?:is|has|remains))? "
    r"(?:still |yet |later )?to be (?:set|fixed|announced|agreed|decided|determined|confirmed|named)\b"
)
# "originally planned for 3 March, took place on the 10th": the day it did not have
_DID_NOT_HAVE = pattern(
    r"(?i)\b(?:originally|initially|previously|at first|first) "
    r"(?:planned|scheduled|due|set|slated|fixed|meant|foreseen|arranged|supposed|billed)(?: to [a-z]+(?: [a-z]+)?)? "
    r"(?:for|on|in)(?: the)? $"
)
_WENT_AHEAD = pattern(
    r"(?i)\b(?:took place|was held|were held|was paid|happened|went ahead|came off|was made|began|started|opened)\b"
)
_REMEMBERS = frozenset({EngagementType.CEREMONY, EngagementType.UPGRADE, EngagementType.EXCHANGE})
_ON_THE_WAY = pattern(
    r"(?i)\b(?:visits?|trips?|tour|leav\w+|left|depart\w*|fly|flies|flew|flying|travel\w*|embark\w*|arriv\w*|head\w*)"
    r"\b[^;]*$"
)
_TO_ATTEND = pattern(
    r"(?i)^[^;]{0,90}\b(?:to|for|and) (?:attend(?:ing)?|participate in|take part in|join|co-host|"
    r"(?:co-)?chair|address)\b"
)


# "the visit, held ahead of the host's presidency in the second half of the year": the presidency is then
_AHEAD_OF_WHAT = pattern(
    r"(?i)\b(?:ahead of|in the run-up to|on the eve of|in preparation for|before) (?:[\w'.-]+ ){0,8}"
    r"(?:presidency|chairmanship|elections?|congress|anniversary|term|centenary|jubilee|tenure)\b[^,;]{0,70}$"
)
# "was in Cyprus on Sunday, ahead of the summit": the summit is later
_AHEAD_OF = pattern(
    r"(?i)^,? (?:[^\s;.]+ ){0,5}?(?:ahead of|before|prior to|on the eve of|in the run-up to|en route to|"
    r"on (?:the|his|her|their) way to) (?:[^\s,;.]+ ){0,6}$"
)


# "on 4 May concluded a visit to co-chair the committee": the day of the end
_ENDS_WHAT = pattern(
    r"(?i)^,? (?:successfully )?(?:concluded|wrapped up|ended|finished|completed|concluding|concludes|ends|wraps up)\b"
    r"[^;.]*\b(?:visit|trip|tour|stay)\b[^;.]*\b(?:to|and|for) (?:co-)?(?:chair|attend|hold|take part|join|"
    r"preside)\w*\b"
)


def _of_another_event(before: bytes, kind: EngagementType, after: bytes) -> bool:
    """Whether the words about a day tell of taking office, of a paper's conclusion, of the tier that ties rose from."""
    if kind is EngagementType.UPGRADE and (
        _FROM_AN_OLD_ONE.search(before) or (_FROM_A_TIER.search(before) and after.startswith((b" to ", b", to ")))
    ):
        return True
    if kind is not EngagementType.UPGRADE and _OF_ANOTHER_EVENT.search(before):
        return True
    if kind is EngagementType.AGREEMENT:
        return (b"force" in before or b"effect" in before) and _IN_FORCE.search(before) is not None
    return _AFTER_CONCLUSION.search(before) is not None


def _of_what_it_serves(between: bytes, kind: EngagementType) -> bool:
    """Whether it is the day of an older meeting whose results are carried out, of the saying, of what is ahead."""
    if _QUOTED_AND_SAID.search(between):
        return True
    if _AGREED_AT.search(between) or (kind is EngagementType.VISIT and _serves_what_was(between)):
        return True
    if kind in _REMEMBERS:
        return False
    return _OF_AN_ANNIVERSARY.search(between) is not None or _AHEAD_OF_WHAT.search(between) is not None


def _serves_what_was(between: bytes) -> bool:
    """Whether a visit builds on what was "signed in Lima in" those days, which no verb of its own follows."""
    found = _SERVES_WHAT.search(between)
    return found is not None and not _TAKES_PLACE.search(found.group(1) + b" ")


def _only_counts(page: Page, clause: Clause, time: Span) -> bool:
    """Whether a year only says in what the present act is counted: "it is her second trip this year"."""
    hit = clause.hit.span
    ahead = page.flat[max(clause.sentence.span.start, hit.start - 60) : hit.start]
    counted = _COUNTED_IN.search(page.words(time)) is not None and _NTH_OF.search(ahead) is not None
    return counted and _UP_TO_THEN.search(page.flat[hit.end : time.start]) is not None


def _only_once_planned(page: Page, clause: Clause, time: Span) -> bool:
    """Whether it did not take place on that day: "planned for the 3rd, took place on the 10th", on a day still open."""
    sentence, hit = clause.sentence.span, clause.hit.span
    once = _DID_NOT_HAVE.search(page.flat[max(sentence.start, time.start - 120) : time.start])
    if once and _WENT_AHEAD.search(page.flat[time.end : sentence.end]):
        return True
    return time.end < hit.start and _DATE_OPEN.search(page.flat[hit.end : sentence.end]) is not None


# "visits Peru in March, and in July he is to attend the summit": the summit's own
_HE_IS_TO = pattern(
    r"(?i)^,? (?:he|she|they|both|the [a-z ]{3,30}) (?:is|are|was|were) (?:also |then )?"
    r"(?:(?:due|set|expected|scheduled) )?to (?:attend|take part|join) "
)


def of_something_else(page: Page, clause: Clause, time: Span) -> bool:
    """Whether a day of the sentence is not that of the clause's act, though it stands by it."""
    hit, kind, start = clause.hit.span, clause.hit.trigger.type, clause.sentence.span.start
    names_event = _NAMES_EVENT.search(page.flat[time.end : time.end + 50]) is not None
    if names_event or of_its_putting_off(page, clause, time) or _only_once_planned(page, clause, time):
        return True
    before = page.flat[max(start, time.start - 120) : time.start]
    if _of_another_event(before, kind, page.flat[time.end : time.end + 6]):
        return True
    if time.start >= hit.end and (
        _of_what_it_serves(page.flat[hit.end : time.start], kind)
        or _IT_FOLLOWED.search(page.flat[hit.end : time.start])
        or _only_counts(page, clause, time)
    ):
        return True
    if time.start >= hit.end and kind is EngagementType.VISIT:
        between = page.flat[hit.end : time.start]
        opens = _OPENS_VISIT.search(page.flat[start : hit.start]) is not None
        if (
            _IN_A_SPEECH.search(between)
            or _OF_A_PAPER.search(between)
            or (opens and not clause.hit.trigger.verb and _WHO_DOES.search(between) and not _GOES_ON.search(between))
        ):
            return True
    if time.end >= hit.start:
        after = _AFTER_IT.search(page.flat[max(start, hit.start - 40) : hit.start]) is not None
        return after and _MAIN_FUTURE.search(page.flat[hit.end : max(hit.end, time.start)]) is not None
    before_it = _PREPARES if kind is EngagementType.VISIT else _ENDS_WHAT
    if before_it.search(page.flat[time.end : hit.start]):
        return True
    if _WHO.search(before) and b"," in page.flat[time.end : hit.start]:
        return True
    if _SAID_ON.search(before[-90:]):
        return _WHAT_WILL_BE.search(page.flat[time.end : hit.start]) is not None
    return _before_it(clause, before, page.flat[time.end : hit.start])


def _before_it(clause: Clause, before: bytes, between: bytes) -> bool:
    """Whether a day is that of the journey to a gathering, or of what was done ahead of it, or of a visit."""
    kind, ahead = clause.hit.trigger.type, _AHEAD_OF.search(between) is not None
    if kind is not EngagementType.MULTILATERAL:
        return ahead and kind is EngagementType.VISIT and not clause.hit.trigger.verb
    return ahead or (
        _ON_THE_WAY.search(before) is not None
        and _TO_ATTEND.search(between) is not None
        and _HE_IS_TO.search(between) is None
    )
