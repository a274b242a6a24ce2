"""Whether a time expression dates anything at all: no dateline, named day, year inside a name, day of a statement."""

from etl.extract.page import Page, once
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.intervals import Granularity
from etl.model import TimeExpression
from etl.spans import Span

_NAMED_YEAR = pattern(
    r"(?i)^\s*(?:-?\s*(?:convention|plan|period|agreement|treaty|strategy|profile|edition|world cup|games|"
    r"olympics|school year|academic year|fiscal))"
)
# "the 2024 APEC Economic Leaders' Week"
_NAME_BEHIND = pattern(r"^ [A-Z]")
# "met on the margins of the 2019 Munich Security Conference": in that year, wherever the conference was
_AT_EVENT = pattern(
    r"(?i)\b(?:at|during|attend(?:ed|ing)|(?:sidelines|margins|fringes|occasion|framework|course) of) "
    r"(?:the|its|their) $"
)
_EVENT = pattern(
    r"^ (?:[A-Z][\w'-]* |of |and |for |on |the |in ){0,7}(?:Summits?|Conference|Forum|Week|Assembly|Meetings?|Dialogue|"
    r"Session|Congress|Expo|Fair|Festival|Games|Olympics|summit|conference|forum|meeting)\b"
)
_ARTICLES = (b" the ", b" The ", b" its ", b" their ")
_NAMED_DAY = pattern(
    r"(?i)\b(?:day|anniversary|revolution|independence|victory|holiday|born|festival)\s*(?:of|on|\(|,)\s*$|"
    r"\b(?:treaty|convention)\s*(?:of\s*|\(\s*)$"
)
# "celebrated its 35th anniversary on 11 April": the day of the celebration
_CELEBRATED_ON = pattern(
    r"(?i)\b(?:mark(?:ed|s)|celebrat(?:ed|es)|observ(?:ed|es)|commemorat(?:ed|es)|feted|toasted) [^;,.]{0,70}"
    r"\b(?:day|anniversary|independence|victory|festival) (?:late |early )?on $|"
    r"\b(?:h[eo]ld|host(?:ed|s)?|(?:co-)?organi[sz]ed?|staged?|launch(?:ed|es)?) (?:an?|the|its|their) [^;,.]{0,40}"
    r"\bfestival (?:late |early )?on $"
)
# "Friendship Year 2022", "Vision 2045": the year is part of a name
_NAMED_BY_YEAR = pattern(
    r"\b[A-Z]\S* (?:Cross-?)?(?:Years?|Vision|Agenda|Expo|Games|Cup|Festival|Season|Strategy|Plan|"
    r"Programme|Program|Roadmap) $"
)
# "part of its Pacific Endeavour 2019 (PE 2019)"
_LAST_OF_A_NAME = pattern(r"(?:\b(?:its|the|their|'s) (?:[A-Z][\w-]+ ){2,5}|\([A-Z]{2,6} )$")
_SAME_DAY = pattern(r"(?i)\b(?:same|that|following|next|previous|this|one|a) day,?\s*(?:on\s+)?\(?\s*$")
# "Monday's White House announcement": the day of what was said
_OF_A_STATEMENT = pattern(
    r"(?i)^'s? (?:[^\s,;.]+ ){0,3}(?:announcements?|statements?|remarks|comments|reports?|briefing|news conference|"
    r"press conference|press release|decision|vote|ruling|editorial|edition|issue|broadcast|interview|"
    r"attacks?|shootings?|bombings?|blasts?|earthquakes?|quakes?|crash|elections?|massacre|floods?|"
    r"storms?|fires?|inauguration)\b"
)
# "according to the announcement on August 18", "said in a press briefing Friday"
_STATED_ON = pattern(
    r"(?i)\b(?:announcement|(?-i:statement)|press release|notice|briefing)(?: (?:made|issued|released|published|"
    r"dated))?"
    r"(?: on| of| late on| late)? $|"
    r"\b(?:put out|given out|sent out|handed out|made (?:public|known|available)|publici[sz]ed|posted online)"
    r"(?: on| late| here)* $"
)
# "issued a joint statement on 2 May": a paper of two, and its day
_JOINT = pattern(
    r"(?i)\bjoint (?:[a-z]+ )?(?:statement|communiqu\w+|declaration) "
    r"(?:(?:issued|released|adopted|published|signed|made|put out) )?(?:on |late on |earlier on )?$"
)
# "wished each other a happy New Year": for the feast, on no day of its
_WISHED = pattern(
    r"(?i)\b(?:happy|merry|prosperous|joyful|wish\w*|greetings for|(?:happy|traditional) new year,?) (?:the |a |an )?$|"
    r"\b(?:wishes|greetings|congratulations|regards) (?:for (?:the |a )?|(?:on|upon|at) the occasion of (?:the )?)"
    r"(?:(?:solar|western|calendar) (?:new year )?and )?$"
)
_ABOUT = pattern(r"(?i)\b(?:about|on|of|in review of|over)\s+(?:the\s+)?(?:first|last|past)\s*$|\babout\s+(?:the\s+)?$")
_DATELINE = pattern(r"^,?[ \t]*(?:--?\s|/|\. ?(?:/|--?\s|\()|\((?:[A-Z]{2,}|[A-Z][a-z]+(?:/|\))))")
# "Lima, Jan 29: ", and not "Monday, Jan 29: "
_TOWN = pattern(r"(?:^|\n)[A-Z][A-Za-z' .-]{2,24}, (?:[A-Z][a-z]+, )?$")
_WEEKDAY = pattern(r"(?i)(?:^|\n)(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_COLON = pattern(r"^\.?: (?-i:[A-Z])")
# "signed minutes to carry out the cooperation plan in 2017", "a plan of joint exercises for the year 2017"
_PLAN_FOR = pattern(
    r"(?i)\b(?:plans?|programmes?|programs?|blueprint|strategy|budget|targets?|orientations?)"
    r"(?: (?:of|for|on) (?:[a-z-]+ ){1,5}?)? ?(?:in|for) (?:the )?(?:years? |period )?$|"
    # "a vision statement on the partnership towards 2030"
    r"\btowards? (?:the year )?$"
)
_TOOK_OFFICE = pattern(
    r"(?i)^, when (?:he|she) (?:became|was (?:elected|appointed|sworn|named|re-elected)|took (?:office|over|up)|"
    r"assumed|entered|returned to (?:power|office)|came (?:to power|into office))\b"
)
# "trade grew in August, up a tenth since the premier's visit": the month is that of the trade, and the visit no news
EVER_SINCE = pattern(r"(?i)\bsince (?:(?:the|his|her|their|its|(?-i:[A-Z])[\w.'-]*|(?:[a-z]+ )?[a-z]+'s) ){1,6}$")
_A_YEAR = 365
LEAD_REACH = 45
_YEAR = 360


def datable(page: Page, time: TimeExpression) -> bool:
    """Whether it gives days at all, and not those of a dateline, a plan or a day with a name."""
    if time.interval is None or not time.dates_engagements or time.type in ("DURATION", "SET"):
        return False
    if time.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF") or _is_of_something_else(page, time.span):
        return False
    if time.interval.days < 28:
        return True
    if time.interval.granularity is Granularity.CENTURY:
        return False
    if time.interval.days >= _A_YEAR and _PLAN_FOR.search(page.flat[max(0, time.span.start - 80) : time.span.start]):
        return False
    after = page.flat[time.span.end : time.span.end + 24]
    before = page.flat[max(0, time.span.start - len(b" their ")) : time.span.start]
    if time.interval.days > _YEAR and _LAST_OF_A_NAME.search(page.flat[max(0, time.span.start - 60) : time.span.start]):
        return False
    of_a_name = _NAME_BEHIND.search(after) and before.endswith(_ARTICLES)
    return not (of_a_name or _NAMED_YEAR.search(after))


def of_past_event(page: Page, time: TimeExpression, sentence: Sentence) -> bool:
    """Whether it is the year in the name of a gathering now past, at which something was done."""
    if time.interval is None or time.interval.days < 28 or time.interval.last >= page.published(sentence).first:
        return False
    before = page.flat[max(sentence.span.start, time.span.start - 30) : time.span.start]
    return (
        _AT_EVENT.search(before) is not None
        and _EVENT.search(page.flat[time.span.end : time.span.end + 90]) is not None
    )


def _since_taking_office(page: Page, time: Span) -> bool:
    """Whether an office was taken then: "his first visit since May last year, when he became premier"."""
    behind = page.flat[time.end : time.end + 60]
    return b", when " in behind[:8] and _TOOK_OFFICE.search(behind) is not None


@once
def _is_of_something_else(page: Page, time: Span) -> bool:
    """Whether a time is that of a dateline, a day with a name or what is spoken about."""
    before = page.flat[max(0, time.start - 28) : time.start]
    if page.flat[time.end - 11 : time.end + 4] == b"Nations Day of ":  # a feast: "the United Nations Day of Vesak"
        return True
    named_day = _NAMED_DAY.search(before) and not _SAME_DAY.search(before)
    if (named_day and not _CELEBRATED_ON.search(page.flat[max(0, time.start - 110) : time.start])) or _ABOUT.search(
        before
    ):
        return True
    if (
        _NAMED_BY_YEAR.search(before)
        or _WISHED.search(page.flat[max(0, time.start - 60) : time.start])
        or of_a_statement(page, time)
    ):
        return True
    if before.lower().rstrip().endswith(b"since") and _since_taking_office(page, time):
        return True
    line = page.flat.rfind(b"\n", 0, time.start) + 1
    if time.start - line >= LEAD_REACH:
        return False
    return _DATELINE.search(page.flat[time.end : time.end + 24]) is not None or _town_and_day(page, line, time)


def _town_and_day(page: Page, line: int, time: Span) -> bool:
    """Whether it is a dateline with a colon, and the line tells another day: "Lima, June 15: A met B on Sunday"."""
    before = page.flat[line : time.start]
    if not _COLON.search(page.flat[time.end : time.end + 4]) or not _TOWN.search(before) or _WEEKDAY.search(before):
        return False
    end = page.flat.find(b"\n", time.end)
    rest = Span(time.end, end if end >= 0 else len(page.flat))
    return any(other.interval is not None and other.interval.days == 1 for other in page.times_in(rest))


def of_a_statement(page: Page, time: Span) -> bool:
    """Whether it is the day on which something was told: "a statement put out on Wednesday", "Monday's remarks"."""
    before = page.flat[max(0, time.start - 44) : time.start]
    stated = _STATED_ON.search(before) is not None and _JOINT.search(before) is None
    return stated or _OF_A_STATEMENT.search(page.flat[time.end : time.end + 60]) is not None
