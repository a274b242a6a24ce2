"""An act told by the years since: "four decades since President A came", "15 years since they set up ties"."""

from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.intervals import year
from etl.model import EngagementType
from etl.spans import Span

_SINCE = pattern(
    r"(?i)\b(?:mark|celebrat|commemorat|honou?r|recall|remember)\w*\b[^;.]{0,60}?\b"
    r"(\d{1,3}|[a-z]+(?:-five)?) (years|decades) (?:since|after) [^;.:]{2,80}$",
    groups=True,
)
# "Forty years after President A came, a ceremony is held"
_FRONTED = pattern(
    r"(?i)(?:^|[)-] )\W*(?:some |exactly |almost |nearly |just |about |more than )?(\d{1,3}|[a-z]+(?:-five)?) "
    r"(years|decades) (?:since|after|on from) (?-i:[A-Z]|the |his |her |an? )[^;.:,]{2,90}$",
    groups=True,
)
# "It has been 15 years since A and B established a partnership"
_IT_HAS_BEEN = pattern(
    r"(?i)\bit (?:has been|is|will be|was|has now been|is now) (?:exactly |now |already |just )?"
    r"(\d{1,3}|[a-z]+(?:-five)?) (years|decades) since [^;.:]{2,90}$",
    groups=True,
)
# "visited Peru in 2022, two years after B had been in Rome"
_AFTER_ANOTHER = pattern(
    r"(?i)\b(?:visit\w*|trip|came|went|gone|been|travel\w*|met|talks|receiv\w+|arriv\w+|signed)\b[^;]{0,110}, "
    r"(?:just |only |exactly |almost |nearly |some |about |less than |more than )?(\d{1,3}|[a-z]+(?:-five)?) "
    r"(years?|decades?|months?|weeks?|days?) after (?-i:[A-Z]|the |his |her )[^;,.:]{2,80}$",
    groups=True,
)
_YEARS = (b"year", b"years")
_TIES = "years since ties"
_COUNTS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "twenty-five": 25, "thirty": 30, "thirty-five": 35, "forty": 40, "forty-five": 45, "fifty": 50, "sixty": 60,
}  # fmt: skip


def of_years_ago(page: Page, clause: Clause) -> Dating | None:
    """The year in which somebody came whose coming is remembered now; None where nothing of the kind is said."""
    hit, start = clause.hit, clause.sentence.span.start
    ties = hit.trigger.rule == _TIES
    if not ties and (hit.trigger.type is not EngagementType.VISIT or not hit.trigger.verb):
        return None
    told = page.flat[start : hit.span.start]
    found = _IT_HAS_BEEN.search(told) or (None if ties else _SINCE.search(told) or _FRONTED.search(told))
    if found is None:
        return None if ties else _before_another(page, clause)
    word = found.group(1).decode().lower()
    count = int(word) if word.isdigit() else _COUNTS.get(word, 0)
    years = count * (10 if found.group(2).lower() == b"decades" else 1)
    if not years:
        return Dating()
    then = year(page.published(clause.sentence).last.year - years)
    for time in page.times_in(Span(hit.span.end, clause.zone.end)):
        if ties and time.interval is not None and then.contains(time.interval):
            return Dating(time.interval, (time,), f"“{time.text}” stands in the clause")
    return Dating(then, (), f"{years} years before the text was published")


def _before_another(page: Page, clause: Clause) -> Dating | None:
    """The year counted back from that of the act before: "in 2022, a year after B came"; None with days of its own."""
    hit, sentence = clause.hit.span, clause.sentence.span
    found = _AFTER_ANOTHER.search(page.flat[sentence.start : hit.start])
    if found is None or any(time.interval for time in page.times_in(Span(hit.end, sentence.end))):
        return None
    told = [time for time in page.times_in(Span(sentence.start, sentence.start + found.spans[1][0])) if time.interval]
    word = found.group(1).decode().lower()
    count = int(word) if word.isdigit() else _COUNTS.get(word, 0)
    if not told or not count or found.group(2).lower() not in _YEARS or told[-1].interval is None:
        return Dating()
    then = year(told[-1].interval.first.year - count)
    return Dating(then, (), f"{count} years before “{told[-1].text}”")
