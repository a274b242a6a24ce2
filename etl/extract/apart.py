"""How far an act lies from another of its sentence: "a day after hosting A, he spoke on Wednesday": on Tuesday."""

from datetime import date, timedelta

from etl.extract.datable import datable
from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.patterns import Match, pattern
from etl.extract.zones import Clause
from etl.intervals import Granularity, Interval, month, week, year
from etl.intervals import day as on_day
from etl.model import TimeExpression
from etl.spans import Span

_NUMBERS = {
    word.encode(): number
    for number, words in enumerate(
        ("a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
    for word in words.split()
}
# what stands between these words and the act may be who did it: "a day after his Lao counterpart visited"
_APART = pattern(
    rf"(?i)\b({'|'.join(word.decode() for word in _NUMBERS)}|\d{{1,2}}) (day|week|month|year)s? "
    r"(after|following|before|ahead of|prior to) (?:[^\s,;.:]+ ){0,12}$",
    groups=True,
)
# "The announcement comes a fortnight after the premier flew to Dhaka": counted from the news itself
_NEWS = pattern(
    rf"(?i)(?:\b(?:comes?|coming|has come|(?:is |being )?taking place|takes place|(?:is|are) (?:being )?(?:made|paid))|"
    rf"(?:^\W*|, )(?:made|paid|conducted)) (?:[a-z]+ ){{0,2}}?"
    rf"(?:({'|'.join(word.decode() for word in _NUMBERS)}|\d{{1,2}}) (day|week|fortnight|month|year)s?|"
    r"(days|weeks|months)) (?:after|following) (?:[^\s,;:]+ ){0,12}$",
    groups=True,
)
# "The trip, made two weeks after the premier came, was his second": told of the past
_WAS = pattern(r"^[^;.]*, (?:was|were|had|gave|brought|led) ")
_SOME = {b"days": (7, 1), b"weeks": (35, 7), b"months": (300, 28)}
_UNITS = pattern(r"(?i)\b(?:day|week|fortnight|month|year)s? (?:after|following|before|ahead|prior)\b")
_NARROW = 3
_LATER = frozenset({b"after", b"following"})


def apart(page: Page, clause: Clause) -> Dating | None:
    """The days that the words right before an act give it, counted from the one day told elsewhere in its sentence."""
    sentence, hit = clause.sentence.span, clause.hit.span
    before = page.flat[sentence.start : hit.start]
    if not _UNITS.search(before):
        return None
    if (news := _NEWS.search(before)) is not None:
        return _before_the_news(page, clause, news)
    found = _APART.search(before)
    if found is None:
        return None
    opens = sentence.start + found.start()
    close = page.flat.find(b",", hit.end, sentence.end)
    anchor = _anchor(page, clause, Span(opens, close if close >= 0 else sentence.end))
    if anchor is None or anchor.interval is None:
        return None
    number, unit, way = (found.group(place).lower() for place in (1, 2, 3))
    count = _NUMBERS.get(number) or int(number)
    days = _shifted(anchor.interval.first, -count if way in _LATER else count, unit)
    return Dating(days, (anchor,), f"“{page.text[opens : hit.start].strip()}” counts from “{anchor.text}”")


def _before_the_news(page: Page, clause: Clause, found: Match) -> Dating | None:
    """The days so long before the publication; None where that is not known to the day, or other days are told."""
    published = page.published(clause.sentence)
    past = _WAS.search(page.flat[clause.hit.span.end : clause.sentence.span.end])
    if past or published.days > _NARROW or any(datable(page, time) for time in page.times_in(clause.sentence.span)):
        return None
    why = f"“{page.text[clause.sentence.span.start + found.start() : clause.hit.span.start].strip()}”: before the news"
    if found.spans[3][0] >= 0:
        most, least = _SOME[found.group(3).lower()]
        days = Interval(published.first - timedelta(most), published.last - timedelta(least), Granularity.NONE)
        return Dating(days, (), why)
    number, unit = found.group(1).lower(), found.group(2).lower()
    count = _NUMBERS.get(number) or int(number)
    if unit == b"day":
        last = published.last - timedelta(count)
        return Dating(Interval(published.first - timedelta(count + 1), last, Granularity.NONE), (), why)
    if unit == b"fortnight":
        count, unit = 2 * count, b"week"
    return Dating(_shifted(published.last, -count, unit), (), why)


def _anchor(page: Page, clause: Clause, phrase: Span) -> TimeExpression | None:
    """The one day of the sentence outside the phrase; none where the phrase has a day of its own."""
    times = [time for time in page.times_in(clause.sentence.span) if datable(page, time)]
    inside = [time for time in times if phrase.contains(time.span) and not clause.hit.span.contains(time.span)]
    outside = [time for time in times if not phrase.overlaps(time.span) and time.interval is not None]
    if inside or len(outside) != 1 or outside[0].interval is None or outside[0].interval.days > 1:
        return None
    return outside[0]


def _shifted(day: date, count: int, unit: bytes) -> Interval:
    """The day, week, month or year so many of them from the day."""
    if unit == b"year":
        return year(day.year + count)
    if unit == b"month":
        months = day.year * 12 + day.month - 1 + count
        return month(months // 12, months % 12 + 1)
    if unit == b"week":
        return week(day + timedelta(weeks=count))
    return on_day(day + timedelta(days=count))
