"""What sets no scene for what follows: it describes an event, bounds a stretch, compares, or names something."""

import re

from etl.dates.calendar import moved
from etl.dates.find import Found
from etl.dates.grammar.words import listed
from etl.dates.scene import Told
from etl.dates.shapes import Away, Counterpart, Half, Quarter, Shape, Shift, Unit, Within
from etl.intervals import Granularity, Interval
from etl.spans import Span

_OWNED = re.compile(r"(?i)(?:\b(?:their|his|her|its|our|the|a|this|that)|['’]s?) \Z")
_NOUN_FOLLOWS = re.compile(
    r" (?!(?:and|or|to|in|at|on|for|when|was|were|is|will|with|by|as|that|after|before|but|where|during|until|of"
    r"|from|he|she|they|it|the|a|an|has|had|through)\b)[a-z]{3,}"
)
_NAMED_AFTER = re.compile(r"\b(?:Day|Declaration|Agreement|Treaty|Revolution|Accords?|Communiqu[eé]|Statement) of \Z")
# "greetings on the National Day of Peru (18 December)": the day of the feast, not of the greetings
_FEAST = re.compile(
    r"\b(?:Day|[Bb]irthday|[Aa]nniversary|[Ff]estival|New Year|founding|independence)\b[^.;:()\n]{0,70}"
    r"(?:\((?:on |falling on )?|, (?:which )?(?:falls|falling|marked|celebrated) on )\Z|"
    r"\b(?:National|Independence|Republic|Victory|Liberation|Constitution) Day(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?"
    r"(?:, | on )\Z"
)
_DESCRIBES = re.compile(
    r"(?:, (?:which|whose?)|\b(?:days?|weeks?|months?|years?) (?:after|before)|\bsince) [^,.;\n]*\Z"
)
# "arrived on 9 March. A, who had met him on 11 January, signed": the story stays where it was
_WHO_DID = re.compile(r", whom? [^,.;\n]*\Z")
_CLOSES = re.compile(
    r"[^,.;:\n]{0,90},(?![^.;\n]*\b(?:same|next|following|previous|day (?:before|earlier|later|after))\b)"
)
_HELD = listed("held hosted signed convened organised organized launched adopted concluded reached issued paid")
# "referred to the forum held in Lima on 22 February": which one, told on a later day
_HELD_THEN = re.compile(
    r"(?i)\b(?:meetings?|talks|summits?|forums?|conference|congress|session|rounds?|dialogue|consultations?|committee|"
    r"commission|visits?|agreements?|treaty|pact|accord|memorandum|declaration|statement|plan|programme|program) "
    rf"(?:{'|'.join(sorted(_HELD))}) "
    r"(?:[^,.;:\n]{0,40} )?on (?:the )?\Z"
)
_HELD_BY = 60
_FIRST_SINCE = re.compile(
    r"\b(?:first|only|last|highest|lowest|biggest|worst)\b[^.;\n]{0,70} since (?:[^.,;\n]{2,50} (?:in|on) (?:the )?)?\Z"
)
# "The guest had landed on Sunday.": the story stays on the day that it looks back from
_HAD_DONE = re.compile(
    r"\b(?:had|having) (?:[a-z]+ly |[a-z]+ ){0,2}?(?:[a-z]+ed|come|flown|met|held|begun|left|been|gone|spoken|paid|"
    r"taken|seen|sent|set|sat|made|given|got|written|won|said|told)\b[^.;:\n]*\Z"
)
_AGAINST = ("from ", "than ", "with ", "against ", "versus ", "from the ", "than the ", "with the ")
# "after a flat second quarter", "up from the comparable 1988 quarter"
_BESIDE_ANOTHER = re.compile(
    r"(?i)\b(?:from|than|with|against|versus|after|following) (?:(?:an?|the|its|their) )?(?:[a-z-]+ ){0,2}\Z"
)
# what may end the words of a feast, by which the pattern is asked only of few
_FEAST_ENDS = ("(", "(on ", "falling on ", "falls on ", "marked on ", "celebrated on ")
_OWNING = ("'s ", "’s ")
_BOUNDING = ("until ", "till ", "Until ", "before ", "Before ")
_ENDING = ("ended ", "ending ", "ended on ", "ending on ")
_OWNER = 8
_DAY, _MONTH, _YEAR = Granularity.DAY, Granularity.MONTH, Granularity.YEAR
_MAY_COMPARE = frozenset({Away, Counterpart, Shift, Quarter, Half, Within})
_QUARTERS = frozenset({Granularity.QUARTER, Granularity.HALF})
_QUARTER = 40
_NOUN = 24
_CLAUSE = 120
_LONG_BEFORE = 300


def sets_no_scene(text: str, one: Found, interval: Interval, told: Told) -> bool:
    """Whether what follows goes on from `told`, not from the days of `one`."""
    grain = interval.granularity
    if grain is _DAY:
        if text.endswith(_ENDING, 0, one.span.start) and told.has_just_told(Granularity.QUARTER):
            return True
        return told.day is not None and is_embedded(text, one.span, interval.last < told.day.first)
    if grain is _YEAR:
        return _compares(text, one) or _measures(text, one.span.start)
    if grain in _QUARTERS:
        return interval == told.beside or _compares(text, one) or _is_a_year_before(one.shape, interval, told)
    return grain is _MONTH and _compares(text, one)


def looks_back(text: str, one: Found, interval: Interval, told: Told, of_news: bool) -> bool:
    """Whether the pluperfect tells of a day before the one the story has reached; of news, any day long before."""
    if told.day is None or interval.last >= told.day.first:
        return False
    if of_news and (told.day.first - interval.last).days > _LONG_BEFORE:
        return True
    start = max(0, one.span.start - _CLAUSE)
    before = text[start : one.span.start]
    return ("had " in before or "having " in before) and _HAD_DONE.search(text, start, one.span.start) is not None


def _compares(text: str, one: Found) -> bool:
    """Whether the words only measure against another year or quarter: "up from a year earlier", "than last year"."""
    if type(one.shape) not in _MAY_COMPARE:
        return False
    match one.shape:
        case Away(1, Unit.YEAR, -1) | Away(4, Unit.QUARTER, -1) | Counterpart():
            return True
        case Shift(Unit.YEAR | Unit.QUARTER, -1):
            return text.endswith(_AGAINST, max(0, one.span.start - 10), one.span.start)
        case Quarter() | Half() | Within(Quarter() | Half(), _):
            return bool(_BESIDE_ANOTHER.search(text, one.span.start - _QUARTER, one.span.start))
    return False


def _is_a_year_before(shape: Shape, interval: Interval, told: Told) -> bool:
    """Whether "the third quarter last year" is set against the one told, from which what follows goes on."""
    if not (isinstance(shape, Within) and shape.outer == Shift(Unit.YEAR, -1)):
        return False
    _, now = told.latest.get(interval.granularity, (0, None))
    return now is not None and now.first == moved(interval.first, Unit.YEAR, 1)


def _measures(text: str, start: int) -> bool:
    """Whether a year only says how long nothing of the kind had been: "the first visit since 1989"."""
    near = text[max(0, start - _CLAUSE) : start]
    return "since " in near and bool(_FIRST_SINCE.search(near))


def is_embedded(text: str, span: Span, goes_back: bool) -> bool:
    """Whether a day sets no scene but describes: "their March 29 call", "which goes back to 20 September 1977".

    `goes_back` when it lies before the day told last: "Tuesday's earthquake" then only says which one.
    """
    start, end = span.start, span.end
    before = text[start - _CLAUSE if start > _CLAUSE else 0 : start]
    if before.endswith(_BOUNDING) or (goes_back and text.startswith(_OWNING, end)):
        return True
    if goes_back and before.endswith((" on ", " on the ")) and _was_held(before):
        return True
    if before.endswith(" of ") and _NAMED_AFTER.search(before):
        return True
    may_be_feast = before.endswith(_FEAST_ENDS) or ("Day" in before and before.endswith((", ", " on ")))
    if may_be_feast and _FEAST.search(before):
        return True
    if text[end : end + 1] == " " and _NOUN_FOLLOWS.match(text, end, end + _NOUN):
        owned = text.startswith(("the ", "The "), start) or _OWNED.search(before, max(0, len(before) - _OWNER))
        if owned:
            return True
    if not (" after " in before or ", wh" in before or " before " in before or "since " in before):
        return False
    clause = before[max(before.rfind("."), before.rfind(";"), before.rfind("\n")) + 1 :]
    if goes_back and ", who" in clause and _WHO_DID.search(clause) and _CLOSES.match(text, end):
        return True
    return _DESCRIBES.search(clause) is not None


def _was_held(before: str) -> bool:
    """Whether the words end in "the forum held in Lima on"; its verb alone is looked for first, which few have."""
    return not _HELD.isdisjoint(before[-_HELD_BY:].lower().split()) and _HELD_THEN.search(before) is not None
