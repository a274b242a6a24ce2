"""Days that the story lends an act: of the sentence before, of its main event, of the publication."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from etl.extract.act import TALK, Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.intervals import Granularity, Interval
from etl.model import EngagementType, SectionKind, Status, TimeExpression

_MAIN_REACH = 7
_RECENT = timedelta(days=14)
_LONG_AGO = pattern(
    r"(?i)\b(?:(?:has|have) (?:often|already|previously|once|twice)|had|having|once|ago|previous\w*|former\w*|"
    r"earlier|(?:for the|his|her|their|the very) first|first (?:time|met|visited|came)|last|when|since|recall\w*|"
    r"then)\b"
)
_NO_NEWS = pattern(r"(?i)\b(?:recent|last|latest|previous|earlier|past|former|prior) (?:[a-z-]+ ){0,2}$")
# "she recalled his meetings with the two presidents": told again without a day
_RECALLED = pattern(
    r"(?i)\b(?:recall\w*|reiterat\w*|mention\w*|referr?\w* to|remember\w*|recount\w*|hail\w*|prais\w*|cit(?:ed|es|"
    r"ing)) "
    r"(?:[^\s,;.]+ ){0,5}$"
)
# "he has met officials of Viet Nam previously": on no day that could be told
_BEFORE_NOW = pattern(
    r"(?i)^[^;,.]{0,60}\b(?:previously|before[.\"']*$|in the past|(?:several|many|a number of) times|many a time|"
    r"on (?:several|many|various|previous|earlier) occasions)"
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
    r"(?i)^\W*(?:[^\s,;.]+ ){0,6}?(?:also|then|further(?:more)?|later|last(?:ly)?|finally|moreover|additionally|"
    r"in addition|separately|besides|afterwards?|next|likewise|continued|another|in turn|equally)\b"
)
# "met diplomats from several countries on Thursday": the next sentences name them
_WITH_MANY = pattern(
    r"(?i)\b(?:met|meets|held|holds|had|received|hosted)\b [^;.]{0,60}\b(?:several|many|various|"
    r"a (?:number|series|string|host) of) (?:[a-z-]+ ){0,3}(?:countries|nations|counterparts|leaders|ministers|"
    r"diplomats|officials|meetings|"
    r"bilaterals|talks|engagements)\b|"
    r"\b(?:met|meets|meeting|meetings|talks) (?:[a-z-]+ )?with (?:the )?(?:[a-z-]+ )?(?:leaders|presidents|ministers|"
    r"counterparts|representatives|officials|heads of [a-z]+) (?:of|from) (?:[a-z-]+ ){0,3}(?:countries|nations|states|"
    r"economies|organi[sz]ations|members)\b|"
    r"\bmeeting with (?:several |many |other )?(?:African|Asian|European|Arab|world|regional|foreign|fellow) "
    r"(?:leaders|presidents|ministers|counterparts)\b"
)
_NEAR, _LIST_REACH = 2, 10
_HAD_ONE = pattern(r"(?i)\bhad (?:[a-z-]+ ){0,4}$")
# "trade was the subject when the president then received A"
_DISCUSSED_WHEN = pattern(
    r"(?i)\b(?:was|were) (?:also )?(?:the (?:main )?(?:subjects?|topics?|focus|themes?)|discussed|raised|reviewed|"
    r"on the (?:table|agenda)|high on the agenda|touched (?:up)?on)\b[^.;]{0,20} (?:when|as) [^.;]*$"
)
_LIFE = pattern(
    r"(?i)\b(?:passed away|died|was born|death|passing|(?:was|were|being) (?:re-?)?elected|took office|sworn in)\b"
    r"[^,;.]{0,40}$"
)
_HAD_DONE = pattern(
    r"(?i)\bhad (?:already |earlier |previously |also |first |last )*(?:been |[a-z]+(?:ed|en|wn) |met |made |held |"
    r"sent |paid |told |said |left |gone |come |begun |set )[^;.]*$"
)
_LATE = pattern(r"(?i)\b(?:late|night|evening|midnight)\b")
_ARRIVED = pattern(r"(?i)\b(?:arriv\w+|land(?:ed|ing)|touched down|flew in\w*|reached|came) [^;.]{0,40}$")
_WIDEST_WINDOW = 400
_DATELINE_REACH = 40
_DATELINE_ENDS = pattern(r"^\.?,? ?(?:\([A-Za-z /-]{2,24}\) ?)?(?:--?|/|:) ")


def by_publication(page: Page, act: Act) -> Act:
    """News without a day is of the publication's days, when it is told as news."""
    bounds = page.published(act.clause.sentence)
    sentence = act.clause.sentence
    news = sentence.lead or sentence.section.kind in (SectionKind.HEADLINE, SectionKind.CAPTION) or told(page, act)
    if _told_as_past(page, act):
        return act
    if not news or not act.asserted or act.status is not Status.HELD or bounds.days > _WIDEST_WINDOW:
        return act
    if (day := told_day(page, sentence, _last_days(bounds))) is not None:
        return replace(act, date=day, why="the day that the sentences before it tell of")
    if act.date is not None:
        return act
    return replace(
        act, date=Interval(bounds.first, bounds.last, _width(bounds)), why="told as news; the publication's bounds"
    )


def of_a_recent_stay(page: Page, act: Act) -> bool:
    """Whether it was during a visit that is over: "met him during his recent official visit to Peru"."""
    return _RECENT_STAY.search(page.flat[act.at.end : act.clause.sentence.span.end]) is not None


def _told_as_past(page: Page, act: Act) -> bool:
    """Whether a noun points back to what is no news: "the outcome of her recent visits"."""
    if act.clause.hit.trigger.verb:
        after = page.flat[act.at.end : act.clause.sentence.span.end]
        return (_BEFORE_NOW.search(after) or _RECENT_STAY.search(after)) is not None
    before = page.flat[max(act.clause.sentence.span.start, act.at.start - 80) : act.at.start]
    return (_NO_NEWS.search(before) or _RECALLED.search(before)) is not None


def _last_days(bounds: Interval) -> Interval:
    return Interval(bounds.first - timedelta(days=_MAIN_REACH), bounds.last, Granularity.DAY)


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


def told_day(page: Page, sentence: Sentence, within: Interval) -> Interval | None:
    """The day of the sentence's own dateline, else the last `within` that one of the two sentences before speaks of."""
    own = [time.interval for time in page.times_in(sentence.span) if in_dateline(page, sentence, time)]
    if own and own[0] is not None and within.contains(own[0]):
        return own[0]
    reach = _LIST_REACH if _GOES_ON.search(page.words(sentence.span)) or one_of_many(page, sentence) else _NEAR
    for earlier in page.sentences[max(0, sentence.order - reach) : sentence.order][::-1]:
        if earlier.section.story != sentence.section.story or earlier.section.kind is not sentence.section.kind:
            break
        if sentence.order - earlier.order > _NEAR + 1 and page.times_in(page.sentences[earlier.order + 1].span):
            break
        if _LEAVES.search(page.words(earlier.span)):
            return None
        days = [
            time.interval
            for time in page.times_in(earlier.span)
            if time.interval is not None and time.interval.days == 1 and time.dates_engagements
            and not in_dateline(page, earlier, time) and not _of_a_life(page, earlier, time)
            and not _of_the_way_there(page, earlier, time)
            and within.first <= time.interval.first <= within.last
        ]  # fmt: skip
        if days:
            return days[-1]
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


def _of_a_life(page: Page, sentence: Sentence, time: TimeExpression) -> bool:
    """Whether it is the day of a death or an election told in passing: "the king, who passed away on 1 May"."""
    return _LIFE.search(page.flat[max(sentence.span.start, time.span.start - 60) : time.span.start]) is not None


def _of_the_way_there(page: Page, sentence: Sentence, time: TimeExpression) -> bool:
    """Whether it is a day before the story's own: of what had happened, or of an arrival late in the day."""
    return _of_before(page, sentence, time) or _came_in_the_evening(page, sentence, time)


def _came_in_the_evening(page: Page, sentence: Sentence, time: TimeExpression) -> bool:
    """Whether somebody only arrived late that day, told after news of a later one: what follows is of the news."""
    if _LATE.search(page.words(time.span)) is None or time.interval is None:
        return False
    if _ARRIVED.search(page.flat[sentence.span.start : time.span.start]) is None:
        return False
    arrived, published = time.interval.last, page.published(sentence).last
    return any(
        one.interval is not None and one.interval.days == 1 and arrived < one.interval.first <= published
        for earlier in page.sentences[max(0, sentence.order - _LIST_REACH) : sentence.order]
        if earlier.section.story == sentence.section.story
        for one in page.times_in(earlier.span)
        if one.dates_engagements and not in_dateline(page, earlier, one)
    )  # fmt: skip


def _of_before(page: Page, sentence: Sentence, time: TimeExpression) -> bool:
    """Whether it is the day of what had happened before: "he had proposed them in a call last Thursday"."""
    return _HAD_DONE.search(page.flat[sentence.span.start : time.span.start]) is not None


def in_dateline(page: Page, sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a day stands in the dateline that opens the line: "Lima, June 15 (Agency) - "."""
    if time.span.start > sentence.span.start + _DATELINE_REACH:
        return False
    opens = sentence.span.start == 0 or page.flat[sentence.span.start - 1 : sentence.span.start] == b"\n"
    return opens and _DATELINE_ENDS.search(page.flat[time.span.end : time.span.end + 30]) is not None


def told(page: Page, act: Act) -> bool:
    """Whether somebody of each side acts by a verb of the present story, with no word of an earlier day."""
    before = page.flat[act.clause.sentence.span.start : act.at.start]
    if (discussed := _DISCUSSED_WHEN.search(before)) is not None:
        before = before[: discussed.start()]
    if not act.clause.hit.trigger.verb and (had := _HAD_ONE.search(before)) is not None:
        before = before[: had.start()]
    named = act.asserted and act.home_people and act.partner_people
    return bool(named) and not _LONG_AGO.search(before)


def in_story(page: Page, act: Act, acts: Sequence[Act]) -> Act:
    """A contact told by name and verb lies between the story's first recent event and the publication."""
    published = page.published(act.clause.sentence)
    if act.type not in TALK or act.status is not Status.HELD or not told(page, act):
        return act
    recent = [
        other.date.first
        for other in acts
        if other.story == act.story and other.date is not None and other.times and other.date.days <= 31
        and published.first - _RECENT <= other.date.first <= published.last
    ]  # fmt: skip
    if not recent or published.days > _RECENT.days:
        return act
    window = Interval(min(recent), published.last, Granularity.WEEK)
    return replace(act, date=window, why="between the story's first event and its publication")


def main_day(page: Page, act: Act, acts: Sequence[Act]) -> Interval | None:
    """The day of the first news act of the story with the same partner and stage that no "had" looks back to."""
    published = page.published(act.clause.sentence)
    for other in acts:
        if other.story != act.story or other.date is None or other.date.days > 2 or other.status is not act.status:
            continue
        if other.times and _of_before(page, other.clause.sentence, other.times[0]):
            continue
        message = EngagementType.MESSAGE in (act.type, other.type) and act.type is not other.type
        near = abs((other.date.first - published.first).days) <= _MAIN_REACH or published.days > _MAIN_REACH
        if near and not message and set(other.partners) & set(act.partners):
            return other.date
    return None


def _last_visit(act: Act, acts: Sequence[Act]) -> Act | None:
    """The visit of several days by the same partner that was told last before the act."""
    visits = [
        other
        for other in acts
        if other.type is EngagementType.VISIT and other.date is not None and other.date.days > 1 and other.times
        and other.story == act.story and other.status is act.status and set(other.partners) & set(act.partners)
        and other.clause.sentence.order < act.clause.sentence.order
    ]  # fmt: skip
    return max(visits, key=lambda visit: visit.at.start, default=None)


def _left_behind(other: Act, visit: Act | None) -> bool:
    """Whether an act was told before the visit and was on none of its days."""
    if visit is None or visit.date is None or other.date is None or other.at.start >= visit.at.start:
        return False
    return not visit.date.overlaps(other.date)


def narrative_day(page: Page, act: Act, acts: Sequence[Act]) -> Interval | None:
    """The day of an act told in this sentence or the two before it, held like this one and with the same partner.

    None told before a visit of other days: the story has gone on to that.
    """
    at = act.clause.sentence
    visit = _last_visit(act, acts)
    near = [
        other.date
        for other in acts
        if other.date is not None and other.date.days == 1 and other.times
        and other.status is act.status and act.asserted
        and 0 <= at.order - other.clause.sentence.order <= 2 and not _left_behind(other, visit)
        and other.story == act.story and set(other.partners) & set(act.partners)
        and other.type in TALK | {EngagementType.VISIT, EngagementType.CALL, act.type}
        and (other.clause.sentence is at or not _of_the_way_there(page, other.clause.sentence, other.times[0]))
    ]  # fmt: skip
    published = page.published(at)
    news = [day for day in near if abs((day.first - published.first).days) <= _MAIN_REACH]
    return (news or near)[-1] if near else None
