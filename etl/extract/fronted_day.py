"""The day that opens a sentence, parted from the act by an aside: "On Friday, ahead of the summit, A met B"."""

from collections.abc import Sequence

from etl.extract.dated import Dating
from etl.extract.fitting import fits
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import TimeExpression

_OPENS = pattern(r"(?i)^\W*(?:(?:later|earlier|early|late|also|then|and|but) )*(?:(?:on|in|at|during|by) )?(?:the )?$")
_ASIDE = pattern(
    r"(?i)^,? (?:(?:just|shortly|right|immediately|only|soon|hours|days|minutes|(?:an?|one|two|three|the|half an|some) "
    r"(?:few )?(?:days?|hours?|weeks?|minutes?|night|evening|afternoon|morning)|(?:\d+|several) [a-z]+) )*"
    r"(?:before|after|ahead of|prior to|following|on the|at the|during|amid|as part of|within the|in the|upon|"
    r"in preparation for|with) [^;:]*$"
)
_MAIN = pattern(r"^, (?:(?:he|she|they|the|his|her|their|its|both|two|an?) |[A-Z])|^, [a-z]+ (?:[a-z]+ ){0,2}[A-Z]")
_RELATIVE = pattern(
    r"(?i)^,? ?(?:and |but )?(?:who|which|whose|whom|where|when|while|that|after|before|following|during|as|including|"
    r"with|on|in|at|ahead|to|for|from)\b"
)
_LONGEST = 3


def ahead_of_an_aside(page: Page, clause: Clause, times: Sequence[TimeExpression]) -> Dating | None:
    """The few days that open the clause's sentence, where only an aside stands between; None where nothing does."""
    sentence, zone = clause.sentence.span, clause.zone
    first = times[0] if times else None
    if first is None or first.interval is None or first.interval.days > _LONGEST or first.span.end >= zone.start:
        return None
    if not _OPENS.search(page.flat[sentence.start : first.span.start]):
        return None
    if not _ASIDE.search(page.flat[first.span.end : zone.start]):
        return None
    opens = page.flat[zone.start : clause.hit.span.start]
    if _RELATIVE.search(opens) or not _MAIN.search(opens) or not fits(page, clause, first):
        return None
    return Dating(first.interval, (first,), f"“{first.text}” opens the sentence")
