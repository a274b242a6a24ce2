"""Days that the page lends an act told as news: of the sentences before it, of the publication."""

from datetime import timedelta

from msgspec.structs import replace

from etl.dates.scene import Tense
from etl.dates.tense import tense_of
from etl.extract.act import Act
from etl.extract.counted import lately
from etl.extract.datable import EVER_SINCE, of_a_statement
from etl.extract.lately_told import from_day_told
from etl.extract.looked_back import in_dateline, of_a_life, of_the_way_there
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.same_sentence_day import day_of_its_sentence
from etl.extract.sentences import Sentence
from etl.intervals import Granularity, Interval
from etl.model import EngagementType, SectionKind, Status, TimeExpression
from etl.spans import Span

MAIN_REACH = 7
_LONG_AGO = pattern(
    r"(?i)\b(?:(?:has|have) (?:often|already|previously|once|twice)|had|having|once|ago|previous\w*|former\w*|"
    r"earlier|(?:for the|his|her|their|the very) first|first (?:time|met|visited|came)|last|when|since|recall\w*|"
    r"then)\b"
)
_ONGOING = pattern(r"(?i)\b(?:ongoing|current) (?:(?:official|state|working|two-day|three-day|four-day) )*$")
_NO_NEWS = pattern(r"(?i)\b(?:recent|last|latest|previous|earlier|past|former|prior) (?:[a-z-]+ ){0,2}$")
# "she recalled his meetings with the two presidents": told again without a day
_RECALLED = pattern(
    r"(?i)\b(?:recall\w*|reiterat\w*|mention\w*|referr?\w* to|remember\w*|recount\w*|hail\w*|prais\w*|cit(?:ed|es|"
    r"ing)) "
    r"(?:[^\s,;.]+ ){0,5}$|"
    # "the talks with A followed his meeting with B"
    r"\b(?:follow(?:s|ed)|preced(?:es|ed)) (?:his|her|their) (?:[a-z-]+ ){0,3}$"
)
# "he has met officials of Viet Nam previously": on no day that could be told
_BEFORE_NOW = pattern(
    r"(?i)^[^;,.]{0,60}\b(?:previously|often|frequently|regularly|repeatedly|before[.\"']*$|"
    r"in the past|(?:several|many|a number of|two|three|four|five|six|"
    r"seven|eight|nine|ten|\d+) times|many a time|twice|"
    r"on (?:several|many|various|previous|earlier) occasions)|"
    r"(?i)^[^;.]{0,90}\b(?:over|in|during|within) (?:the )?(?:past|last|recent|previous) (?:[a-z]+ )?"
    r"(?:weeks?|months?|years?)\b|(?i)^[^;,.]{0,90}\b(?:over|through|down) the years\b"
)
# "in talks with Peruvian leaders in recent years": on no day either
_IN_THOSE_YEARS = pattern(
    r"(?i)^[^;,.]{0,60}\b(?:leaders|ministers|officials|presidents|premiers|counterparts|chiefs|lawmakers|partners) "
    r"(?:(?:over|in|during|through|across|down) )?(?:the )?(?:(?:past|last|recent|previous) (?:[a-z]+ )?)?"
    r"(?:years|decades)\b"
)
# "he left Hanoi on Tuesday, concluding a visit": what is told next was on some day before
_LEAVES = pattern(
    r"(?i)\b(?:left|leaves|leaving|depart(?:s|ed|ing)|conclud(?:es|ed|ing)|wrapp(?:ed|ing) up|wraps up|"
    r"wound up|winding up|winds up|ended|ending|flew home|returned home|bade farewell)\b"
)
_RECENT_STAY = pattern(
    r"(?i)^[^;.]{0,80}\bduring (?:his|her|their|the|\S+'s?) (?:recent|last|latest|previous|earlier|past) "
    r"(?:[a-z-]+ ){0,3}(?:visit|trip|tour|stay)\b"
)
# "He then met A. He also held talks with B. Lastly he saw C.": one day's list of meetings goes on
_GOES_ON = pattern(
    r"(?i)^\W*(?:earlier|before that|prior to (?:that|this)),? |"
    r"(?i)^\W*(?:[^\s,;.]+ ){0,6}?(?:also|then|further(?:more)?|later|last(?:ly)?|finally|moreover|additionally|"
    r"in addition|separately|besides|afterwards?|next|likewise|continued|another|in turn|equally)\b|"
    r"(?: as well|,? too)[.;,]"
)
# "met diplomats from several countries on Thursday": the next sentences name them
_WITH_MANY = pattern(
    r"(?i)\b(?:met|meets|held|holds|had|received|hosted)\b [^;.]{0,60}\b(?:several|many|various|other|world|foreign|"
    r"country|separate|bilateral|individual|fellow|"
    r"a (?:number|series|string|host) of) (?:[a-z-]+ ){0,3}(?:countries|nations|counterparts|leaders|ministers|"
    r"diplomats|officials|meetings|"
    r"bilaterals|talks|engagements)\b|"
    r"\b(?:met|meets|meeting|meetings|talks) (?:[a-z-]+ )?with (?:the )?(?:[a-z-]+ )?(?:leaders|presidents|ministers|"
    r"counterparts|representatives|officials|heads of [a-z]+) (?:of|from) (?:[a-z-]+ ){0,3}(?:countries|nations|states|"
    r"economies|organi[sz]ations|members)\b|"
    r"\bmeeting with (?:several |many |other )?(?:African|Asian|European|Arab|world|regional|foreign|fellow) "
    r"(?:leaders|presidents|ministers|counterparts)\b"
)
# "Earlier, she met A": on the day that the story tells of
_EARLIER_THAT_DAY = pattern(
    r"(?i)^\W*(?:(?:a (?:little|bit)|shortly|just) )?earlier(?: (?:in|on) the (?:same )?day| that day| the same day)?, "
)
# "on the sidelines of the conference, he met A": the one that the story tells of
_ITS_MARGINS = pattern(
    r"(?i)\b(?:sidelines|margins|fringes|framework) of (?:the|this) (?:[a-z]+ )?(?:conference|summit|forum|meeting|"
    r"event|dialogue|session|assembly|congress|exercise|expo)\b"
)
# "the Omani premier met him as well": home's own, told of before
_MET_HIM = pattern(r"(?i)^ (?:with |by )?(?:him|her|them)\b")
_NEAR, _LIST_REACH = 2, 10
_HAD_ONE = pattern(r"(?i)\bhad (?:[a-z-]+ ){0,4}$")
# "trade was the subject when the president then received A"
_DISCUSSED_WHEN = pattern(
    r"(?i)\b(?:was|were) (?:also )?(?:the (?:main )?(?:subjects?|topics?|focus|themes?)|discussed|raised|reviewed|"
    r"on the (?:table|agenda)|high on the agenda|touched (?:up)?on)\b[^.;]{0,20} (?:when|as) [^.;]*$"
)
_IS_ON_A_VISIT = pattern(
    r"(?i)\b(?:is|are) (?:currently |now |presently |also )?(?:on|paying|making|undertaking) "
    r"(?:an?|his|her|their) (?:[a-z-]+ ){0,5}(?:visit|trip|tour)$|"
    r"\b(?:he|she|minister|president|premier|secretary|chancellor|king|queen|speaker|[A-Z]\w+) "
    r"(?:is|are) (?:currently |now )?(?:in|visiting)$"
)
# nothing of what was to come, and nobody else's verb, between the act and the day
_ON_THAT_DAY = pattern(r"^(?: (?:[A-Z][^\s,;]*|with|and|the|of|in|at|a|an|his|her|visit|talks|to))* (?:on|from) $")
_AFTERWARDS = pattern(r"(?i)^\W*(?:afterwards?|subsequently|thereafter|later|after that),? ")
# "recently visited", "his recent visit", "was here not long ago"
_RECENTLY_DID = pattern(r"(?i)\b(?:recently|lately|recent|not long ago,?) (?:[a-z-]+ ){0,3}$")
_DID_RECENTLY = pattern(
    r"(?i)^[^;.]{0,90}\b(?:recently|lately|not long ago|of late|in recent (?:days|weeks))"
    r"(?:[.,;]|$| (?:in|to|at|with)\b)"
)
_ON_RECENT_TRIP = pattern(
    r"(?i)\b(?:during|on|in the course of) [^;,.]{0,40}\brecent (?:[a-z-]+ ){0,3}(?:visit|trip|stay|tour)\b"
)
# "2. AGENCY: Please tell us of the carrier's visit", "Could you comment on the talks?": what a reporter asks of
_ASKED = pattern(
    r"(?i)^\W*(?:\d+[.)] ?)?(?:[\w &]{2,40}: ?)?(?:please|could you|can you|would you|what is|what are|what's|what was|"
    r"how does|how do|how is|is it true|do you|does the)\b"
)
# "the late President's tour of Peru made them friends", "a visit by President Ho Chi Minh": nothing of these days
_THE_DEAD = pattern(
    r"(?:\b[Ll]ate (?:(?:[A-Z][\w.-]*(?:'s?)?|and) ){1,8}|\bPresident Ho Chi Minh(?:'s)? )(?:[a-z0-9-]+ ){0,4}$"
)
_BY_THE_DEAD = pattern(
    r"^(?: (?:to|in) [^,;.]{2,40})? (?:by|of|between) (?:the )?(?:late |(?:[A-Z]\w+ )?President Ho Chi Minh\b)"
)
# "the minister said in writing on Wednesday": the day of the word, where the story names that of the talks before
_SAID_ON = pattern(
    r"(?i)\b(?:said|says|told (?:reporters|journalists|(?:the )?(?:press|media))|stated|announced|added|noted|wrote|"
    r"posted|tweeted|revealed|disclosed|reported|let it be known)(?: (?:in|by|through|via|to|at) (?:[a-z']+ ){0,3}"
    r"(?:statement|writing|release|post|message|note|press|media|reporters|journalists|conference|briefing))?"
    r" (?:late |early )?(?:on )?$"
)
_OF_TALKS = pattern(r"(?i)\b(?:talks|meetings?|met|bilaterals|discussions|calls|received|hosted|saw)\b")
_A_MONTH = timedelta(days=30)
_UNREAD = "XX"
_WIDEST_WINDOW, _LONG_GONE = 400, 60


def _of_long_ago(page: Page, act: Act) -> bool:
    """Whether a reporter asks of it, or it was in some past: a century, "weeks ago", after what befell long ago."""
    sentence = act.clause.sentence
    times = page.times_in(sentence.span)
    if any(time.interval is not None and time.interval.granularity is Granularity.CENTURY for time in times):
        return True
    vague = (time for time in page.times_in(act.clause.zone) if time.interval is None)
    if _ASKED.search(page.words(sentence.span)):
        return True
    ago = any(time.text.lower().endswith(" ago") for time in vague)
    return ago or _then(page, sentence) or _by_the_dead(page, act)


def _by_the_dead(page: Page, act: Act) -> bool:
    """Whether whoever travelled or met is no longer alive."""
    ahead, behind = page.flat[act.clause.sentence.span.start : act.at.start], page.flat[act.at.end : act.at.end + 90]
    if act.type not in (EngagementType.VISIT, EngagementType.MEETING):
        return False
    return (_THE_DEAD.search(ahead[-120:]) or _BY_THE_DEAD.search(behind)) is not None


def _then(page: Page, sentence: Sentence) -> bool:
    """Whether "Afterwards" goes on from the sentence before, all of whose days are months gone by."""
    if not sentence.order or not _AFTERWARDS.search(page.words(sentence.span)):
        return False
    before = page.sentences[sentence.order - 1]
    told = [time.interval for time in page.times_in(before.span) if time.interval is not None]
    long_gone = page.published(sentence).first - timedelta(days=_LONG_GONE)
    return bool(told) and all(days.last < long_gone for days in told)


def by_publication(page: Page, act: Act) -> Act:
    """News without a day is of the publication's days, when it is told as news."""
    bounds = page.published(act.clause.sentence)
    sentence = act.clause.sentence
    news = sentence.lead or sentence.section.kind in (SectionKind.HEADLINE, SectionKind.CAPTION) or told(page, act)
    news = news or _under_way(page, act)
    if _ongoing(page, act) and bounds.days <= MAIN_REACH:
        return replace(act, date=Interval(bounds.first, bounds.last, _width(bounds)), why="ongoing as it is told")
    if _told_as_past(page, act) or _of_long_ago(page, act) or lately(page, act.clause):
        return act
    if not news or not act.asserted or act.status is not Status.HELD or bounds.days > _WIDEST_WINDOW:
        return act
    if (day := told_day(page, sentence, _last_days(bounds), act.clause.hit.trigger.verb)) is not None:
        return replace(act, date=day, why="the day that the sentences before it tell of")
    if act.date is not None or _on_a_day_ahead(page, act, bounds) or _on_a_day_unread(page, act):
        return act
    if (day := _day_of_the_line(page, sentence, _last_days(bounds))) is not None:
        return replace(act, date=day, why="told as news; the day of the dateline")
    if _recent(page, act):
        month = Interval(bounds.first - _A_MONTH, bounds.last, Granularity.NONE)
        return replace(act, date=month, why="told as recent; the month up to the publication")
    if (days := from_day_told(page, sentence, bounds)) is not None:
        return replace(act, date=days, why="told as news; from the day that the story names to the publication")
    return replace(
        act, date=Interval(bounds.first, bounds.last, _width(bounds)), why="told as news; the publication's bounds"
    )


def _recent(page: Page, act: Act) -> bool:
    """Whether it is told as having been of late: no day of its own, and none lent."""
    lead = page.flat[act.clause.sentence.span.start : act.at.start]
    behind = page.flat[act.at.end : act.clause.zone.end]
    there = _ON_RECENT_TRIP.search(lead) or _DID_RECENTLY.search(behind)
    return (there or _RECENTLY_DID.search(lead[-50:])) is not None


def _on_a_day_ahead(page: Page, act: Act, bounds: Interval) -> bool:
    """Whether a verb of the past has a day that is still to come: "visited Peru on 1 August", told in July."""
    at = act.at.end
    ahead = (
        time for time in page.times_in(Span(at, act.clause.zone.end))
        if time.interval is not None and time.dates_engagements and time.interval.first > bounds.last
    )  # fmt: skip
    return any(_ON_THAT_DAY.search(page.flat[at : time.span.start]) for time in ahead)


def _on_a_day_unread(page: Page, act: Act) -> bool:
    """Whether its clause names a day that nothing settles, such as 30 February: no other is put in its place."""
    return any(
        time.interval is None and time.type == "DATE" and _UNREAD in time.value and time.dates_engagements
        for time in page.times_in(act.clause.zone)
    )


def _under_way(page: Page, act: Act) -> bool:
    """Whether a visit goes on as it is told, wherever on the page: "The minister is on an official visit to Peru"."""
    if act.type is not EngagementType.VISIT:
        return False
    before = page.flat[max(act.clause.sentence.span.start, act.at.start - 60) : act.at.end]
    return _IS_ON_A_VISIT.search(before) is not None


def by_its_sentence(page: Page, act: Act) -> Act:
    """News without a day is of that of the clause beside it: "A announced on Tuesday, after receiving B"."""
    if act.date is not None or not act.asserted or act.status is not Status.HELD:
        return act
    if _told_as_past(page, act) or of_a_recent_stay(page, act) or lately(page, act.clause):
        return act
    day = day_of_its_sentence(page, act, _last_days(page.published(act.clause.sentence)))
    return replace(act, date=day, why="told as news; the day of the clause beside it") if day else act


def _ongoing(page: Page, act: Act) -> bool:
    """Whether a visit without days of its own is called one that goes on: "praised the premier's ongoing visit"."""
    if act.type is not EngagementType.VISIT or act.date is not None or act.status is not Status.HELD:
        return False
    before = page.flat[max(act.clause.sentence.span.start, act.at.start - 40) : act.at.start]
    return not act.clause.hit.trigger.verb and _ONGOING.search(before) is not None


def of_a_recent_stay(page: Page, act: Act) -> bool:
    """Whether it was in a visit that is over, or itself is recent: "during his recent visit", "their recent talks"."""
    recent = act.type is not EngagementType.VISIT and not act.clause.hit.trigger.verb and _points_back(page, act)
    return recent or _RECENT_STAY.search(page.flat[act.at.end : act.clause.sentence.span.end]) is not None


def _points_back(page: Page, act: Act) -> bool:
    return _NO_NEWS.search(page.flat[max(act.clause.sentence.span.start, act.at.start - 40) : act.at.start]) is not None


def _told_as_past(page: Page, act: Act) -> bool:
    """Whether a noun points back to what is no news: "the outcome of her recent visits"."""
    words = page.words(act.at).lower()
    if act.clause.hit.trigger.verb and not words.startswith(b"meeting"):
        opens = page.flat[act.clause.sentence.span.start : act.at.start].strip()
        if words == b"been to" or opens == b"Having":
            return True
        after = page.flat[act.at.end : act.clause.sentence.span.end]
        return (_BEFORE_NOW.search(after) or _RECENT_STAY.search(after)) is not None
    before = page.flat[max(act.clause.sentence.span.start, act.at.start - 80) : act.at.start]
    if _IN_THOSE_YEARS.search(page.flat[act.at.end : act.at.end + 110]):
        return True
    return (_NO_NEWS.search(before) or _RECALLED.search(before) or EVER_SINCE.search(before)) is not None


def _last_days(bounds: Interval) -> Interval:
    return Interval(bounds.first - timedelta(days=MAIN_REACH), bounds.last, Granularity.DAY)


def _width(bounds: Interval) -> Granularity:
    for days, name in (
        (1, Granularity.DAY),
        (16, Granularity.WEEK),
        (31, Granularity.MONTH),
        (100, Granularity.QUARTER),
    ):
        if bounds.days <= days:
            return name
    return Granularity.NONE


def told_day(page: Page, sentence: Sentence, within: Interval, done: bool) -> Interval | None:
    """The day of the sentence's own dateline, else the last `within` that one of the two sentences before speaks of.

    The day of a word on it stands back behind that of talks told before the word.
    What is `done` was on no day that they look ahead to.
    """
    own = [time.interval for time in page.times_in(sentence.span) if in_dateline(page, sentence, time)]
    if own and own[0] is not None and within.contains(own[0]):
        return own[0]
    words = page.words(sentence.span)
    reach = (
        _LIST_REACH if _GOES_ON.search(words) or _ITS_MARGINS.search(words) or one_of_many(page, sentence) else _NEAR
    )
    said: Interval | None = None
    for earlier in page.sentences[max(0, sentence.order - reach) : sentence.order][::-1]:
        if earlier.section.story != sentence.section.story or earlier.section.kind is not sentence.section.kind:
            break
        if sentence.order - earlier.order > _NEAR + 1 and page.times_in(page.sentences[earlier.order + 1].span):
            break
        if _LEAVES.search(page.words(earlier.span)):
            return said
        times = [
            time
            for time in page.times_in(earlier.span)
            if time.interval is not None and time.interval.days == 1 and time.dates_engagements
            and not of_a_statement(page, time.span)
            and not in_dateline(page, earlier, time) and not of_a_life(page, earlier, time)
            and not of_the_way_there(page, earlier, time) and not (done and _to_come(page, time))
            and within.first <= time.interval.first <= within.last
        ]  # fmt: skip
        deeds = [time.interval for time in times if not _said_on(page, time)]
        if deeds and (said is None or _OF_TALKS.search(page.words(earlier.span))):
            return deeds[-1]
        said = said or (times[-1].interval if times else None)
    return said


def _said_on(page: Page, time: TimeExpression) -> bool:
    """Whether it is the day of a word: "the minister said in writing on Wednesday"."""
    return _SAID_ON.search(page.flat[max(0, time.span.start - 70) : time.span.start]) is not None


def _to_come(page: Page, time: TimeExpression) -> bool:
    """Whether its clause looks ahead: "lands on Thursday" lends no day to whoever "met" somebody."""
    return tense_of(page.text, time.span.start, time.span.end) is Tense.FUTURE


def _day_of_the_line(page: Page, sentence: Sentence, within: Interval) -> Interval | None:
    """The day of the dateline under which the sentence stands, of a page that came out later."""
    for earlier in page.sentences[max(0, sentence.order - _LIST_REACH) : sentence.order][::-1]:
        if earlier.section.story != sentence.section.story:
            return None
        for time in page.times_in(earlier.span):
            if time.interval is not None and time.interval.days == 1 and in_dateline(page, earlier, time):
                return time.interval if within.contains(time.interval) else None
    return None


def one_of_many(page: Page, sentence: Sentence) -> Sentence | None:
    """The sentence before that told of meetings with many, of which this one may tell one."""
    return next(
        (
            earlier
            for earlier in page.sentences[max(0, sentence.order - _LIST_REACH) : sentence.order]
            if earlier.section.story == sentence.section.story and _WITH_MANY.search(page.words(earlier.span))
        ),
        None,
    )


def day_of_the_many(page: Page, act: Act) -> Interval | None:
    """The one day on which meetings with many were held, of which an act named next is one."""
    many = one_of_many(page, act.clause.sentence) if act.type is EngagementType.MEETING and act.asserted else None
    if many is None or act.status is not Status.HELD or not act.partner_people:
        return None
    days = {time.interval for time in page.times_in(many.span) if time.dates_engagements and time.interval is not None}
    day = days.pop() if len(days) == 1 else None
    return day if day is not None and day.days == 1 and day.last <= page.published(many).last else None


def told(page: Page, act: Act) -> bool:
    """Whether somebody of each side acts by a verb of the present story, with no word of an earlier day."""
    before = page.flat[act.clause.sentence.span.start : act.at.start]
    if (earlier := _EARLIER_THAT_DAY.search(before)) is not None:
        before = before[earlier.end() :]
    if (discussed := _DISCUSSED_WHEN.search(before)) is not None:
        before = before[: discussed.start()]
    if not act.clause.hit.trigger.verb and (had := _HAD_ONE.search(before)) is not None:
        before = before[: had.start()]
    margins = _ITS_MARGINS.search(page.words(act.clause.sentence.span)) is not None
    him = _MET_HIM.search(page.flat[act.at.end : act.clause.sentence.span.end]) is not None
    named = act.asserted and (act.home_people or him) and (act.partner_people or margins)
    return bool(named) and not _LONG_AGO.search(before)
