"""Years told with their era: 480 BC, the spring of 480 BC, 264-241 BC, the 3rd century BC, AD 79."""

from etl.dates.grammar.fragments import ANY_SEASON, COMMA, DASH, GAP, HYPHEN, MAYBE, MONTH, ORDINAL
from etl.dates.grammar.rule import Groups, Rule, UnreadableError
from etl.dates.grammar.words import ordinal
from etl.dates.shapes import Century, Part, Range, Shape, Within, Year

_BEFORE = r"(?:BCE?\b|B\.C\.E\.|B\.C\.)"
_SINCE = r"(?:AD\b|CE\b|A\.D\.|C\.E\.)"
_NUMBER = r"(?:[1-9][0-9]{0,3})"
_THE = rf"(?:(?i:the){GAP})?"
# "in 2010 BC and Alberta agreed" tells of British Columbia
_LATEST, _OLDEST = 2100, 1800


def _before(text: str) -> Year:
    number = int(text)
    if _OLDEST <= number <= _LATEST:
        raise UnreadableError(f"{number} BC is rather a year of British Columbia")
    return Year(-number)


def _within(groups: Groups) -> Shape:
    return Within(groups.read("inner"), _before(groups["year"]))


def _part(groups: Groups) -> Shape:
    name = {"early": "START", "mid": "MID", "late": "END"}[groups["side"].lower()]
    return Part(name, _before(groups["year"]))


def _run(groups: Groups) -> Shape:
    first, last = _before(groups["first"]), _before(groups["last"])
    if last.number <= first.number:
        raise UnreadableError(f"{groups['last']} BC does not follow {groups['first']} BC")
    return Range(first, last)


RULES = (
    Rule(
        "a year before our era",
        rf"{_THE}(?:(?i:year){GAP})?(?P<year>{_NUMBER}){MAYBE}{_BEFORE}",
        lambda g: _before(g["year"]),
        "480 BC",
        guard="era",
    ),
    Rule(
        "a month or season of a year before our era",
        rf"(?P<inner>{MONTH}|{_THE}{ANY_SEASON})(?:{GAP}(?i:of|in){GAP}|{COMMA})(?P<year>{_NUMBER}){MAYBE}{_BEFORE}",
        _within,
        "the spring of 480 BC",
        guard="era",
    ),
    Rule(
        "a part of a year before our era",
        rf"(?P<side>(?i:early|mid|late)){HYPHEN}(?:(?i:in){GAP})?(?P<year>{_NUMBER}){MAYBE}{_BEFORE}",
        _part,
        "early 480 BC",
        guard="era",
    ),
    Rule(
        "a run of years before our era",
        rf"(?P<a>(?P<first>{_NUMBER})(?:{MAYBE}{_BEFORE})?)(?:{MAYBE}{DASH}{MAYBE}|{GAP}(?i:to|until){GAP})(?P<b>(?P<last>{_NUMBER}){MAYBE}{_BEFORE})",
        _run,
        "264-241 BC",
        guard="era",
    ),
    Rule(
        "a century before our era",
        rf"{_THE}(?P<n>{ORDINAL}){HYPHEN}(?i:century){GAP}{_BEFORE}",
        lambda g: Century(-ordinal(g["n"])),
        "the 3rd century BC",
    ),
    Rule(
        "a year of our era",
        rf"{_THE}(?:(?i:year){GAP})?(?:(?:AD|A\.D\.){GAP}(?P<year>{_NUMBER})\b|(?P<after>{_NUMBER}){GAP}{_SINCE})",
        lambda g: Year(int(g["year"] or g["after"])),
        "AD 79",
        guard="era",
    ),
)
