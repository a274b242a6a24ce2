"""Days along a list or a sequel: "A in April and B in June", "following this"."""

from datetime import timedelta
from itertools import pairwise

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.datable import LEAD_REACH, datable
from etl.extract.dated import Dating
from etl.extract.diary import on_the_day_told, under_its_day
from etl.extract.fitting import fits
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.year_of_each import year_of_each
from etl.extract.zones import Clause
from etl.intervals import Granularity, Interval
from etl.model import HOME, EngagementType, TimeExpression
from etl.spans import Span

_MEMBER = pattern(
    r"(?i)^\)?\s*(?:,|;|,?\s*and\b|,?\s*then\b|(?:(?:was|were|is|has been|had been)\s+)?followed by\b|as well as\b)"
)
_FOLLOWED = pattern(r"(?i)^\)?\s*(?:was|were|is|has been|had been)\s+followed by\b")
_VERB = pattern(
    r"(?i)\b(?:should|would|could|might|must|can|shall|wished|wishes|welcomes|promised|promises|"
    r"said|told|says|announced|informed|reported|confirmed|agreed|was|were|is|are|will|has|have|had|"
    r"began|signed|expressed|came|comes|took|takes|entered|enters|brought|gave|led|became|got|went|fell|rose|stood|"
    r"left|leaves|leave|flew|flies|fly|headed|heads|departed|departs|travell?ed|travels|"
    r"after|before|since|following|preceded|spoke|speaks|"
    r"recalled|recalls|mentioned|praised|hailed|referred|called|thanked|"
    r"plans|plan|intends|intend|hopes|wants|is to|are to|due)\b"
)
_NEXT = pattern(
    r"(?i)^(?:following (?:this|that|which)|after (?:this|that|which)|afterwards?|then|next|from there|"
    r"from [A-Z]\w+,? (?:he|she|they|the [a-z]+(?: [a-z]+)?|[A-Z]\w+) (?:will|is|are|goes|travels|flies))\b"
)
_AFTER_TALKS = pattern(
    r"(?i)^(?:after|following) (?:the|his|her|their|these) (?:talks|meetings?|visit|stay|trip|stop|tour) "
    r"(?:in|to|at) [^,;.]{2,40},"
)
# "will then travel to Oslo"
_THEN_GOES = pattern(
    r"(?i)\b(?:will|would|is to|are to|is due to|is (?:set|scheduled) to|and) then (?:also )?(?:travel|fly|go|head|"
    r"visit|continue|proceed|move|leave|be in|pay|arrive|depart|meet|hold)\b|"
    r"\bthen (?:travels|flies|heads|moves) (?:on )?to\b|"
    r"\bbefore (?:going|heading|flying|travell?ing|moving|proceeding|continuing|sailing|journeying) on to\b"
)
# ", as the Premier had done in May": the verb told before
_HAD_DONE_SO = pattern(r"(?i)\b(?:had|has) (?:also |already )?done(?: so| the same| likewise)?\b")
_THAT_OCCASION = pattern(
    r"(?i)\b(?:on|at|during) (?:that|this|the same|which) (?:occasion|event|gathering|trip|visit)\b|"
    r"\b(?:that|the same) (?:day|evening|afternoon|morning)\b"
)


# "set up ties in 1973, a comprehensive partnership in 2009 and a strategic one in 2018"
_NEXT_TIER = pattern(
    r"(?i)^,? ?(?:and |then |later |followed by |as well as )*(?:(?:in)?to )?(?:an? |their |its |the )(?:[a-z-]+ ){0,4}"
    r"(?:partnership|one|ties|relations|relationship|level)(?: (?:back|only))? (?:in|on|since) "
)
# "set up ties in 1973, opened embassies in 1993", and not "by A in 1973, elected B in 1993"
_DOES_ELSE = pattern(
    r"(?i)^\)?,? (?:and |then |later |also )*(?:[a-z]{3,}ed|set up|began|gave|sent) (?:(?:the|an?|its|their|"
    r"each|full|first|new|permanent|diplomatic|resident) |embass|consul|missions?|offices?)"
)
# "signed a treaty (2002), a trade agreement (2011)"
_NEXT_PAPER = pattern(
    r"(?i)^(?:\)?[,;] ?(?:and |then |later |as well as )*|\)? (?:and|as well as|then) )"
    r"(?:an?|the|their|its|another|one on|one for) (?:[\w-]+ ){0,6}"
    r"(?:agreement|treaty|pact|protocol|convention|memorandum|mou|deal|accord|declaration|programme|program|plan|one)"
    r"s?(?: (?:of|on|for|between) [^,;.()]{2,80})? (?:\(|in |on )$"
)
# "his Lao counterpart in May, his Cambodian one in June"
_ONE = pattern(r"\b(?:his|her|their|its|the|an?) [A-Z][\w-]+ one\b")
_COARSE, _YEAR = 28, 366
# "the visits to Peru by A in May, and those to Oman by B in June and by C in July"
_THOSE_TO = pattern(r"(?i)(?:\b(?:those|visits|trips|and)|,) (?:made |paid )?to (?-i:[A-Z])")
_IN_THE_PAST = pattern(r"(?i)^(?:[a-z]+ed|met|held|went|made|paid|came|flew|left|spoke)\b")
_PAID = pattern(r"(?i)\b(?:paid|made|held|had|undertook|conducted|hosted|received|welcomed)\b")
_PERIOD_OPENED = "the period that the sentence before it opens with"
_REPEATED = frozenset(EngagementType) - {EngagementType.UPGRADE, EngagementType.CREDENTIALS, EngagementType.MESSAGE}
_TO, _GOAL_REACH = pattern(r"^\)? to (?:the )?$"), 30
_ONE_VISIT, _HALF_A_YEAR = 7, 183
_UNTIL = pattern(r"(?i)\b(?:until|till|through|up to) (?:the )?$")
# "in 2017 and again last month", "in 2011, 2013 and 2015"
_AND_AGAIN = pattern(
    r"(?i)^,? ?(?:and |& )?(?:then |again |also |once more |a second time |(?:most )?recently |lastly )*"
    r"(?:in |on |during |since )?(?:the |early |late |mid-)?$"
)


def distribute(page: Page, clause: Clause, dating: Dating) -> list[tuple[Clause, Dating]]:
    """A list under one noun, "the visits of A in April and B in June", as one clause and date for each member."""
    behind = [time for time in page.times_in(clause.zone) if time.span.start >= clause.hit.span.end]
    if len(behind) < 2:
        if each := year_of_each(page, clause):
            return each
        return _in_several_years(page, clause, dating)
    times = _told_once_each(page, [time for time in behind if datable(page, time) and fits(page, clause, time)])
    if len(times) < 2 or len(times) > 12:
        return [(clause, dating)]
    members: list[tuple[Clause, Dating]] = []
    start = named = clause.zone.start
    stem: Span | None = None
    # the name of a gathering, told once before its years, is whom it was with
    named_at_once = clause.hit.trigger.type is EngagementType.MULTILATERAL
    for time in times:
        before = times[len(members) - 1] if members else None
        if before is not None and not _is_member(page, clause, before, time):
            return [(clause, dating)]
        again = before is not None and named > clause.zone.start and _is_one_more_date(page, clause, before, time)
        named = named if again else start
        begins = clause.zone.start if named_at_once else named if again else start
        zone = Span(begins, max(start, time.span.end))
        members.append(
            (
                replace(clause, zone=zone, stem=stem),
                Dating(
                    _since_the_leg_before(page, clause, before, time),
                    (time,),
                    f"“{time.text}” stands beside it in the list",
                ),
            )
        )
        start = _end_of_member(page, clause, time)
        if stem is None or _THOSE_TO.search(page.words(zone)):
            stem = zone
    return [(_with_goal_behind(page, member, times[at:]), when) for at, (member, when) in enumerate(members)]


def _with_goal_behind(page: Page, member: Clause, times: list[TimeExpression]) -> Clause:
    """A member of "visits by A (2016) and B (2013) to Peru", whose goal is told once behind the last of them."""
    if member.hit.trigger.type is not EngagementType.VISIT or member.hit.trigger.verb or page.places_in(member.zone):
        return member
    goals = (_goal_behind(page, time) for time in times)
    goal = next((span for span in goals if span is not None), None)
    return member if goal is None else replace(member, stem=goal)


def _end_of_member(page: Page, clause: Clause, time: TimeExpression) -> int:
    """Where a member ends: at its day, or behind the goal that follows it: "by A (2013) to Peru | and by B"."""
    goal = _goal_behind(page, time) if clause.hit.trigger.type is EngagementType.VISIT else None
    return goal.end if goal else time.span.end


def _goal_behind(page: Page, time: TimeExpression) -> Span | None:
    """The words " to Peru" right behind a day."""
    at = time.span.end
    goal = next(iter(page.places_in(Span(at, at + _GOAL_REACH))), None)
    return Span(at, goal.span.end) if goal and _TO.search(page.flat[at : goal.span.start]) else None


def _in_several_years(page: Page, clause: Clause, dating: Dating) -> list[tuple[Clause, Dating]]:
    """ "In 2016 and again in 2017 the premier was in Peru": once in each year."""
    ahead = [time for time in page.times_in(clause.zone) if time.span.end <= clause.hit.span.start]
    times = [time for time in ahead if datable(page, time) and time.interval and time.interval.days > _HALF_A_YEAR]
    if len(times) < 2 or not dating.times or dating.times[0] not in times:
        return [(clause, dating)]
    if not all(_is_one_more_date(page, clause, one, two) for one, two in pairwise(times)):
        return [(clause, dating)]
    return [(clause, Dating(time.interval, (time,), f"“{time.text}” opens the clause")) for time in times]


def _told_once_each(page: Page, times: list[TimeExpression]) -> list[TimeExpression]:
    """The times less those that only spell out the one before, "three months later, in April", or head the list.

    "Two trips this year: one in January, the other in April" has two members.
    """
    kept: list[TimeExpression] = []
    heads = len(times) > 2 and page.flat[times[0].span.end : times[0].span.end + 2] == b": "
    for time in times[1:] if heads else times:
        last = kept[-1] if kept else None
        if last is None or last.interval is None or time.interval is None:
            kept.append(time)
            continue
        between = page.flat[last.span.end : time.span.start]
        if between in (b", in ", b", on ") and time.interval.overlaps(last.interval):
            continue
        kept.append(time)
    return kept


def _since_the_leg_before(
    page: Page, clause: Clause, before: TimeExpression | None, time: TimeExpression
) -> Interval | None:
    """The days of a member; of a leg told by its end, "in Peru until the 23rd", from the end of the one before."""
    days = time.interval
    if before is None or before.interval is None or days is None or clause.hit.trigger.type is not EngagementType.VISIT:
        return days
    short = 0 < (days.first - before.interval.last).days <= _ONE_VISIT and before.interval.days <= _ONE_VISIT
    if not short or not _UNTIL.search(page.flat[before.span.end : time.span.start]):
        return days
    return Interval(before.interval.last, days.last, Granularity.DAY)


def _is_member(page: Page, clause: Clause, before: TimeExpression, time: TimeExpression) -> bool:
    """Whether a stretch goes on with the list: "and B in June", not a new clause with a verb of its own."""
    if _is_one_more_date(page, clause, before, time):
        return True
    zone = Span(_end_of_member(page, clause, before), time.span.end)
    words = page.words(zone)
    if clause.hit.trigger.type is EngagementType.UPGRADE and _NEXT_TIER.search(words):
        return True
    if clause.hit.trigger.type is EngagementType.AGREEMENT and _NEXT_PAPER.search(
        page.flat[zone.start : time.span.start]
    ):
        return True
    if _DOES_ELSE.search(words):
        return False
    done = _HAD_DONE_SO.search(words) or _FOLLOWED.search(words)
    verb = _VERB.search(words[: done.start()] + words[done.end() :] if done else words)
    if not _MEMBER.search(words) or verb or len(words) > 160:
        return False
    if _ONE.search(words):
        return True
    return any(page.side(person) for person in page.people_in(zone)) or bool(page.places_in(zone))


def _is_one_more_date(page: Page, clause: Clause, before: TimeExpression, time: TimeExpression) -> bool:
    """Whether the same was done at another time: "visited in May 2017 and again last month"; two days are one visit."""
    assert before.interval is not None and time.interval is not None
    between = page.flat[before.span.end : time.span.start]
    later, earlier = (
        (time.interval.first - before.interval.last).days,
        (before.interval.first - time.interval.last).days,
    )
    each = b"respectively" in page.flat[time.span.end : clause.sentence.span.end]
    years = before.interval.days > _HALF_A_YEAR and time.interval.days > _HALF_A_YEAR and later > 0
    apart = later > _ONE_VISIT or years or (each and earlier > 0)
    return clause.hit.trigger.type in _REPEATED and apart and _AND_AGAIN.search(between) is not None


def in_that_period(page: Page, clause: Clause, dating: Dating, last: Act | None) -> Dating:
    """ "Last year the President visited A. The Premier visited B.": the year that opens the first is the second's."""
    if dating.interval is not None or last is None or last.date is None or last.type is not clause.hit.trigger.type:
        return dating
    before, here = last.clause.sentence, clause.sentence
    listed = before.section is here.section and 0 <= here.order - before.order <= 1
    if not listed or not _COARSE <= last.date.days <= _YEAR or page.times_in(here.span):
        return dating
    if b"\n" in page.flat[last.at.end : clause.hit.span.start] or not _opened_by_it(last):
        return dating
    told = (
        page.words(clause.hit.span).lower() if clause.hit.trigger.verb else page.flat[here.span.start : here.span.end]
    )
    if not (_IN_THE_PAST if clause.hit.trigger.verb else _PAID).search(told):
        return dating
    return Dating(last.date, (), _PERIOD_OPENED)


def _opened_by_it(act: Act) -> bool:
    """Whether the period stands at the head of the act's sentence, or was handed on to it."""
    if not act.times:
        return act.why == _PERIOD_OPENED
    return (
        act.times[0].span.start - act.clause.sentence.span.start < LEAD_REACH and act.times[0].span.end < act.at.start
    )


def _of_the_line(page: Page, clause: Clause) -> Dating | None:
    """The date that heads the line of a chronology, for its later sentences: "August 1995: A opened. B visited C"."""
    start = page.flat.rfind(b"\n", 0, clause.sentence.span.start) + 1
    head = page.times_in(Span(start, start + 2))
    if not head or head[0].interval is None or page.flat[head[0].span.end : head[0].span.end + 2] != b": ":
        return None
    return Dating(head[0].interval, (head[0],), f"“{head[0].text}” heads the line")


def afterwards(page: Page, clause: Clause, dating: Dating, previous: Interval | None) -> Dating:
    """ "Following this, ...": the few days after the act told before, known only as bounds."""
    if dating.interval is not None:
        return dating
    if (line := _of_the_line(page, clause) or under_its_day(page, clause) or on_the_day_told(page, clause)) is not None:
        return line
    if previous is None or previous.days > 31:
        return dating
    told = _THAT_OCCASION.search(page.words(clause.zone))
    if told and (previous.days <= 3 or told.group().lower().endswith(b"occasion")):
        return Dating(previous, (), "the same occasion as the act told before it")
    goes_on = clause.hit.trigger.type is EngagementType.VISIT and (
        _THEN_GOES.search(page.words(clause.zone)) or _AFTER_TALKS.search(page.words(clause.sentence.span))
    )
    if not goes_on and not _NEXT.search(page.words(clause.sentence.span)):
        return dating
    if previous.days == 1 and clause.hit.trigger.type is EngagementType.MEETING and _with_home_alone(page, clause):
        return Dating(previous, (), "the day of the act told before it, with the same guest")
    bounds = Interval(previous.last, previous.last + timedelta(days=3), Granularity.NONE)
    return Dating(bounds, (), "follows the act told before it")


def _with_home_alone(page: Page, clause: Clause) -> bool:
    """Whether the sentence names home's people and nobody else: a guest goes on from one host to the next."""
    sentence = clause.sentence.span
    sides = {page.side(person) for person in page.people_in(sentence)} - {None}
    return sides == {HOME} and all(mention.home for mention in page.partners_in(sentence))
