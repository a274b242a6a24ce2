"""Where an act took place, from the words around its trigger."""

from etl.extract.dateline_town import dateline_town
from etl.extract.fitting import said_there
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.places import Place, regions
from etl.extract.zones import Clause
from etl.model import PartnerMention
from etl.spans import Span

_AMERICAN = ("Latin America and the Caribbean",)
_EUROPEAN = ("Northern Europe", "Western Europe", "Southern Europe", "Eastern Europe")
_REGIONS = {
    b"south east asian": ("South-eastern Asia",), b"east asian": ("Eastern Asia",), b"south asian": ("Southern Asia",),
    b"northeast asian": ("Eastern Asia",), b"central asian": ("Central Asia",), b"caribbean": _AMERICAN,
    b"latin american": _AMERICAN, b"south american": _AMERICAN, b"nordic": ("Northern Europe",),
    b"african": ("Sub-Saharan Africa", "Northern Africa"), b"european": _EUROPEAN,
}  # fmt: skip
_IN_THE_REGION = pattern(
    r"(?i)\b(?:in|at) (?:the|that|this) (south-?east asian|south east asian|east asian|south asian|northeast asian|"
    r"central asian|caribbean|latin american|south american|nordic|african|european) "
    r"(?:country|nation|kingdom|republic|state|city-state)\b",
    groups=True,
)
# houses that stand for where a meeting was
_HOUSES = {
    b"white house": "USA", b"oval office": "USA", b"camp david": "USA", b"mar-a-lago": "USA", b"kremlin": "RUS",
    b"blue house": "KOR", b"downing street": "GBR", b"elysee": "FRA", b"zhongnanhai": "CHN", b"malacanang": "PHL",
}  # fmt: skip
_HOUSE = pattern(
    r"(?i)\b(white house|oval office|camp david|mar-a-lago|kremlin|blue house|downing street|elysee|zhongnanhai|"
    r"malacanang) $",
    groups=True,
)
_CAPITAL = pattern(r"(?i)^(?:'s)? capital\b")
_TOWN = pattern(r"(?i)^ (?:[a-z-]+ ){0,2}(?:resort|town|city|port|village|seaport)\b")
_IN_THE = pattern(r"(?i)\b(?:in|at|near) (?:the|a) $")
# "the delegation of a Border Management Detachment, Guangxi": whose it is, not where it was met
_OF_A_UNIT = pattern(
    r"\b(?:Detachment|Corps|Command|Bureau|Department|Committee|Station|Post|Division|Brigade|Regiment), $"
)
_IN_TOWN = pattern(r"\b(?:in|at) [A-Z][A-Za-z?-]*(?: [A-Z][A-Za-z?-]*)*, $")
_SUBJECT_IN = pattern(
    r"(?i)\b(?:situation|(?-i:war)|conflict|crisis|developments?|peace and stability|interests|investments?|projects?|"
    r"reforms?|"
    r"coup|fighting|elections?|floods?|earthquake|invest|investing|opportunities) in "
    r"(?:the )?$"
)
# a ministry's seat, ahead of what it tells: "the Foreign Ministry in Seoul said ..."
_SEATED = pattern(
    r"(?i)\b(?:ministry|embassy|mission|consulate|government|authorities|headquarters|office|palace|parliament)"
    r"(?: (?:of|for) [^,;]{3,40})? in (?:the )?$"
)
_THERE = pattern(
    r"(?i)\b(?:met|talks|received|held|spoke|signed|meeting|called)\b[^;]* there\b"
    r"(?: (?:on|in|yesterday|today|too)\b|[.,]|$)"
)
# "met here on the sidelines of a fair": in the town that the story is written in
_HERE = pattern(
    r"(?i)\b(?:met|meets?|talks|received|receives|held|holds|hosted|spoke|signed|meeting|called|attend\w+|arriv\w+)\b"
    r"[^;:\"]* here\b(?: (?:on|in|at|with|yesterday|today|this|last|earlier|late)\b|[.,]|$)"
)
_OPENS_THERE = pattern(r"^\W*There,? (?:on |in |he |she |they |the |[A-Z])")
_AND_AT_THE = pattern(
    r"(?i)(?:, and|; |, while|, but) [^;.]{0,60}\b(?:at|during|on the (?:sidelines|margins|fringes) of) "
    r"(?:the|an?|their) [^;.,]{0,60}\b(?:in|at) (?:the )?$"
)
_AND_IN = pattern(r"(?i)\b(?:and|but|then|later|before|while),? (?:on [A-Z]\w+day,? )?(?:in|at) (?:the )?$")
_WHO = pattern(r"(?i), (?:who|which|where) [^,;]*$")
# a town that is the host: "Lima on Friday hosted the third round", "Lima was the venue of"
_TOWN_HOSTS = pattern(
    r"(?i)^(?: (?:on|this|last|next|yesterday|today|tomorrow)(?: [^\s,;]+){0,3})? "
    r"(?:(?:will|is (?:due |set |to )+(?:to )?|has|had|also|again) )*"
    r"(?:(?:co-?)?host(?:s|ed|ing)?\b|pla(?:y|ys|yed) host\b|be(?:en)? (?:the )?(?:venue|host)\b|"
    r"(?:was|is) (?:the )?(?:venue|scene|setting|host)\b)"
)
# or that somebody is brought to: "the second round took the minister to Lima"
_BROUGHT_TO = pattern(r"(?i)\b(?:took|takes|take|brought|brings|bring) [^;,]{2,80} to (?:the )?$")
_AT = pattern(
    r"(?i)(?:\b(?:in|at|near|outside)\s+(?:the\s+)?(?:[a-z]+\s+)?(?:capital\s+(?:city\s+)?(?:of\s+)?|"
    r"city\s+of\s+|province\s+of\s+)?|,\s+)$"
)


def _around(clause: Clause) -> tuple[Span, ...]:
    """The zone behind the trigger, then ahead of it; the whole zone of a later member of a list."""
    hit, zone = clause.hit.span, clause.zone
    if not zone.contains(hit):
        return (zone,)
    return Span(hit.start, zone.end), Span(zone.start, hit.start)


def venue(page: Page, clause: Clause) -> Place | None:
    """The place the act is said to be at: a town behind the trigger first, then ahead of it, then of the sentence."""
    if (seat := _seat(page, clause)) is not None:
        return seat
    for span in (*_around(clause), clause.sentence.span):
        found = [
            place
            for place in page.places_in(span)
            if located(page, place, clause) and not _of_another_gathering(page, place, clause)
        ] + _capitals(page, span)
        towns = [place for place in found if place.city]
        if towns or found:
            return _anew(page, clause, towns) or (towns or found)[0]
    return _host_town(page, clause) or _there(page, clause) or _here(page, clause) or _by_region(page, clause)


def _host_town(page: Page, clause: Clause) -> Place | None:
    """The town that the sentence calls the host of an event, or the one that the event brings somebody to."""
    if clause.hit.trigger.verb:
        return None
    sentence, hit = clause.sentence.span, clause.hit.span
    for place in page.places_in(sentence):
        between = page.flat[place.span.end : max(place.span.end, hit.start)]
        brought = place.span.start > hit.end and _BROUGHT_TO.search(page.flat[hit.end : place.span.start])
        if place.city and (brought or (place.span.end < hit.start and _TOWN_HOSTS.search(between))):
            return place
    return None


def _anew(page: Page, clause: Clause, towns: list[Place]) -> Place | None:
    """The last town ahead, where it opens a step of its own: "spoke in Dubai and, in Ankara, had talks"."""
    last = towns[-1] if len(towns) > 1 and towns[-1].span.end <= clause.hit.span.start else None
    ahead = page.flat[clause.sentence.span.start : last.span.start] if last else b""
    return last if last and _AND_IN.search(ahead) else None


def _seat(page: Page, clause: Clause) -> Place | None:
    """The land of a leader's house named right before the noun: "their White House meeting"."""
    hit = clause.hit.span
    house = _HOUSE.search(page.flat[max(clause.sentence.span.start, hit.start - 24) : hit.start])
    code = _HOUSES.get(house.group(1).lower()) if house and not clause.hit.trigger.verb else None
    return Place(Span(hit.start - len(house.group(0)), hit.start), code, True) if house and code else None


def _there(page: Page, clause: Clause) -> Place | None:
    """The last place that the sentence before names, where the clause says "there"."""
    sentence = clause.sentence
    opens = _OPENS_THERE.search(page.words(sentence.span)) is not None
    if not sentence.order or not (opens or _THERE.search(page.words(clause.zone))):
        return None
    before = page.sentences[sentence.order - 1]
    near = before.section.story == sentence.section.story
    return next(iter([place for place in page.places_in(before.span) if place.city][-1:]), None) if near else None


def _here(page: Page, clause: Clause) -> Place | None:
    """The town of the dateline, where the clause says that it was "here"."""
    return dateline_town(page, clause) if _HERE.search(page.words(clause.zone)) else None


def _by_region(page: Page, clause: Clause) -> Place | None:
    """The one of home and the story's partner that "in the Southeast Asian nation" can mean."""
    told = _IN_THE_REGION.search(page.words(clause.zone))
    if told is None:
        return None
    names = _REGIONS[told.group(1).lower().replace(b"-", b" ").replace(b"southeast", b"south east")]
    topic = page.topics.get(clause.sentence.section.story)
    codes = [code for code in (page.home, topic) if code and regions().get(code) in names]
    span = Span(clause.zone.start + told.start(), clause.zone.start + told.end())
    return Place(span, codes[0], False) if len(codes) == 1 else None


def _capitals(page: Page, span: Span) -> list[Place]:
    """ "The Indonesian capital", "Kenya's capital", "in the Croatian resort of": a town named by its country."""
    return [
        Place(Span(mention.span.start, mention.span.end + town), mention.code, True)
        for mention in page.partners_in(span)
        if (town := _capital(page, mention) or _of_a_town(page, mention))
    ]


def _capital(page: Page, mention: PartnerMention) -> int:
    """How many characters behind a country's name make it its capital, 0 where none do."""
    told = _CAPITAL.search(page.flat[mention.span.end : mention.span.end + 12])
    return told.end() if told else 0


def _of_a_town(page: Page, mention: PartnerMention) -> int:
    """How many characters behind a demonym make it the town that something took place in, 0 where none do."""
    town = _TOWN.search(page.flat[mention.span.end : mention.span.end + 34])
    if mention.form != "demonym" or town is None:
        return 0
    return town.end() if _IN_THE.search(page.flat[max(0, mention.span.start - 10) : mention.span.start]) else 0


def _of_another_gathering(page: Page, place: Place, clause: Clause) -> bool:
    """Whether a place is that of what the sentence goes on to: "at the forum, and they also spoke at the summit in"."""
    end = max(clause.hit.span.end, clause.zone.end)
    return place.span.start > end and _AND_AT_THE.search(page.flat[clause.hit.span.end : place.span.start]) is not None


def _came_from(page: Page, place: Place, clause: Clause) -> bool:
    """Whether a place stands in a relative clause that is over: "Lima, who came from a summit in Fiji, held talks"."""
    start = clause.sentence.span.start
    relative = _WHO.search(page.flat[start : place.span.start]) is not None
    return relative and b"," in page.flat[place.span.end : clause.hit.span.start]


def _two_lands(page: Page, place: Place, clause: Clause) -> bool:
    """Whether a city that is a state opens the sentence as the second of two lands: "Peru, Singapore hold talks"."""
    ahead = Span(clause.sentence.span.start, place.span.start)
    lands = [mention for mention in page.partners_in(ahead) if mention.code != place.code]
    return (
        len(lands) == 1
        and page.flat[place.span.end : place.span.end + 1] == b" "
        and not page.flat[ahead.start : lands[0].span.start].strip()
        and page.flat[lands[0].span.end : ahead.end] == b", "
        and all(place.span.start != lands[0].span.start for place in page.places_in(ahead) if place.city)
    )


def located(page: Page, place: Place, clause: Clause) -> bool:
    """Whether the words before a place make it the venue: "in", "at", a comma after a town.

    "..., Seoul's ministry said" is none.
    """
    before = page.flat[max(clause.sentence.span.start, place.span.start - 45) : place.span.start]
    if (
        _SUBJECT_IN.search(before)
        or said_there(page, clause, place.span.start)
        or (place.span.end < clause.hit.span.start and (_SEATED.search(before) or _came_from(page, place, clause)))
    ):
        return False
    if before.rstrip().endswith(b","):
        if page.flat[place.span.end : place.span.end + 3] == b"'s ":
            return False
        if not place.city:
            return _IN_TOWN.search(before) is not None
        if _OF_A_UNIT.search(before) or _two_lands(page, place, clause):
            return False
    return _AT.search(before) is not None
