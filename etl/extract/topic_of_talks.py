"""Visits that are only the topic of talks: "met A on Sunday to discuss the visit of B" tells no day of B's visit."""

from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType, TimeExpression

_TOPIC = pattern(
    r"(?i)\b(?:to (?:discuss|prepare|review|plan|arrange|assess|go over|talk (?:about|over)|prepare for|plan for)|"
    r"discuss(?:ed|es|ing)|(?:spoke|spoken|talked|talks?|phoned|called|telephoned|rang)\b[^;.]{0,110} "
    r"(?:about|regarding|concerning)|preparations (?:for|of)) "
    r"(?:(?-i:[A-Z])[^\s,;.]* |(?:the|an?|his|her|their|its|of|for|upcoming|coming|forthcoming|planned|possible|"
    r"proposed|next|first|recent|return|state|official|working|prime|foreign|president(?:'s)?|premier(?:'s)?|minister(?:'s)?|"
    r"leader(?:'s)?|king(?:'s)?|preparations|plans|details|programme|program|agenda|schedule|dates?|timing|results|"
    r"outcomes?|arrangements?) ){1,10}$"
)
_YEAR = pattern(r"\d{4}|(?i)\b(?:last|this|next|same)\b")
_REACH = 200
_MONTHS, _HALF_A_YEAR = 28, 150


def only_spoken_of(page: Page, clause: Clause) -> bool:
    """Whether a visit is named as what was talked about, with or without a day of its own behind it."""
    return _topic_at(page, clause) is not None


def on_no_day_told(page: Page, clause: Clause, dating: Dating) -> bool:
    """Whether the talks named a visit, and not when; a month without its year, long before the talks, tells nothing."""
    if not only_spoken_of(page, clause):
        return False
    days = dating.interval
    if days is None or days.days < _MONTHS or any(_YEAR.search(page.words(time.span)) for time in dating.times):
        return days is None
    return (page.published(clause.sentence).first - days.last).days > _HALF_A_YEAR


def day_of_the_word(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether a time stands before the topic: that of the talks, not of the visit talked about."""
    at = _topic_at(page, clause)
    return at is not None and time.span.start < at


def _topic_at(page: Page, clause: Clause) -> int | None:
    """Where the visit's name begins that was talked about."""
    if clause.hit.trigger.type is not EngagementType.VISIT or clause.hit.trigger.verb:
        return None
    start, hit = max(clause.sentence.span.start, clause.hit.span.start - _REACH), clause.hit.span.start
    return hit if _TOPIC.search(page.flat[start:hit]) else None
