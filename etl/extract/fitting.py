"""Whether a time expression may date a trigger: not the day of the telling, of another clause or of something else."""

from etl.extract.by_its_place import by_its_place, without_participles
from etl.extract.datable import EVER_SINCE, LEAD_REACH
from etl.extract.decades import in_its_decade
from etl.extract.elsewhen import of_something_else
from etl.extract.last_time import since_the_last
from etl.extract.occasion_day import of_its_occasion
from etl.extract.page import Page
from etl.extract.patterns import any_of, pattern
from etl.extract.ties_announced import announced_then
from etl.extract.to_be_hosted import to_be_hosted
from etl.extract.zones import Clause
from etl.intervals import Interval
from etl.model import HOME, EngagementType, TimeExpression
from etl.spans import Span

# a clause about somebody or something else: "a premier who took office in May", "a plan of which the first phase began"
_OTHER_CLAUSE = pattern(r"(?i)\b(?:who|whom|whose|which|that)\b([^,;]*)$", groups=True)
# "The next round, they agreed, is to be held": a word put in, behind which the clause goes on
_PUT_IN = pattern(
    r"(?i)^[^,;]{0,40}, (?:they|he|she|it|both(?: sides)?|the [a-z]+(?: sides| ministers| leaders)?|(?-i:[A-Z])\w+) "
    r"(?:agreed|said|added|noted|announced|recalled|explained|hoped), (?:is|are|will|was|were) "
)
# "are the countries on his tour, and Lima was where he stopped on Thursday"
_WAS_WHERE = pattern(r"(?i)(?:,|,? and) (?:the )?(?-i:[A-Z])[\w'-]+(?: [A-Z][\w'-]+)? (?:was|is) where [^;]*$")
# "a call last week paved the way for the visit": the week of the call
_LED_UP_TO = pattern(
    r"(?i)\b(?:pav(?:ed|es|ing) the way (?:for|to)|laid the (?:groundwork|ground|foundation) for|set the stage for|"
    r"prepar(?:ed|es) (?:the ground )?for|led (?:up )?to|preceded|clear(?:ed|s) the way for) (?:[a-z'-]+ ){0,5}$"
)
_OF_THE_ACT = pattern(
    r"(?i)^ (?:(?:will|would|is|was|are|were|has|had|have|to|be|been|being|it|he|she|they|also|later|both|two|sides) )*"
    r"(?:held|hold|signed?|happen\w*|occurr\w*|t[ao]kes?|took|taking|last\w*|beg[aiu]n\w*|start\w*|r[au]ns?|running|end\w*|conclud\w*|"
    r"open\w*|gather\w*|assembl\w*|sat|kick\w*|wrapp\w*|scheduled|due|set|planned|slated|expected|organi[sz]ed|"
    r"convened|conducted|made|paid|visit\w*|arriv\w*|met|sp(?:oke|eaks?) (?:there|at it)|address\w* it|attend\w*|"
    r"announced|reached|co-?chaired|fell|falls|dates?|dated|came|comes|on|from|(?:back )?in $) ?"
)
# "the visit which the minister had paid to Peru in May"
_WHICH_THEY_PAID = pattern(
    r"(?i)^(?:which|that) (?:[^\s,;]+ ){1,16}(?:paid|made|pay|make|undert\w+|signed|held|conducted|hosted|"
    r"concluded|established|formed|launched|forged|entered into|set up|attended|co-chaired|chaired|"
    r"had (?:in|on|at|with)|(?:were|was) (?:the )?(?:co-)?(?:chairs|chaired|hosts|hosted|leaders|led)|"
    r"(?:was|is|will be|has been) (?:the )?(?:venue|host|setting|scene|seat)) |"
    r"^(?:which|that) (?:[^\s,;]+ ){2,16}(?:lasts?|lasted|ran|ended|began|started|concluded|"
    r"came to (?:an end|a close)) (?:(?:from|on) )?$|"
    r"^(?:whose|which|that) (?:[^\s,;]+ ){0,3}(?:expects?|awaits?|receives?|welcomes?|hosts?) "
    r"(?:it|him|her|them|the (?:delegation|guests?|visitors?)) "
)
# "the partnership that the two agreed on in June 2013"
_WHICH_THEY_AGREED = pattern(
    r"(?i)^,? (?:(?:which|that) )?(?:[^\s,;]+ ){1,12}(?:agreed|announced|proclaimed|declared|sealed|struck|created|"
    r"entered|launched|established|forged|formed|concluded|signed|set up|adopted|founded|initiated|unveiled)"
    r"(?: on| upon| into| by [^,;.]{3,80})?(?: (?:in|at) (?:the )?(?-i:[A-Z])[\w-]*(?: (?-i:[A-Z])[\w-]*){0,2})? "
    r"(?:back )?(?:(?:in|on|during) )?$"
)
# "are to raise their ties, the ministry announced on 11 June": the day of the word
_TO_COME = pattern(r"(?i)\b(?:to|will|would|shall|could|may|might|soon) (?:be |soon )?$")
# "signed a plan to deepen the partnership that they had set up in 2013"
_TO_DEEPEN_WHAT_WAS = pattern(
    r"(?i)\b(?:to|for|aim(?:ed|ing) at|of) (?:[a-z]+ly )?(?:intensify|deepen|strengthen|implement|promot|boost|develop|"
    r"consolidat|advanc|expand|realis|realiz|cement|further|enhanc|carry|flesh|elevat|upgrad|rais)[a-z]* "
    r"(?:out |forward )?(?:the|their|its|that) [^,;.]{3,90}\b(?:set up|established|forged|signed|launched|agreed|"
    r"upgraded|elevated|adopted|reached|concluded|formed|announced|entered into)\b"
)
# "On 28 July the ambassador said that the two had become friends and set up a partnership"
_TOLD_THEN = pattern(
    r"(?i)\b(?:said|says|noted|notes|recalled|recalls|stressed|affirmed|emphasi[sz]ed|highlighted|added|stated|wrote|"
    r"reminded|pointed out|praised|hailed) (?:that )?[^,;.\s]"
)
# "A came in 2012, and in 2017 Minister B went there"
_OPENS_CLAUSE = pattern(
    r"(?i)^[,;:]? ?(?:(?:and|but|while|whereas|then|also|later|again|finally) )*(?:back )?"
    r"(?:(?:in|during|by) (?:the year )?)?$"
)
# "The visit comes just when the host gets ready for next year's congress"
_COMES_WHEN = pattern(
    r"(?i)^ (?:also )?(?:comes?|came|coming|takes? place|took place|is taking place) (?:just |only |right |at a time )?"
    r"(?:when|as|while|amid)\b"
)
# "congratulated the host on the success of the congress in January"
_WISHED_JOY_OF = pattern(
    r"(?i)\b(?:on|for|over|upon) (?:the |his |her |their |its |being |becoming |winning |having )[^;]{4,}$"
)
_OFFICE_TAKEN = pattern(r"(?i)\b(?:took|takes|taken|taking|assumed) (?:over|office|up|the)\b")
_ANNOUNCED = pattern(
    r"(?i)(?:\b(?:announced|hinted|agreed|confirmed|proposed|recalled|decided|approved|reported|passed away|born)|"
    # but not "the newly appointed envoy"
    r"(?:^|[^y][ -]|[^l]y[ -])(?:elected|appointed))\b[^,;]*$"
)
_BEFORE_LEAVING = pattern(r"(?i)\bbefore (?:\w+ly )?(?:return|leav|head|fly|depart|go|travel|proceed|mov)\w*\b[^;]*$")
# "In May the ministry confirmed her trips": the month is that of the word given
_NEWS = frozenset({EngagementType.VISIT, EngagementType.MULTILATERAL})
_ANNOUNCED_ON = pattern(
    r"(?i)\b(?:announced|confirmed|disclosed|revealed|unveiled|made (?:public|known))"
    r"(?: (?:on|late|late on|early on))? $"
)
_A_OR_THE = pattern(r"(?i)^,? (?:an?|the|another|his|her|their) (?:[\w-]+ ){0,5}$")
_ANNOUNCING = pattern(
    r"(?i)^,? [^;]{0,80}\b(?:had |has |have )?(?:already |also )?(?:announced|confirmed|disclosed|revealed|hinted at) "
    r"(?:the|his|her|their|that|[A-Z]\w+'s?|plans) "
)
# "said on 15 May in response to a query about the visit"
_ASKED_ABOUT = pattern(
    r"(?i)^,? [^;.]{0,60}\b(?:in (?:response|reply) to|asked|quer(?:y|ies)|questions?|inquir\w+|enquir\w+)\b[^;.]*"
    r"\b(?:on|about|of|regarding|concerning|over)\b [^;.]*$"
)
_OPENS_WITH = pattern(r"(?i)^\W*(?:while|when|on|upon|in|at|during|after)? ?(?:[^\s,;]+ ){0,4}$")
_MAIN_CLAUSE = pattern(
    r"^[^;]*, (?:the |both |Mr\.? |Ms\.? |Mrs\.? )?(?:[\w.'-]+ ){1,8}(?:[a-z]+ly )?(?:said|told|spoke|thanked|"
    r"congratulated|"
    r"praised|hailed|noted|recalled|stressed|affirmed|expressed|appreciated|lauded|asked|proposed|suggested|[a-z]+ed)\b"
)
_ATTRIBUTED = pattern(
    r"(?i)\b(?:said|says|told|stated|according to|disclosed|quoted|news conference|press conference|briefing)\b[^;]*$"
)
# "her first trip since taking office on Oct. 1": the day is that of the office
_IN_OFFICE_FROM = pattern(
    r"(?i)\b(?:(?:taking|took|takes|tak(?:ing|en) up|assum\w+|enter\w+|leaving|left|came to|coming to) "
    r"(?:office|power|the (?:post|presidency|premiership|job|helm))|sworn in|inaugurated|(?:re-?)?elected|appointed|"
    r"was born)(?: (?:as|of|from) [^,;.]{1,40})?"
    r" (?:(?:back |earlier )?(?:on|in|last|this|earlier) )?(?:the )?$"
)
# "told the press on Monday of her recent visits": they were before
_RECENT = pattern(r"(?i)\b(?:recent|latest|previous|past|prior) (?:[a-z-]+ ){0,2}$")
# "on Wednesday he recalled his talks with A last year"
_RECALLED_HIS = pattern(
    r"(?i)\b(?:recall|remember|reminisc|look(?:ed|s|ing)? back|thought back|harked back)\w* "
    r"(?:fondly |also )?(?:to |on |about |at )?(?:his|her|their|the) (?:[a-z-]+ ){0,4}$"
)
_ANNOUNCES_IT = pattern(
    r"(?i)\b(?:announced|confirmed|disclosed|revealed|unveiled) (?:the|his|her|their|its|plans for) (?:[a-z-]+ ){0,3}$"
)
# "On 26 February the government announced that the two had agreed to establish relations": the word is the deed
# the word is the deed: "on 28 July announced that they had elevated their ties", not "announced a visit"
_ANNOUNCES_TIES = pattern(
    r"(?i)\b(?:announced|declared|proclaimed|issued)\b[^;]*\b(?:agreed|agreement|decided|decision|resolved|would)\b|"
    r"\b(?:announced|declared|proclaimed) (?:the (?:[a-z]+ ){0,2}$|that [^;,.]{2,60}\b"
    r"(?:had|have|were|are|has been) (?:now |formally |officially )?(?:been )?$|"
    r"(?:the )?(?:upgrad|elevat|establish|rais|lift)[a-z]* (?:of )?[^;,.]{0,40}$)"
)
# "the 55th anniversary of diplomatic ties (24 June 1967)": the day on which they were established
_OF_THE_TIES = pattern(
    r"(?i)\b(?:anniversary|establish\w*|ties|relations|\d+ years of|years since|treaty|"
    r"founding|independence)\b[^;.()]{0,70}\((?:on |since )?(?:\d{4} ?--? ?)?$"
)
_SAID_THEN = pattern(
    r"(?i)^,? (?:that )?(?:said|announced|confirmed|reported|disclosed|revealed|told reporters|quoted|noted|"
    r"informed|specified|communicated|indicated|made known|issued a statement)\b"
)
# "said Wednesday in Lima he hopes the trip will help": the day of the saying
_SAID_ON = pattern(
    r"(?i)\b(?:said|says|stated|announced|added|told reporters|told the press|confirmed)(?: on| late)? $"
)
_HE_SAYS = pattern(r"(?i)^[^;:.]{0,30} (?:that|he|she|they|it|his|her) ")
_SINCE = pattern(r"(?i)\b(?:since|until|till|by|compared (?:with|to))\s+$")
_PAST = pattern(r"(?i)(?:[a-z]{2,}ed|met|held|left|flew|went|spoke|sent|inked)$")
# "paid a visit to Peru from 20 August", told in July
_PAID = pattern(r"(?i)\b(?:paid|held|made) (?:(?:a|an|his|her|their|the|[a-z-]+) ){0,4}$")
_TO_BE_PAID = pattern(r"(?i)\b(?:be|being|is|are|to|have|get) (?:[a-z]+ly )?(?:paid|held|made) [^,;]*$")
_AUXILIARY = pattern(r"(?i)\b(?:will|to|shall|would|be|is|are)\s+(?:(?:be|have(?:\s+been)?)\s+)?(?:\w+ly\s+)?$")
_WHEN_THEY = pattern(r"(?i)^,? when [^,;]{2,120}$")
_UNTIL = pattern(r"(?i)\b(?:until|till|since)\s+(?:the\s+)?$")
_SINCE_THEN = pattern(r"(?i)\bsince (?:he|she|it|they|the|[a-z]+ing|his|her|their|(?-i:[A-Z]\w+))\b[^,;]*$")
_FROM_AFAR = pattern(r"(?i)\b(?:ahead of|prior to|in the run-up to|before|to mark|marking|celebrat\w+)\s+(?:the\s+)?$")
_OF_TIME = pattern(r"(?i)^'s? |^ (?:anniversary|summit|election)")
_WORD_GIVEN = any_of(_SAID_THEN, _ANNOUNCING)
_OF_THE_TELLING = any_of(_ANNOUNCED, _ATTRIBUTED, _SINCE_THEN)
# "On the sidelines of the General Assembly of the United Nations in 2014, A met B": what opens the sentence dates it
_OPENING = pattern(
    r"(?i)^\W*(?:(?:on|in) the (?:sidelines?|margins?|fringes?) of|at|while attending|during) [^,;]*\b(?:in|of) $"
)
_OCCASION = pattern(r"(?i)\b(?:on the occasion of|occasion of|to mark|marking|celebrating|ahead of) [^,;]*$")
# "Before visiting Peru, the ship joined a drill from 5 to 8 May": the days are those of the drill
_BEFORE_GOING = pattern(
    r"(?i)^\W*(?:just |shortly |right |immediately )?(?:before|prior to|ahead of) (?:he |she |they |it |the \w+ )?"
    r"(?:visit\w*|travel\w*|arriv\w*|head\w*|fly\w*|flew|go\w*|proceed\w*|leav\w*|left|depart\w*|com\w+|tour\w*|dock\w*|"
    r"sail\w*)(?: (?:to|on|in|for))?$"
)
_SET_OFF = pattern(
    r"(?i)^\W*(?:immediately |right |shortly |soon )?(?:after|following) [a-z]+ing [^;.]*, (?:from|on) $|"
    r"(?i)^\W*(?:(?:up)?on|at|after|following) (?:the )?(?:conclusion|completion|end|close) of (?:his|her|"
    r"their|the|this) "
    r"(?:[a-z]+ ){0,3}(?:visit|stay|trip|tour)(?: (?:in|to) [^,;.]{2,40})?, (?:from|on) $"
)
_UPCOMING = pattern(
    r"(?i)\b(?:upcoming|forthcoming|impending|(?:[a-z]+[ -])?(?:anticipated|awaited)|possible|potential|prospective|"
    r"mooted) (?:[^\s,;]+ ){0,3}$"
)
# "discussed the upcoming events at a meeting on Wednesday"
_AT_A_TALK = pattern(r"(?i) (?:at|during) (?:an?|their) (?:[a-z-]+ )?$")
LONG = 366
_NEAR = 45
# "at the meeting the king noted the importance of the premier's visit this autumn": the days of the visit
_ITS_WORTH = pattern(
    r"(?i)\b(?:importance|relevance|significance|preparations?|arrangements|readiness|expectations?) (?:of|for) [^;.]*"
    r"\b(?:visits?|trips?|tour|summit|forum|session|conference)\b"
)
_TOLD_HIM = pattern(r"(?i)\b(?:told|assured|informed|asked|urged|thanked|reminded|promised) ([^;]{3,90})$", groups=True)
_TALKS = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.CALL})


def fits(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Years date only milestones and loose background; a past verb has no future day."""
    assert time.interval is not None
    if when_then(page, clause, time):
        return time.interval.days <= LONG and not too_late(page, clause, time.interval)
    if since_the_last(page, clause):
        return time.span.start > clause.hit.span.end and time.interval.days <= LONG
    told = _of_its_hosting(page, clause, time) or by_its_place(page, clause, time)
    told = told or announced_then(page, clause, time) or not _of_another_time(page, clause, time)
    return told and _possible(page, clause, time)


def when_then(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether the time is told by the act itself: "since September 2021, when the two leaders held talks"."""
    between = page.flat[time.span.end : max(time.span.end, clause.hit.span.start)]
    return clause.hit.trigger.type is not EngagementType.UPGRADE and _WHEN_THEY.search(between) is not None


def _of_its_hosting(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether it is when home will host a gathering: "the summit, which Lima will host in May"."""
    behind = clause.hit.trigger.frame == "assembly" and time.span.start > clause.hit.span.end
    return behind and to_be_hosted(page, clause)


def _possible(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether the tense of the clause and the width of the days allow them."""
    assert time.interval is not None
    early_enough = not too_late(page, clause, time.interval)
    return early_enough and (clause.hit.trigger.type is EngagementType.UPGRADE or _wide_enough(page, clause, time))


def _of_another_time(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether the words around it say that the time is that of something else."""
    if clause.hit.trigger.type is EngagementType.MESSAGE and _OCCASION.search(
        page.flat[max(clause.sentence.span.start, time.span.start - 80) : time.span.start]
    ):
        return True
    hit = clause.hit.span
    between = page.flat[hit.end : time.span.start] if hit.end <= time.span.start else b""
    going = b", " in between and _BEFORE_GOING.search(page.flat[clause.sentence.span.start : hit.end])
    if going or of_its_occasion(page, clause, time):
        return True
    telling = _OF_THE_TELLING.search(without_participles(between)) and not _told_there(page, clause, time)
    upgrade = clause.hit.trigger.type is EngagementType.UPGRADE
    tier = (
        upgrade
        and _WHICH_THEY_AGREED.search(between)
        and not _TO_COME.search(page.flat[max(0, hit.start - 24) : hit.start])
    )
    if between and not tier and (telling or _of_another_clause(between) or _BEFORE_LEAVING.search(between)):
        return True
    if clause.hit.trigger.type is not EngagementType.UPGRADE and _OF_THE_TIES.search(
        page.flat[max(clause.sentence.span.start, time.span.start - 90) : time.span.start]
    ):
        return True
    if (
        _announced_then(page, clause, time)
        or _of_the_main_clause(page, clause, time)
        or _there_since(page, clause, time)
    ):
        return True
    if _of_a_founding(page, clause, time, between) or (between and _of_its_object(page, clause, time, between)):
        return True
    if _told_of_as_recent(page, clause, time) or _in_another_quote(page, clause, time):
        return True
    ahead = page.flat[time.span.end : hit.start] if time.span.end < hit.start else b""
    ties = clause.hit.trigger.type is EngagementType.UPGRADE and _ANNOUNCES_TIES.search(ahead)
    if (not ties and _WORD_GIVEN.search(ahead)) or _LED_UP_TO.search(ahead):
        return True
    if of_something_else(page, clause, time.span) or _of_what_was_said(page, clause, time):
        return True
    afar = _FROM_AFAR.search(page.flat[max(hit.end, time.span.start - 30) : time.span.start]) is not None
    return afar and _OF_TIME.search(page.flat[time.span.end : time.span.end + 16]) is not None


def _of_a_founding(page: Page, clause: Clause, time: TimeExpression, between: bytes) -> bool:
    """Whether it is the year of what a paper builds on, or the day on which somebody recalled how ties were raised."""
    if clause.hit.trigger.type is not EngagementType.UPGRADE:
        return _TO_DEEPEN_WHAT_WAS.search(between) is not None
    recalled = _TOLD_THEN.search(page.flat[time.span.end : max(time.span.end, clause.hit.span.start)])
    return recalled is not None and time.interval is not None and time.interval.days == 1


def _told_there(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether one side told the other then, at the talks that open the sentence: "By phone A told B on Monday that"."""
    hit, start = clause.hit.span, clause.sentence.span.start
    opens = clause.hit.trigger.type in _TALKS and _OPENS_WITH.search(page.flat[start : hit.start])
    told = _TOLD_HIM.search(page.flat[hit.end : time.span.start]) if opens else None
    if told is None or b" that " in told.group(1):
        return False
    sides = {page.side(person) for person in page.people_in(Span(hit.end, time.span.start))}
    return HOME in sides and len(sides - {None}) > 1


def _of_its_object(page: Page, clause: Clause, time: TimeExpression, between: bytes) -> bool:
    """Whether the day is that of an office, a success wished joy of or what the act comes at the time of."""
    if _COMES_WHEN.search(between) or _IN_OFFICE_FROM.search(between):
        return True
    assert time.interval is not None
    if clause.hit.trigger.type is not EngagementType.MESSAGE or not _WISHED_JOY_OF.search(between):
        return False
    return time.interval.days >= 28


def _told_of_as_recent(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether a day stands before what was past then: "said on Monday that the recent visit", "recalled his talks"."""
    hit = clause.hit.span
    if time.span.end >= hit.start:
        return False
    between = page.flat[time.span.end : hit.start]
    recent = not clause.hit.trigger.verb and (_RECENT.search(between) or EVER_SINCE.search(between)) is not None
    return recent or _RECALLED_HIS.search(between) is not None


def _of_the_main_clause(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether days set off by commas belong to what follows the opening: "After attending A, on 5 May, he will"."""
    hit = clause.hit.span
    if time.span.start < hit.end or page.flat[time.span.end : time.span.end + 2] != b", ":
        return False
    start = clause.sentence.span.start
    return _SET_OFF.search(page.flat[start : time.span.start]) is not None


def _in_another_quote(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether a month or year is of words quoted before the talks: ""I will go in May," he said after the talks"."""
    hit = clause.hit.span
    if clause.hit.trigger.type not in _TALKS or time.span.end > hit.start:
        return False
    assert time.interval is not None
    return time.interval.days >= 28 and page.flat[time.span.end : hit.start].count(b'"') % 2 == 1


def _of_what_was_said(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether a month or year is of what was said at the meeting that opens the sentence, or a day of the asking."""
    hit = clause.hit.span
    if time.span.end < hit.start:
        ahead = page.flat[time.span.end : hit.start]
        said = (
            not clause.hit.trigger.verb
            and _HE_SAYS.search(ahead)
            and _SAID_ON.search(page.flat[max(clause.sentence.span.start, time.span.start - 24) : time.span.start])
        )
        return bool(said) or _ASKED_ABOUT.search(ahead) is not None
    assert time.interval is not None
    return praised_there(page, clause, time.span.start) or (
        time.interval.days >= 28 and said_there(page, clause, time.span.start)
    )


def praised_there(page: Page, clause: Clause, at: int) -> bool:
    """Whether what stands at `at` is only what talks dwelt on: "noted the importance of the premier's visit in May"."""
    talks = clause.hit.trigger.type in _TALKS
    return talks and _ITS_WORTH.search(page.flat[clause.hit.span.end : max(clause.hit.span.end, at)]) is not None


def said_there(page: Page, clause: Clause, at: int) -> bool:
    """Whether what stands at `at` was said at the meeting that opens the sentence: "At talks with A, B noted ..."."""
    hit, start = clause.hit.span, clause.sentence.span.start
    if clause.hit.trigger.type not in _TALKS or not _OPENS_WITH.search(page.flat[start : hit.start]):
        return False
    between = page.flat[hit.end : max(hit.end, at)]
    return _MAIN_CLAUSE.search(between) is not None and _PUT_IN.search(between) is None


def too_late(page: Page, clause: Clause, days: Interval) -> bool:
    """Whether days still to come stand by a verb of the past, or days gone by beside an "upcoming" trip."""
    hit = clause.hit.span
    before = page.flat[max(clause.sentence.span.start, hit.start - 50) : hit.start]
    upcoming = _UPCOMING.search(before) and not _AT_A_TALK.search(before)
    if days.last <= page.published(clause.sentence).last and upcoming:
        return True
    if days.first <= page.published(clause.sentence).last or clause.hit.trigger.frame == "invite":
        return False
    if not clause.hit.trigger.verb and _PAID.search(before) and not _TO_BE_PAID.search(before):
        return True
    if not _PAST.search(page.words(hit)) or page.words(hit).lower().startswith((b"is ", b"are ")):
        return False
    return _AUXILIARY.search(page.flat[max(clause.sentence.span.start, hit.start - 24) : hit.start]) is None


def _announced_then(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether a past day is that of the announcing: "announced the visits on 3 June", "announced Monday a visit"."""
    hit = clause.hit.span
    if not clause.hit.trigger.verb and time.span.end <= hit.start and clause.hit.trigger.type in _NEWS:
        said = _ANNOUNCED_ON.search(page.flat[max(clause.sentence.span.start, time.span.start - 30) : time.span.start])
        return said is not None and _A_OR_THE.search(page.flat[time.span.end : hit.start]) is not None
    if clause.hit.trigger.verb or time.span.start < hit.end or time.interval is None:
        return False
    past = time.interval.last < page.published(clause.sentence).first
    before = page.flat[max(clause.sentence.span.start, hit.start - 60) : hit.start]
    return past and _ANNOUNCES_IT.search(before) is not None


def _there_since(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether the day is that of the coming, not of the leaving: "in Peru since Monday, she leaves for Chile"."""
    if clause.hit.trigger.frame != "leave" or time.span.end > clause.hit.span.start:
        return False
    return _SINCE.search(page.flat[max(0, time.span.start - 20) : time.span.start]) is not None


def _wide_enough(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether a stretch can date the act: no year from afar, no "since", no "until" but for a stay."""
    assert time.interval is not None
    hit = clause.hit.span
    if time.interval.days > LONG:
        return in_its_decade(page, clause, time)
    spans = (EngagementType.VISIT, EngagementType.EXCHANGE, EngagementType.OTHER)
    if clause.hit.trigger.type not in spans and _UNTIL.search(
        page.flat[max(0, time.span.start - 20) : time.span.start]
    ):
        return False
    ahead = clause.hit.trigger.type is EngagementType.VISIT and 0 <= time.span.start - hit.end <= _NEAR
    ahead = ahead and time.interval.last > page.published(clause.sentence).last
    if (
        time.interval.days > 31
        and not ahead
        and _SINCE.search(page.flat[max(0, time.span.start - 20) : time.span.start])
    ):
        return False
    owned = b"'s" in page.flat[time.span.end - 2 : time.span.end + 2]
    start = clause.sentence.span.start
    behind = not owned and time.span.end < hit.start - 3 and time.span.start > start + LEAD_REACH
    behind = behind and not (
        _OPENING.search(page.flat[start : time.span.start]) and page.flat[time.span.end : time.span.end + 2] == b", "
    )
    behind = behind and not _OPENS_CLAUSE.search(page.flat[clause.zone.start : time.span.start])
    return not (behind and time.interval.days > 300)


def _of_another_clause(between: bytes) -> bool:
    """Whether the words from trigger to day have passed into a relative clause that does not speak of the act."""
    relative = _OTHER_CLAUSE.search(between)
    if relative is None or not relative.group(1).strip():
        return _WAS_WHERE.search(between) is not None
    told = relative.group(1)
    if _OFFICE_TAKEN.search(told) is not None:
        return True
    return _OF_THE_ACT.search(told) is None and _WHICH_THEY_PAID.search(relative.group()) is None
