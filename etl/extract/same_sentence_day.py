"""The day that another clause of its own sentence lends news without one: of what was said after it, of the guest.

"A announced on Tuesday, after receiving B": the day of both. "The letter was given on 27 July by B, who had come to
Peru": a day of the stay.
"""

from etl.extract.act import TALK, Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.intervals import Interval
from etl.model import EngagementType, TimeExpression

_AFTER_IT = pattern(
    r"(?i)(?:^|[ ,])(?:after|following|when|as|upon|while|at the end of|at|during|before) "
    r"(?:(?:the|a|an|his|her|their|he|she|they|it|had|just|\w+ly|[a-z]+ing|of|with|separate|joint|first|two) ){0,4}$"
)
# "announced on Tuesday, two days after meeting B"
_LONG_AFTER = pattern(r"(?i)\b(?:days?|weeks?|months?|years?) (?:after|following|before) [^;.]*$")
_OPENS_AFTER = pattern(r"(?i)^\W*(?:just |shortly |right |soon |speaking )?(?:after|following|upon|while|when|as) ")
_THEN_SAID = pattern(
    r"(?i)^[^;.]*, (?:[^\s,;.]+ ){1,8}(?:said|announced|told|stated|declared|confirmed|pledged|promised|vowed|urged|"
    r"called|left|flew|headed|went|gave|spoke|added|noted|praised|thanked|agreed) "
    r"(?:[^\s,;.]+ ){0,4}?(?:late )?(?:on )?$"
)
_THE_GUEST = pattern(r"(?i), who (?:(?:had|has|was|is|also|just|currently|on|flown|come|back) ){0,3}$")


def day_of_its_sentence(page: Page, act: Act, within: Interval) -> Interval | None:
    """The one day of these days that its sentence names and that a clause beside its own is told by."""
    sentence = act.clause.sentence
    times = [time for time in page.times_in(sentence.span) if _is_a_day(time, within)]
    if len(times) != 1:
        return None
    ahead = page.flat[times[0].span.end : max(times[0].span.end, act.at.start)]
    behind = page.flat[act.at.end : max(act.at.end, times[0].span.start)]
    if act.type is EngagementType.VISIT:
        lends = _THE_GUEST.search(ahead) is not None
    elif act.type in TALK and ahead:
        lends = _AFTER_IT.search(ahead) is not None and _LONG_AFTER.search(ahead) is None
    else:
        opens = page.flat[sentence.span.start : act.at.start]
        lends = act.type in TALK and _OPENS_AFTER.search(opens) is not None and _THEN_SAID.search(behind) is not None
    return times[0].interval if lends else None


def _is_a_day(time: TimeExpression, within: Interval) -> bool:
    days = time.interval
    return days is not None and days.days == 1 and time.dates_engagements and within.contains(days)
