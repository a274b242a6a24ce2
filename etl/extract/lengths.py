"""How long a visit lasts by its own words: a first or last day and "three-day visit" make three days."""

from datetime import timedelta

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.intervals import Granularity, Interval
from etl.model import HOME, TimeExpression
from etl.spans import Span

ENDING = (
    b"conclud", b"wrapp", b"wrap up", b"wraps up", b"winding up", b"wound up", b"wind up", b"winds up", b" ended",
    b" ends", b" end ", b"come to a close", b"come to an end", b"comes to a close", b"comes to an end", b" finish",
    b"came to a close", b"came to its ", b"came to an end", b" left", b"return", b"complet", b"flew home",
    b"flies home", b"came back", b"back in", b"back home", b" ending", b"capp", b"rounded off", b"rounding off",
    b"cut short", b" departed ", b"close of ", b"conclusion of ",
)  # fmt: skip
_SETS_OFF = pattern(r"\b(?:left|leaves|leaving|departed) (?:[^\s,;]+ ){0,3}(?:for |on (?:an?|his|her|their|the|what) )")
_LEAVES = pattern(r"\b(?:left|leaves|leaving|departed|departs|departing)(?: from)? (?:the )?(?:capital )?$")
_FOR_HOME = pattern(r"\b(?:left|leaves|leaving|departed) for home\b")
_FOR, _GOAL = pattern(r"^,? for (?:the )?$"), 20
_FOR_IT = pattern(r"^,? (?:[a-z]+ )?(?:for|on) (?:an?|his|her|their|the|what) ")
# "a week-long trip in Asia": of which one land is only a part; "a tour of Peru and Chile" tells no more than a trip
_OF_A_TOUR = pattern(
    r"\b(?:through|across|nations?|tours?|touring)\b|"
    r"\b(?:trip|visit|swing|stay|journey) (?:in|to|of|around) (?:the )?"
    r"(?:(?:(?:south-?|north-?)?(?:east|west)(?:ern)?|north(?:ern)?|central|latin|sub-saharan) )*"
    r"(?:asia|africa|europe|oceania|americas?|pacific|middle east|gulf|caucasus|balkans|caribbean|region)\b"
)
# "a five-day tour of Peru and Chile" says no less than a trip there
_TOUR_OF = pattern(r"^[a-z -]* tours? (?:of|to|in) (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)? and (?:the )?[A-Z]")
# "a state visit of two days", "Her visit to Peru will last three days"
_LASTS = pattern(
    r"(?i)(?:\b(?:visit|trip|stay|sojourn)(?: (?:to|in) (?:the )?(?-i:[A-Z])[^\s,;.]*(?: (?-i:[A-Z])[^\s,;.]*){0,2})?|"
    r"; it),? "
    r"(?:(?:that|which) [^,;.]{3,40}, )?"
    r"(?:(?:that|which) )?(?:(?:will|would|(?:is|was) (?:due |set |scheduled |expected |planned )?to) )?"
    r"(?:of|(?:had |has )?lasted|lasts?|"
    r"lasting|takes?|taking|runs? for|running for|spans?|spanning) (?:about |some |just |only )?$"
)
# "After a three-day visit to Peru, he flew to Chile on 4 May": that of the visit before
_AFTER_A = pattern(
    r"(?i)^\W*(?:after|following|at the end of|from|having (?:ended|concluded|completed|paid|made|finished)|ending|"
    r"concluding|completing|wrapping up) (?:an?|his|her|their|what was an?) $"
)
_PREPARING = pattern(r"(?i)\b(?:visit|trip|tour|stay)\b[^;]*\b(?:prepar\w+|ground|groundwork|way|ahead of|upcoming)\b")
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_LAST = ("last", "final", "closing", "concluding")
# "After completing his visit to Peru, he will begin a two-day visit to Chile on 4 May": not the end of the latter
_AFTER_ANOTHER = pattern(
    r"(?i)^\W*(?:after|following|upon|on|having) (?:he |she |they )?"
    r"(?:complet|conclud|end|wrapp|finish|wind)\w*[^,;]*, "
)
_COUNTED = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_AT_ITS_END = -1
# "on the second day of a four-day visit", "on day two of", "a day into his four-day visit"
_NTH_DAY = pattern(
    rf"(?i)\b(?:({'|'.join(_ORDINALS)}|opening|{'|'.join(_LAST)}) (?:full )?day of|day ({'|'.join(_COUNTED)}|\d) of|"
    rf"(a|{'|'.join(_COUNTED)}) days? into) "
    r"(?:an?|the|his|her|their|its|what is|(?-i:(?:[A-Z][\w.-]* ){0,5}[A-Z][\w-]*'s?)) "
    r"(?:[a-z-]+ ){0,3}(?:[A-Z][a-z]+ )?(?:visit|trip|tour|stay|journey)\b",
    groups=True,
)
# "met the premier on Tuesday during a three-day visit": on which of its days is not said
_IN_ITS_COURSE = pattern(
    r"(?i)\b(?:during|in the course of|as part of|within|in the framework of|amid|on the sidelines of) "
    r"(?:an?|his|her|their|the|what was (?:an?|his|her|their)) (?:\w+ ){0,2}$"
)
_ITS_DAY = pattern(r"(?i)\bday (?:of|one|two|three|four|five|\d)\b|\bdays? into\b")
_ON_FROM_THERE = pattern(
    r"(?i)\b(?:before|and then|then|ahead of|prior to) (?:[a-z]+ly )?(?:visiting|travell?ing|heading|going|flying|"
    r"moving|proceeding|continuing|visits?|travels?|heads?|goes|flies|moves|proceeds|continues)\b"
)
# "on the second day of his visit, which began on 14 April"
_BEGUN_ON = pattern(r"(?i)\b(?:began|begun|started|starting|beginning|opened) (?:on )?$")
# "spent her third day in Hanoi"
_NTH_IN_TOWN = pattern(
    rf"(?i)\b(?:spen[dt]s?|spending|on|was|is) (?:his|her|their) ({'|'.join(_ORDINALS)}) (?:full )?day "
    r"(?:in|here|there)[^,;.]{0,30}$",
    groups=True,
)
_OVER = pattern(
    r"(?i)\b(?:after|following|having (?:spent|finished|completed)|"
    r"(?:at|saw|sees|brought|brings|marked|marks|meant) the (?:end|close|conclusion) of|"
    r"conclud\w+|wrap(?:ped|ping|s)?(?: up)?|w(?:i|ou)nd(?:s|ing)? up|ending|completing|round(?:ed|ing|s)? off|"
    r"capp(?:ed|ing)|cut(?:ting|s)? short|clos(?:ed|ing))\b[^;]*$"
)
# "came home on 5 May, concluding their visit to Peru": the day is the visit's last
_CLOSING_IT = pattern(
    r"(?i)\b(?:conclud\w+|wrapp(?:ed|ing)(?: up)?|w(?:i|ou)nd(?:s|ing)? up|end(?:ed|ing)|complet(?:ed|ing)|"
    r"finish(?:ed|ing)|round(?:ed|ing) off)\b[^;,]{0,60}$"
)


def lengthened(
    page: Page, clause: Clause, time: TimeExpression, first: Interval, sentence: Span | None = None
) -> Interval:
    """A day and "three-day visit" in one telling make three days, when the day is the first or the last."""
    near = b" " + page.flat[max(clause.sentence.span.start, time.span.start - 90) : time.span.start].lower()
    near = near.rpartition(b", ")[2] if _AFTER_ANOTHER.search(page.words(clause.sentence.span)) else near
    begun = _days_before(page, clause, time)
    for length in page.times_in(clause.sentence.span if begun else sentence or clause.sentence.span):
        count = days_of(length)
        if _of_another_visit(page, clause, length.span):
            continue
        if 1 < count <= 20 and (_before_visit(page.text, length.span) or length.span.overlaps(clause.hit.span)):
            extra = timedelta(days=count - 1)
            begun = count - 1 if begun == _AT_ITS_END else begun
            if 0 < begun < count:
                opened = first.first - timedelta(days=begun)
                return Interval(opened, opened + extra, Granularity.DAY)
            told = max(time.span.end, (sentence or clause.sentence.span).start)
            if _IN_ITS_COURSE.search(page.flat[told : max(told, length.span.start)]):
                return first
            over = _OVER.search(page.flat[told : max(told, length.span.start)]) is not None
            ended = any(word in near for word in ENDING) and not sets_off(page, near, clause, time.span)
            if over or ended or _closed(page, clause, time.span):
                return Interval(first.first - extra, first.first, Granularity.DAY)
            return Interval(first.first, first.first + extra, Granularity.DAY)
    return Interval(first.first - timedelta(days=begun), first.last, Granularity.DAY) if begun > 0 else first


def _closed(page: Page, clause: Clause, day: Span) -> bool:
    """Whether the words between a day and the visit say that it ended then."""
    return _CLOSING_IT.search(page.flat[day.end : max(day.end, clause.hit.span.start)]) is not None


def sets_off(page: Page, near: bytes, clause: Clause, day: Span | None = None) -> bool:
    """Whether somebody leaves for a visit, or his own land: home's "left Hanoi on 18 May", not "left Beijing on"."""
    if (_SETS_OFF.search(near) and not _FOR_HOME.search(near)) or (
        day and _FOR_IT.search(page.flat[day.end : day.end + 40])
    ):
        return True
    start, until = clause.sentence.span.start, day.start if day else clause.sentence.span.end
    subject = page.people_in(Span(start, until))[:1]
    ours = not subject or page.side(subject[0]) in (HOME, None)
    goals = page.places_in(Span(day.end, day.end + _GOAL)) if day else ()
    if goals and _FOR.search(page.flat[day.end : goals[0].span.start] if day else b"") and ours:
        return goals[0].code != page.home
    return any(
        (place.code == page.home) == ours and _LEAVES.search(page.flat[start : place.span.start].lower())
        for place in page.places_in(Span(start, until))
    )


def _days_before(page: Page, clause: Clause, time: TimeExpression) -> int:
    """How many days of the visit had passed by the day told: one on its second day; 0 where that is not said.

    _AT_ITS_END on the last of days that only the visit's length counts.
    """
    start = clause.sentence.span.start
    if _BEGUN_ON.search(page.flat[max(start, time.span.start - 24) : time.span.start]):
        return 0
    opening = page.flat[start : clause.hit.span.end]
    found = _NTH_DAY.search(opening) if _ITS_DAY.search(opening) else None
    if found is None:
        there = _NTH_IN_TOWN.search(page.flat[start : max(start, time.span.start)])
        return _ORDINALS.index(there.group(1).lower().decode()) if there else 0
    nth, day, into = (group.lower().decode() for group in (found.group(1), found.group(2), found.group(3)))
    if into:
        return 1 if into == "a" else _COUNTED.index(into) + 1
    if day:
        return int(day) - 1 if day.isdigit() else _COUNTED.index(day)
    if nth in _LAST:
        return _AT_ITS_END
    return _ORDINALS.index(nth) if nth in _ORDINALS else 0


def _of_another_visit(page: Page, clause: Clause, length: Span) -> bool:
    """Whether the length is that of a visit told before, or of the way on from this one.

    "on a two-day visit to prepare for the premier's visit", "ends her trip before going to Peru for a two-day visit".
    """
    hit = clause.hit.span
    if _ON_FROM_THERE.search(page.flat[hit.end : max(hit.end, length.start)]):
        return True
    between = page.flat[length.end : max(length.end, hit.start)]
    if b", " in between and _AFTER_A.search(page.flat[clause.sentence.span.start : length.start]):
        return True
    return not clause.hit.trigger.verb and _PREPARING.search(between) is not None


def length_of(page: Page, clause: Clause) -> int:
    """Days that the clause's sentence says the visit lasts, 0 when it does not."""
    lengths = page.times_in(clause.sentence.span)
    return max((days_of(time) for time in lengths if _before_visit(page.text, time.span)), default=0)


def days_of(length: TimeExpression) -> int:
    """Days of a TIMEX3 duration such as P3D; 0 for anything else."""
    number = length.value[1:-1]
    return (
        int(number)
        if length.type == "DURATION" and length.value.endswith("D") and number.isdigit()
        else 7 * (length.value == "P1W")
    )


def _before_visit(text: str, span: Span) -> bool:
    following = text[span.end : span.end + 40].lower()
    if _TOUR_OF.search(text[span.end : span.end + 60].encode()):
        return True
    if _OF_A_TOUR.search(following.encode()):
        return False
    if _LASTS.search(text[max(0, span.start - 90) : span.start].encode()):
        return True
    before = f" {text[max(0, span.start - 16) : span.start].lower()}"
    if before.endswith((" the start of ", "e beginning of ")) and following.startswith(" in "):
        return True
    for_so_long = before.endswith(
        (" for ", "\nfor ", " for a ", " stay of ", " after ")
    ) and not following.lstrip().startswith("in ")
    return for_so_long or any(word in following for word in ("visit", "trip", "stay", "guest", "swing"))
