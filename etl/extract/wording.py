"""How a trigger is told: asserted or in passing, in general, online, by number, and who is host or guest."""

from etl.extract.further_verb import goes_on_from
from etl.extract.hearsay import is_hearsay
from etl.extract.lands_received import guest_by_land
from etl.extract.last_time import since_the_last
from etl.extract.negated import negated
from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import Match, pattern
from etl.extract.remarks import heads_remarks
from etl.extract.shared_verb import shares_verb
from etl.extract.slots import people_by_side
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, SectionKind
from etl.spans import Span

_ASSERTING_LEFT = pattern(
    r"(?i)\b(?:held|holds?|holding|had|has|have|having|paid|pays?|paying|made|makes?|making|"
    r"beg[aiu]n(?:ning)?|begins|start(?:s|ed|ing)?|conclud\w+|wrap\w* up|ended|ends|steered|moderated|"
    r"(?:is|was|are|were|currently|now) on|on an?|kick\w* off|conduct\w*|co-chair\w*|chair\w*|presid\w+|"
    r"host\w*|attend\w*|conven\w+|open\w*|undert\w+|complet\w+|for an?|"
    r"for|participat\w+ in|t(?:ook|akes?|aking|aken) (?:an? |its |his |her )?(?:[a-z]+ (?:and [a-z]+ )?)?part in|"
    r"play\w* (?:an? |its |their )?(?:[a-z]+ (?:and [a-z]+ )?)?(?:part|role) in|contribut\w+ to|join\w*|"
    r"addressed|speaks? at|spoke at|g[ai]ve|gives|"
    r"present at|led|leads?|arriv\w+|lasts?|finish\w*|organi[sz]\w+|run|ran|staged?|signed|"
    r"(?:programme|program|agenda|schedule|itinerary|diary|visit|trip|stay|tour) (?:also |will |to )*(?:includ\w+|"
    r"featur\w+|compris\w+|foresees?|foresaw|foreseen|envisag\w+|envision\w+|provid\w+ for|lists?|calls? for|"
    r"t(?:akes?|ook) in)|"
    r"on (?:his|her|their|the|\w+'s) (?:[\w'-]+ ){0,3}(?:programme|program|agenda|schedule|itinerary|calendar|diary) "
    r"(?:is|are|was|were)) "
    r"(?:[^\s,;]+ ){0,7}$|"
    r"\bon (?:his|her|their|the) (?:[\w'-]+ ){0,3}(?:programme|program|agenda|schedule|itinerary)"
    r"(?: (?:is|are|was|were)| ?:) [^;.]*$|"
    r"\b(?:clos(?:ed|es|ing)|round(?:ed|s|ing) off|w(?:ou|i)nds? up|crown\w+|capped|topped off)\b[^;,.]{0,50} with "
    r"(?:an? |the )?(?:[a-z-]+ ){0,3}$|"
    r"\b(?:brought|brings|saw|sees) (?:an? )?(?:[a-z-]+ ){0,3}$|"
    r"\b(?:receiv\w+|welcom\w+|hosted|saw) [^,;.]{2,60} (?:on|for|in|to) (?:[a-z-]+ ){0,2}$|"
    r"\bthere (?:was|were|ha[sd] been|have been) (?:also |then |later )?(?:an? )?(?:[a-z-]+ ){0,3}$|"
    r", (?:and )?(?:as|so) (?:is|are|was|were) (?:also )?(?:an? )?(?:[a-z-]+ ){0,2}$|"
    r"\b(?:held|hold|holds|holding|have|had|has|having) (?:[a-z-]+ ){0,3}(?:talks|meetings?|discussions|"
    r"conversations?) with [^;.]{2,80}(?:,? as well as|,? and|,? along with|,? plus|,? followed by|,? in addition to)"
    r" (?:also )?(?:an? )?(?:[a-z-]+ ){0,2}$"
)
# "was co-chairing, together with the Lao deputy minister, the eighth round of", "attended, in Lima on 4 May, the"
_CHAIRED_WITH = pattern(
    r"(?i)\b(?:(?:(?:co-)?(?:chair|host)\w*|h[eo]ld|holding|opened|led|headed), "
    r"(?:together |along |jointly |alongside )?(?:with )?|"
    r"(?:attend\w*|join\w*|address\w*|pa(?:ys?|id|ying)|ma(?:de|kes?|king)|beg[aiu]n|begins|conclud\w+|ended|had), "
    r"(?:(?:later |also |earlier )?(?:in|on|at|from|during|together with|along with|alongside) |"
    r"(?:the same|that|this) (?:day|morning|afternoon|evening)))[^,;]{0,120}, (?:[^\s,;]+ ){0,7}$"
)
_ASSERTING_RIGHT = pattern(
    r"(?i)^\s*(?:[^\s.;]+ ){0,22}(?:took place|takes? place|"
    r"will (?:also )?(?:open|begin|start|run|convene|kick off|gather|last)|(?:was|were|is|are|be|being|been) (?:held|"
    r"organi[sz]ed|convened|opened|conducted|hosted|scheduled|planned|signed)|"
    r"held|opened|opens|drew|draws|brought|brings|gathered|gathers|began|begins|convened|kicked off|"
    r"concluded|closed|closes|ended|ends|wrapped up|wraps up|wound up|winds up|"
    r"got under way|is under ?way|(?:came|come|comes|were|was) next|ensued|came (?:after|afterwards)\b|"
    r"follow(?:ed|s?)(?:[.,;:]| (?:with|for|between|at|in|on|afterwards|then)\b|$)|"
    r"is taking place|lasted|(?:was|were|is|are|been|be) (?:postponed|put off|called off|cancel\w+|deferred|delayed|"
    r"scrapped|shelved|rescheduled|brought forward)|to be held|"
    r"co-chaired|chaired|(?:is|are|was|were) (?:set|due|slated|"
    r"being arranged|(?:also |likewise )?(?:on|part of|in) (?:his|her|the|their|\w+'s) (?:[\w'-]+ ){0,3}(?:programme|"
    r"program|agenda|schedule|itinerary|calendar|diary|plans))|to take place|"
    r"rounded (?:off|out)|(?:complet|clos|fill|open)(?:ed|es|s) (?:the|his|her) |took up (?:the|his|her|most|an) |"
    r"(?:is|are) (?:also )?(?:lined up|foreseen|envisaged|pencilled in|arranged|in store|due)\b|came (?:first|last)\b)|"
    r"^ with [^;.]{3,160} ma(?:de|kes?) (?:the|his|her) (?:list|day|programme|round) (?:complete|full)\b|"
    r"^ (?:at|with|by) (?:an?|the) (?:[a-z-]+ ){0,3}(?:ceremony|gathering|reception|banquet|gala|concert|celebration)\b"
)
_DENIED = pattern(
    r"(?i)\b(?:never|neither|nor)\s+(?:\w+\s+){0,4}$|"
    r"\bno\s+(?:[^\s,;.]+\s+){1,9}(?:has|have|had|will|ever|was|were)\s+(?:\w+\s+){0,4}$|"
    r"\b(?:has|have|had|did|does|do|was|were|is|are|will|would|could|can)\s*(?:not|n't)\s+(?:yet\s+|ever\s+|been\s+)?"
    r"(?:\w+\s+)?$|"
    r"\b(?:not|n't)\s+(?:yet\s+|ever\s+)?(?:paid?|made?|make|held|hold|had|have|take|taken|met)\s+"
    r"(?:a|an|any|the|his|her|their)\s+(?:\w+\s+){0,3}$|"
    r"\b[Nn]o\s+(?:(?:formal|official|bilateral|separate|direct|such|new|further|structured|full|one-on-one|"
    r"face-to-face|scheduled|planned|trilateral|substantive)\s+){0,3}$|"
    r"\b(?:not|n't|never|declined to|refused to|unable to) (?:confirm|verify)\b[^;]*$|"
    r"\b(?:call(?:s|ed|ing)?|appeal\w*|push(?:ed|es|ing)?|press(?:ed|es|ing)?|pleas?) for\s+(?:[^\s,;]+\s+){0,3}$|"
    r"\b(?:resumption|revival|restart|need|lack|absence) (?:of|for)\s+(?:[^\s,;]+\s+){0,6}$|"
    # "the importance of regular meetings", not "of the president's visit"
    r"\bimportance (?:of|for)\s+(?:(?:an?|any|such|more|new|further|regular|frequent|continued|high-level|all-level|"
    r"mutual|reciprocal|bilateral|political|official|direct|[a-z]+ing)\s+(?:[^\s,;]+\s+){0,5})?$|"
    r"\b(?:without|instead of|rather than|in place of|failed to|"
    r"refused to|declined to|yet to|unable to)\s+(?:\w+\s+){0,2}$|"
    r"\b(?:wanted to|(?:would|should|ought to|might|could) have (?:liked to )?|"
    r"had (?:hoped|planned|wanted|wished|meant|been due|been set) to|supposed to|"
    r"(?:was|were|had been) (?:(?:also|originally|initially|previously) )?"
    r"(?:(?:due|set|scheduled|expected|supposed|meant|slated) )?to have|offered to)\s*(?:been |also )?$|"
    # "did not rule out a meeting", "there were no plans for talks"
    r"\brul(?:e|es|ed|ing) out (?:an? |any |another |the |such )?(?:[a-z-]+ ){0,3}$|"
    r"\bno (?:[a-z]+ )?plans? (?:yet )?(?:for|to hold|to have|to arrange|of) "
    r"(?:an? |any |such (?:an? )?)?(?:[a-z-]+ ){0,3}$|"
    # "brushed off speculation of a visit"
    r"\b(?:brush\w+ (?:off|aside)|dismiss\w*|den(?:y|ies|ied|ying)|rul(?:e|es|ed|ing) out|play(?:s|ed|ing)? down|"
    r"reject\w*|quash\w*|refut\w+|pour\w+ cold water on) (?:[^\s,;.]+ ){0,3}?"
    r"(?:speculation|rumou?rs?|reports?|talk|possibility|suggestions?|idea|claims?|notion)\b(?: [^\s,;.]+){0,7} $|"
    # "had been scheduled for a two-day visit", "had originally planned to travel"
    # "If the premier had rung her colleague"
    r"(?:^|[,;.] )(?:if|unless) [^,;]{2,70} had (?:\w+ )?$|"
    r"\b(?:had (?:\w+ly |first |once )?|(?:originally|initially|at first) )"
    r"(?:been (?:\w+ly )?(?:due|set|scheduled|expected|supposed|meant|slated|planned)|"
    r"planned|intended|arranged|wanted|hoped|meant)(?: to| for| in| on| a| an| his| her) (?:[^\s,;.]+ ){0,9}$"
)
_WILL_NOT = pattern(r"(?i)\b(?:will|would) (?:not|no longer) (?:now |be )*(?:(?:pay|make) (?:[a-z]+ ){1,4})?$")
_AS_PLANNED = pattern(
    r"(?i)^[^;.]{2,90}\b(?:as|than) (?:had been |was |first |originally |previously |earlier )*"
    r"(?:planned|scheduled|expected|announced|foreseen|hoped)\b"
)
_ASKED_WHETHER = pattern(
    r"(?i)\b(?:ask(?:ed|s|ing)?|wonder\w*|unclear|not clear|not known|unknown|undecided|"
    r"question) (?:\w+ ){0,2}(?:if|whether)\b[^,;]*$"
)
# "always ready for talks", "the announcement of the meeting": nothing was held
_ONLY_THOUGHT_OF = pattern(
    r"(?i)\b(?:ready|willing|open|prepared|available|keen) (?:for|to) (?:[a-z-]+ ){0,3}$|"
    r"\bannouncement of (?:the|a|an|his|her|their) (?:[^\s,;]+ ){0,3}$"
)
# "the first head of state to be hosted there" is said of an act told elsewhere
_FIRST_TO = pattern(
    r"(?i)\bthe (?:very )?(?:first|second|third|only|latest) [^;.,]{0,80} to (?:be |have been |ever )?$"
)
_NOT_ONLY = pattern(r"(?i)\bnot (?:only|just|merely)\b[^;]*$")
_DID_NOT = pattern(
    r"(?i)^[^;,]{0,40}\b(?:(?:did not|didn't|will not|won't|would not) (?:take place|happen|materiali[sz]e|go ahead)|"
    r"(?:was|were|is|are) (?:not|never) (?:held|made|paid|signed|arranged|advisable|planned|scheduled|"
    r"possible|foreseen|on the (?:agenda|cards|table))|(?:was|were|is|are|has been|have been) ruled out)|"
    r"^[^;.]{0,90}, which (?:was|were|had been) (?:first )?(?:proposed|suggested|mooted|put forward)\b"
)
# "the visit next week will not take place": a plan given up
_GIVEN_UP = pattern(r"(?i)^[^;,]{0,60}\b(?:will not|won't) (?:now |after all )*(?:take place|go ahead|come off)\b")
# "the meeting should be convened soon": a wish
_SHOULD_BE = pattern(
    r"(?i)^[^;,]{0,60}\b(?:should|must|needs to|need to|ought to|has to|have to) (?:also |soon )?"
    r"(?:be (?:soon )?(?:held|convened|organi[sz]ed|resumed|arranged|scheduled|hosted|signed|concluded|inked|reached)|"
    r"take place|meet|convene|come (?:soon|before long|shortly|early|in the near future))\b"
)
# "received the guest, highlighting the defence policy dialogue": what was praised at a meeting
_SPOKEN_OF = pattern(
    r"(?i)\b(?:highlight\w*|prais\w+|hail\w*|spoke highly of|speaking highly of|appreciat\w+|welcom\w+|commend\w*|"
    r"applaud\w*|noted|noting|underlin\w+|underscor\w+|stress\w*|affirm\w*|valued|lauded) (?:[^\s,;.]+ ){0,4}?"
    r"(?:the|its|their|this|both countries'|the two countries') (?:[^\s,;.]+ ){0,4}$"
)
_OPENING = pattern(r"(?i)^(?:[^\n]{0,30} ?- )?(?:at|during|in|the) (?:the |their |this |a |an )?(?:[a-z-]+ ){0,3}$")
_PASSIVE = pattern(r"(?i)\b(?:was|were|been|being|be|is|are)\s+(?:(?:\w+ly|also|later|then|first|both|each)\s+)?$")
# "Receiving the Omani guest on Friday, Minister A said": who receives stands behind the comma
_SUBJECT_BEHIND = pattern(
    r"(?i)^\W*(?:while |when |in )?(?:receiving|welcoming|hosting|meeting|greeting)\b [^;]*, (?:the )?$"
)
_GIVEN_BY = pattern(r"(?i)^ (?:(?:given|hosted|offered|held|tendered|laid on) )?by ")
# "carry out the outcomes of the 43rd meeting": a meeting of before
_CARRIED_OUT = pattern(
    r"(?i)\b(?:implement\w*|carry\w* out|follow\w* up|reali[sz]\w+|concreti[sz]\w+|deploy\w*|execut\w+|"
    r"materiali[sz]\w+) [^;.]{0,60}"
    r"\b(?:outcomes?|results?|minutes|conclusions?|agreements?|commitments?|contents?|decisions?)"
    r"(?: (?:reached|made|agreed|adopted|signed))? (?:of|at|from|during|in) (?:the |their |its )(?:[\w-]+ ){0,7}$"
)
_ASIDE = pattern(
    r"(?i)\b(?:ahead of|before|prior to|on the eve of|in the run-up to|en route to|on (?:the|his|her|their) way to|"
    r"preparations? for|prepare for|"
    r"prepar\w+ for) (?:[^\s,;]+ ){0,6}$|"
    r"\b(?:preparations? for|prepare for|preparing for) (?:[^\s,;]+ ){0,12}$|\bagreed to prepare [^;]*$"
)
# "reviewed preparations for the visit at a meeting": that is held
_AT_A = pattern(r"(?i) (?:at|during|in) (?:an?|their|his|her) (?:[a-z-]+ )?$")
_ONLINE = pattern(
    r"(?i)\b(?:virtual(?:ly)?|online|remotely|on (?:the |their |a )?(?:video )?screens?|(?:over|on|via|by) Zoom|"
    r"via video|by video|video ?-?conferenc\w+|video link|teleconference)\b"
)
# "met the Omani foreign minister online", in one breath
_MET_ONLINE = pattern(r"(?i)^ [^,;.]{3,90} (?:online|virtually|remotely|by video|via video)\b")
_ON_SCREEN = pattern(
    r"(?i)^(?: (?:to|in|of) (?:the )?[A-Z][\w-]*)?,? (?:which )?(?:was|is|will be) (?:an? )?(?:purely )?virtual\b|"
    r"^\"? (?:to |of |in |by )?(?:[^\s,;.]+ ){0,3}(?:virtually|online|on screen|by video(?: link)?|via video)\b|"
    r"^\"?(?: [^\s,;.]+){0,4},? (?:which )?(?:was|is|will be|being|taking place|took place|conducted|made|held|paid|"
    r"done) (?:conducted |made |held |paid )?(?:entirely |wholly |purely |also )?(?:virtually|online|on screen|"
    r"by video|via video|remotely|over zoom|without leaving)\b"
)
_VIRTUAL = pattern(r"(?i)\b(?:virtual|online|remote|digital) \"?(?:[a-z]+ )?$")
_GENERIC = pattern(
    r"(?i)\b(?:regular|frequent|more|further|future|increas\w+|promot\w+|all|every|any|such|each|"
    r"maintain\w+|mutual|reciprocal|many|these|those|other|various|several) (?:[^\s,;]+ ){0,4}$"
)
# "Receptions will be given for him by the premier": one each, however many they are
_EACH_GIVEN = pattern(
    r"(?i)^ (?:for (?:him|her|them) )?(?:were|are|will be|are to be) (?:also |then |later )?"
    r"(?:held|given|hosted|offered)(?: for (?:him|her|them))? by (?:the )?(?-i:[A-Z])"
)
_ORDINAL = pattern(
    r"(?i)\b(?:(\d{1,3})(?:st|nd|rd|th)|(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"eleventh|twelfth|thirteenth|fourteenth|fifteenth))\s+(?:[^\s,;]+ ){0,6}$",
    groups=True,
)
_COUNT = pattern(
    r"(?i)\b(?:around |about |some |nearly |over |more than )?(\d{1,3}|two|three|four|five|six|seven|"
    r"eight|nine|ten|twelve) (?:[a-z-]+ ){0,2}$",
    groups=True,
)
# "the first retreat of the two in nearly a decade": not that of the whole series
_IN_YEARS = pattern(
    r"(?i)^[^;.]{0,60}\b(?:in|for|since) (?:(?:nearly|almost|over|about|more than|some) )?"
    r"(?:an? decade|(?:\w+|\d+) (?:years|decades|months)|a year|a generation|\d{4})\b"
)
# "on November 2 held talks", "on 2 and held talks": the day counts nothing
_DAY_OF_MONTH = pattern(
    r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2}(?:-| and | to ))?$"
)
_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen",
)  # fmt: skip
_WORDS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth",
)  # fmt: skip
FIRM = frozenset({SectionKind.HEADLINE, SectionKind.CAPTION})
_OBJECT_REACH = 70
_SHARED = pattern(r"(?i)^ (?:that (?:day|evening|night) |on \w+ |in \w+ |together )?(?:with|between) ")
_NEXT_DOOR = 24
_CLAUSE_OPENS = pattern(r"(?:, |- |-- )$")
_BY = pattern(r"(?i)^ (?:[a-z]+ ){0,4}by ")
# "a reception of the head of Omani diplomacy by the president"
_LED_BY = pattern(r"(?i)\b(?:led|headed|accompanied|joined|represented|sent) by (?:the )?$")
_OF_A_GUEST_BY = pattern(r"(?i)^ (?:of|for) [^;,.]{3,70} by (?:the )?$")
_OBJECT_PRONOUN = pattern(r"(?i)^ (?:him|her|them|the (?:visitor|guest)s?)\b")
_GUEST_BEHIND = pattern(r"(?i)^ (?:was )?(?:paid |made )?(?:by|of|from) (?:the )?(?:[a-z]+ ){0,2}$")
# "received the minister and was briefed on the outcomes of the fifth dialogue"
WHAT_CAME_OF = pattern(
    r"(?i)\b(?:outcomes?|results?|progress|conclusions?|success|fruits?|findings|(?:just|recently|newly)[ -]concluded) "
    r"(?:[^\s;,.]+ ){0,10}$"
)


def is_asserted(page: Page, clause: Clause) -> bool:
    """Whether the clause says that the act happens, rather than referring to it in passing."""
    hit, sentence = clause.hit.span, clause.sentence.span
    if page.flat[sentence.start : sentence.end].rstrip(b"\"' ").endswith(b"?"):
        return False
    if clause.hit.trigger.verb:
        return True
    left = page.flat[max(sentence.start, hit.start - 90) : hit.start]
    if aside(page, clause) or only_praised(page, clause):
        return False
    if clause.sentence.section.kind in FIRM:
        return True
    right = page.flat[hit.end : min(sentence.end, hit.end + 160)]
    if _CHAIRED_WITH.search(page.flat[max(sentence.start, hit.start - 220) : hit.start]):
        return True
    told = _ASSERTING_LEFT.search(left) or _ASSERTING_RIGHT.search(right) or _OPENING.search(left)
    return bool(told) or shares_verb(page, clause)


def only_praised(page: Page, clause: Clause) -> bool:
    """Whether a round of consultations is only what somebody praised: "highlighted the annual policy dialogue"."""
    hit = clause.hit.span
    if clause.hit.trigger.type is not EngagementType.CONSULTATION or clause.hit.trigger.verb:
        return False
    before = page.flat[max(clause.sentence.span.start, hit.start - 120) : hit.start]
    return _SPOKEN_OF.search(before) is not None and not page.times_in(Span(hit.end, clause.zone.end))


def opens(page: Page, clause: Clause) -> bool:
    """Whether a noun opens the sentence as the scene of what was said: "During a discussion with A, B noted"."""
    start = clause.sentence.span.start
    return _OPENING.search(page.flat[start : clause.hit.span.start]) is not None


def denied(page: Page, clause: Clause) -> bool:
    """Whether the clause says that it did not happen: "no president has ever visited", "the talks were not held"."""
    if since_the_last(page, clause):
        return False
    if is_hearsay(page, clause) or negated(page, clause):
        return True
    hit = clause.hit.span
    left = page.flat[max(clause.sentence.span.start, clause.zone.start, hit.start - 110) : hit.start]
    if (_DENIED.search(left) and not (_NOT_ONLY.search(left) or _dropped(page, clause, left))) or _ASKED_WHETHER.search(
        left
    ):
        return True
    ahead = clause.zone.start if clause.hit.trigger.verb else hit.end
    only_named = (_FIRST_TO if clause.hit.trigger.verb else _ONLY_THOUGHT_OF).search(left)
    if only_named and not page.times_in(Span(ahead, clause.zone.end)):
        return True
    behind = page.flat[hit.end : min(clause.sentence.span.end, hit.end + 90)]
    wished = _SHOULD_BE.search(behind) and not any(time.interval for time in page.times_in(clause.zone))
    if wished or _GIVEN_UP.search(behind):
        return bool(wished)
    return _DID_NOT.search(behind) is not None


def _dropped(page: Page, clause: Clause, left: bytes) -> bool:
    """Whether a plan is given up, and no deed denied: "will not visit Lima in May as planned", "will no longer go"."""
    if (now := _WILL_NOT.search(left)) is None:
        return False
    behind = page.flat[clause.hit.span.end : clause.sentence.span.end]
    return b"longer" in now.group() or _AS_PLANNED.search(behind) is not None


def aside(page: Page, clause: Clause) -> bool:
    """Whether the trigger is only what something else came before or after, or carries out: "ahead of the dialogue"."""
    hit = clause.hit.span
    if heads_remarks(page, clause):
        return False
    before = page.flat[max(clause.sentence.span.start, hit.start - 160) : hit.start]
    passing = _ASIDE.search(before)
    only = passing is not None and _AT_A.search(passing.group()) is None
    return only or _CARRIED_OUT.search(before) is not None


def generic(page: Page, clause: Clause) -> bool:
    """Whether the words are only general: "regular visits", "such meetings"; not when both sides are named."""
    hit = clause.hit.span
    named = people_by_side(page, clause.zone)
    if named[0] and named[1]:
        return False
    plural = hit.of(page.text).lower().endswith("s") and clause.hit.trigger.type is not EngagementType.CALL
    left = page.flat[max(clause.sentence.span.start, hit.start - 60) : hit.start]
    plural = plural and _EACH_GIVEN.search(page.flat[hit.end : clause.zone.end]) is None
    return _GENERIC.search(left) is not None or (
        plural and hit.of(page.text).lower() not in ("talks", "negotiations", "consultations", "unga")
    )


def online(page: Page, clause: Clause) -> bool:
    """Whether the act is said to be held by video or on line."""
    hit, zone = clause.hit.span, clause.zone
    if _ONLINE.search(page.flat[max(zone.start, hit.start - 60) : min(zone.end, hit.end + 40)]):
        return True
    return clause.hit.trigger.verb and _MET_ONLINE.search(page.flat[hit.end : zone.end]) is not None


def made_on_screen(page: Page, clause: Clause) -> bool:
    """Whether nobody travelled: "toured Peru virtually", "a trip taking place on screen"; what was held is a call."""
    hit, sentence = clause.hit.span, clause.sentence.span
    behind = page.flat[hit.end : min(sentence.end, hit.end + 120)]
    before = page.flat[max(sentence.start, hit.start - 30) : hit.start]
    return _ON_SCREEN.search(behind) is not None or _VIRTUAL.search(before) is not None


def _nearest_ordinal(left: bytes) -> Match | None:
    """The last ordinal: of "the third day of the fifth session" the fifth."""
    found = _ORDINAL.search(left)
    while found:
        left = left[found.start() + len(found.group(1) or found.group(2)) :]
        if (nearer := _ORDINAL.search(left)) is None:
            return found
        found = nearer
    return None


def numbers(page: Page, clause: Clause) -> tuple[int | None, int | None]:
    """Ordinal ("18th meeting") and count ("27 meetings") stated before the trigger."""
    left = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 70) : clause.hit.span.start]
    behind = page.flat[clause.hit.span.end : clause.hit.span.end + 90]
    if (found := _nearest_ordinal(left)) and not (found.group(2).lower() == b"first" and _IN_YEARS.search(behind)):
        return (int(found.group(1)) if found.group(1) else _WORDS.index(found.group(2).lower().decode())), None
    if clause.hit.span.of(page.text).lower().endswith("s") and (found := _COUNT.search(left)):
        word = found.group(1).lower()
        counts = not _of_those(left[found.start() :].lower().partition(word)[2])
        if counts and clause.hit.trigger.type != "upgrade" and not _DAY_OF_MONTH.search(left[: found.start()]):
            return None, int(word) if word.isdigit() else _NUMBERS.index(word.decode())
    return None, None


def _of_those(between: bytes) -> bool:
    """Whether the number counts those who act: of "the two presidents held talks" the presidents; or what is joined."""
    return b"and" in between.split() or any(
        word.endswith(b"s") and not word.endswith((b"ous", b"rounds")) for word in between.split()
    )


def mover(page: Page, clause: Clause, sides: Cast) -> str | None:
    """Who comes to whom in a reception or call: the host's object is the guest, the guest's object the host."""
    frame, hit = clause.hit.trigger.frame, clause.hit.span
    shared = not clause.hit.trigger.verb and _SHARED.search(page.flat[hit.end : clause.sentence.span.end])
    if frame not in ("host", "guest") or shared:
        return None
    later = [person for person in page.people_in(Span(hit.end, clause.sentence.span.end)) if page.side(person)]
    after = [page.side(person) for person in later]
    if after and later[0].span.start - hit.end > _OBJECT_REACH:
        after = [HOME if side != HOME else "" for side in after]
    before = _sides_before(page, clause)
    in_passive = passive(page, clause) or _GIVEN_BY.search(page.flat[hit.end : clause.sentence.span.end]) is not None
    if (told := _of_the_adjective(page, clause) or _given_by(page, clause)) is not None:
        return told
    if frame == "guest" and later and _GUEST_BEHIND.search(page.flat[hit.end : later[0].span.start]):
        return "home" if after[0] == HOME else "partner"
    if frame == "guest" and later and later[0].span.start - hit.end <= _NEXT_DOOR:
        agent_home = after[0] != HOME
    elif frame == "host" and in_passive and later and _BY.search(page.flat[hit.end : later[0].span.start]):
        agent_home = after[0] == HOME
    elif before:
        agent_home = (before[-1] == HOME) != in_passive
    elif later and _SUBJECT_BEHIND.search(page.flat[clause.sentence.span.start : later[0].span.start]):
        agent_home = after[0] == HOME
    elif after:
        agent_home = (after[0] == HOME) == in_passive
    else:
        return guest_by_land(page, clause, in_passive)
    return "partner" if agent_home == (frame == "host") else "home"


def _sides_before(page: Page, clause: Clause) -> list[str | None]:
    """The sides of the people named before the trigger; only the subject's, where it is a further verb of his."""
    hit = clause.hit.span
    ahead = [person for person in page.people_in(Span(clause.sentence.span.start, hit.start)) if page.side(person)]
    if len(ahead) > 1 and goes_on_from(page, hit, ahead[0].span, ahead[-1].span):
        ahead = ahead[:1]
    return [page.side(person) for person in ahead]


def _given_by(page: Page, clause: Clause) -> str | None:
    """Who comes to the reception that is told "of" the guest "by" the host."""
    hit = clause.hit.span
    if clause.hit.trigger.frame != "host" or clause.hit.trigger.verb:
        return None
    for one in page.people_in(Span(hit.end, clause.sentence.span.end)):
        told = _OF_A_GUEST_BY.search(page.flat[hit.end : one.span.start])
        if page.side(one) and told is not None and not _LED_BY.search(told.group()):
            return "partner" if page.side(one) == HOME else "home"
    return None


def _of_the_adjective(page: Page, clause: Clause) -> str | None:
    """Who comes where only an adjective tells who receives: "the Omani premier received him"."""
    hit, start = clause.hit.span, clause.sentence.span.start
    if clause.hit.trigger.frame != "host" or not _OBJECT_PRONOUN.search(page.flat[hit.end : hit.end + 16]):
        return None
    hosts = page.partners_in(Span(max(start, hit.start - 60), hit.start))
    if not hosts or hosts[-1].form != "demonym":
        return None
    return "partner" if hosts[-1].home else "home"


def passive(page: Page, clause: Clause) -> bool:
    """Whether a reception is told in the passive: "was received by A and by B"."""
    hit = clause.hit.span
    if not (clause.hit.trigger.verb and clause.hit.trigger.frame == "host"):
        return False
    opens = _CLAUSE_OPENS.search(page.flat[max(clause.sentence.span.start, hit.start - 4) : hit.start]) or (
        hit.start == clause.sentence.span.start
    )
    if opens and _BY.search(page.flat[hit.end : hit.end + 50]):
        return True
    return _PASSIVE.search(page.flat[max(0, hit.start - 24) : hit.start]) is not None
