"""Visits that are only the topic of talks: "met A on Sunday to discuss the visit of B" tells no day of B's visit."""

from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType, TimeExpression

# the words of talks, then nothing up to the visit but whose, which and what of it
_TOPIC = pattern(
    r"(?i)\b(?:to (?:discuss|prepare|review|plan|arrange|assess|go over|talk (?:about|over))|"
    r"discuss(?:ed|es|ing)|(?:spoke|spoken|talked|talks?|phoned|called|telephoned|rang)\b[^;.]{0,110} "
    r"(?:about|regarding|concerning)|preparations (?:for|of)) "
    r"(?:(?-i:[A-Z])[^\s,;.]* |(?:the|an?|his|her|their|its|of|for|upcoming|coming|forthcoming|planned|possible|"
    r"proposed|next|first|recent|return|state|official|working|prime|foreign|president(?:'s)?|premier(?:'s)?|minister(?:'s)?|"
    r"leader(?:'s)?|king(?:'s)?|preparations|plans|details|programme|program|agenda|schedule|dates?|timing|results|"
    r"outcomes?|arrangements?) ){1,10}$"
)
_YEAR = pattern(r"\d{4}|(?i)\b(?:last|this|next|same)\b")
_REACH = 200
_MONTH, _LONG_BEFORE = 28, 150


def only_spoken_of(page: Page, clause: Clause) -> bool:
    """Whether a visit is named as what was talked about, with or without a day of its own behind it."""
    if clause.hit.trigger.type is not EngagementType.VISIT or clause.hit.trigger.verb:
        return False
    at = clause.hit.span.start
    return _TOPIC.search(page.flat[max(clause.sentence.span.start, at - _REACH) : at]) is not None


def on_no_day_told(page: Page, clause: Clause, dating: Dating) -> bool:
    """Whether the talks named a visit, and not when; a month without its year, long before the talks, tells nothing."""
    if not only_spoken_of(page, clause):
        return False
    days = dating.interval
    if days is None or days.days < _MONTH or any(_YEAR.search(page.words(time.span)) for time in dating.times):
        return days is None
    return (page.published(clause.sentence).first - days.last).days > _LONG_BEFORE


def day_of_the_word(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether a time stands before the topic: that of the talks, not of the visit talked about."""
    return time.span.start < clause.hit.span.start and only_spoken_of(page, clause)
